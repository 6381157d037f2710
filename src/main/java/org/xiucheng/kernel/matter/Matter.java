package org.xiucheng.kernel.matter;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.calendar.WorkCalendar;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.place.Location;

/// Something in the city that is wrong or asked for, with the one unit that answers for it and where it stands.
///
/// It changes only through `after`, which is pure: the caller stores the answer. Deadlines are rows of their
/// own.
///
/// @param since when it came into its state
/// @param bounces how often it has been sent back; once more leads to arbitration and is not counted
/// @param lastActors who last did each verb, so that the same eyes never look twice
/// @param concern whom it complains about, and whether it is sensitive
public record Matter(
        UUID id,
        PublicNumber number,
        Procedure procedure,
        Optional<CategoryKey> category,
        Location location,
        Lead lead,
        String state,
        Instant since,
        int revision,
        int bounces,
        Map<String, UUID> lastActors,
        Optional<UUID> undertaking,
        Concern concern) {
    public Matter {
        lastActors = Map.copyOf(lastActors);
        procedure.state(state);
    }

    /// What weighs on a matter beside its place and kind: the unit that it complains about (涉事单位), and that it
    /// is sensitive (敏感).
    ///
    /// The unit never answers for it and sees no more of it than everyone; what is sensitive is shown to those
    /// in reach and to nobody else. A person is never named here.
    ///
    /// @param about the code of a unit
    public record Concern(Optional<String> about, boolean sensitive) {
        /// About no unit, and nothing to hide.
        public static final Concern NONE = new Concern(Optional.empty(), false);

        /// The thing that is asked about, with what weighs on it.
        public Resource on(Resource resource) {
            return resource.about(about).marked(sensitive ? Set.of(Resource.Mark.SENSITIVE) : Set.of());
        }
    }

    /// A matter that is about no unit and hides nothing.
    public Matter(
            UUID id,
            PublicNumber number,
            Procedure procedure,
            Optional<CategoryKey> category,
            Location location,
            Lead lead,
            String state,
            Instant since,
            int revision,
            int bounces,
            Map<String, UUID> lastActors,
            Optional<UUID> undertaking) {
        this(
                id,
                number,
                procedure,
                category,
                location,
                lead,
                state,
                since,
                revision,
                bounces,
                lastActors,
                undertaking,
                Concern.NONE);
    }

    /// What becomes of the matter when that act is done now, under that law.
    ///
    /// A step with `RESOLVES_LEAD` or `ASSIGNS_LEAD` leaves the lead as it was: the caller finds the new one
    /// and says `ledBy`.
    public Outcome after(Act act, Instant now, Articles law, WorkCalendar calendar) {
        return new Move(this, act, now, calendar).outcome(law);
    }

    /// Where it stands, with its owner and term.
    public State standing() {
        return procedure.state(state);
    }

    public boolean open() {
        return !standing().end();
    }

    /// What is asked about when somebody wants something of it.
    public Resource resource() {
        return concern.on(Resource.matter(number.text(), lead.unit(), location.areas()))
                .of(category.stream())
                .standing(procedure.possible(state), procedure.did(lastActors));
    }

    /// The same matter with another unit answering for it.
    public Matter ledBy(Lead other) {
        return new Matter(
                id,
                number,
                procedure,
                category,
                location,
                other,
                state,
                since,
                revision,
                bounces,
                lastActors,
                undertaking,
                concern);
    }

    /// The same matter with something else weighing on it.
    public Matter concerning(Concern other) {
        return new Matter(
                id,
                number,
                procedure,
                category,
                location,
                lead,
                state,
                since,
                revision,
                bounces,
                lastActors,
                undertaking,
                other);
    }

    /// The matter one step further.
    Matter moved(Step step, Act act, Instant now) {
        var bounced = step.has(Effect.BOUNCES) && bounces < procedure.bounceLimit() ? bounces + 1 : bounces;
        return new Matter(
                id,
                number,
                procedure,
                step.has(Effect.CATEGORISES) ? act.category().or(() -> category) : category,
                location,
                lead,
                target(step),
                now,
                revision + 1,
                bounced,
                actors(act),
                undertaking,
                concern);
    }

    /// Where the step leads from here: back once too often leads elsewhere.
    String target(Step step) {
        return bounces >= procedure.bounceLimit() ? step.overLimit().orElse(step.to()) : step.to();
    }

    private Map<String, UUID> actors(Act act) {
        if (!(act.actor() instanceof Actor.Officer officer)) {
            return lastActors;
        }
        var actors = new HashMap<>(lastActors);
        actors.put(act.verb(), officer.person());
        return actors;
    }
}
