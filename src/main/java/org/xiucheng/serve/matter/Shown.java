package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// The small pieces that views of matters are made of.
public interface Shown {
    /// Something with a code and the name that people read.
    record Named(String code, Bilingual name) {}

    /// An area of the chain, coarse to fine.
    record InArea(String code, Bilingual name, String level) {}

    /// A stretch of road.
    record OnSegment(String id, Bilingual name) {}

    /// Where a matter is, as far as the reader may know.
    record Place(List<InArea> areas, Optional<OnSegment> segment) {}

    /// Who answers.
    record Leads(Named unit, Optional<Named> post) {}

    /// The post that answers for a unit now. By what it does, and who holds it, only those in reach are told:
    /// the working hours of named people are not public.
    record Duty(Named unit, Optional<Named> post, Optional<String> by, Optional<String> person) {}

    /// A category with how far its list may be trusted: `standard`, `partial`, `local`.
    record OfCategory(String system, String code, Bilingual name, String standing) {}

    /// The clock that presses most: `state` is `running`, `overdue`, `met` or `paused`.
    record Due(String clock, Instant at, String state, boolean provisional) {}

    /// The undertaking that a matter belongs to.
    record OfUndertaking(String number, Bilingual name) {}

    /// A term in one of the six clocks.
    record Within(String kind, int amount) {}

    /// One clock of a matter and the article that sets its term.
    record Deadline(
            String clock,
            Bilingual name,
            Within term,
            Instant start,
            Instant due,
            String state,
            boolean provisional,
            Optional<Article> basis,
            int escalations,
            List<Moved> moved) {}

    /// One time that a clock came to end later: from when to when, by which verb, on which listed ground, and
    /// who decided it.
    record Moved(Instant at, Instant before, Instant after, Named verb, Optional<Named> reason, By by) {}

    /// Who did something: `kind` is `unit`, `reporter` or `clock`; a person is never named.
    record By(String kind, Optional<Named> unit, Optional<Named> post) {}

    /// One thing that was done, with the law it rested on and what can be done against it.
    record Event(
            Instant at,
            String verb,
            Bilingual name,
            String fromState,
            Bilingual from,
            String toState,
            Bilingual to,
            By by,
            Optional<Named> reason,
            Optional<String> note,
            Optional<Article> basis,
            Bilingual remedy) {}

    /// A rule of the duty list.
    record RuleName(String id, int version, Bilingual name) {}

    /// A rule that applied and lost: `broader`, `lower-priority`, `fallback` or `unsettled`, in words as well.
    record Beaten(RuleName rule, String code, Bilingual why) {}

    /// What weighs on a matter, for its reporter and for officers in reach: the unit that it complains about,
    /// and that it is sensitive; with what this reader may correct.
    record Weighs(Optional<Named> about, boolean sensitive, boolean mayState, boolean mayMark) {}

    /// Why this unit answers.
    record Responsibility(String ground, RuleName rule, Optional<Article> basis, List<Beaten> lost) {}

    /// An article, as it is cited.
    record Article(String id, Bilingual law, String number, Bilingual gist, boolean demo) {}

    /// Something that the reader may do now; `needs` must be given and `takes` may be.
    record Offer(
            String verb,
            Bilingual name,
            List<Named> reasons,
            List<String> needs,
            List<String> takes,
            Optional<Article> basis,
            Bilingual remedy) {}

    /// What was said, for those who may read it. The contact itself stays sealed; only that there is one is
    /// told.
    record Report(
            String description,
            Optional<String> address,
            Optional<double[]> point,
            String channel,
            Instant receivedAt,
            boolean hasContact) {}
}
