package org.xiucheng.decide.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.correction.Correction;
import org.xiucheng.compute.correction.FindPatterns;
import org.xiucheng.compute.correction.Pattern;
import org.xiucheng.compute.correction.SqlCorrections;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.Categories;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.CategoryScope;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Question;
import org.xiucheng.kernel.responsibility.Resolution;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Validity;

/// Turns corrections into proposals for the duty list: the same wrong dispatch, corrected often enough, opens a
/// draft with one deed, and the draft is tried on the past before anybody approves it.
///
/// What the list says right by now teaches nothing any more; nor does what went right at least as often as
/// wrong.
@Service
public class LearnFromCorrections {
    private static final DutyLimits LIMITS = DutyLimits.USUAL;
    private static final Duration YEAR = Duration.ofDays(365);

    private final SqlCorrections corrections;
    private final SqlPastMatters past;
    private final SqlDrafts drafts;
    private final KeepDuties keepDuties;
    private final City city;

    LearnFromCorrections(
            SqlCorrections corrections, SqlPastMatters past, SqlDrafts drafts, KeepDuties keepDuties, City city) {
        this.corrections = corrections;
        this.past = past;
        this.drafts = drafts;
        this.keepDuties = keepDuties;
        this.city = city;
    }

    /// The city as it stands.
    @Component
    record City(CurrentRules rules, CurrentParties parties, Places places, Categories categories, Maker maker) {}

    /// Which lesson is meant.
    public record Which(String rule, CategoryKey category, String area, String unit) {}

    /// The corrections of the last year, latest first.
    public List<Correction> corrections(Subject.Officer by) {
        keepDuties.reads(by);
        return latest(city.maker.now());
    }

    /// What they teach.
    public List<Lesson> lessons(Subject.Officer by) {
        keepDuties.reads(by);
        var now = city.maker.now();
        var wrong = latest(now).stream()
                .filter(one -> !unit(one, now).equals(Optional.of(one.to())))
                .toList();
        var patterns = new FindPatterns(LIMITS.alike(), LIMITS.agreed()).in(wrong);
        if (patterns.isEmpty()) {
            return List.of();
        }
        var matters = past.latest(LIMITS.replayed());
        var open = open();
        return patterns.stream()
                .map(pattern -> lesson(pattern, kept(pattern, matters), open, now))
                .filter(lesson -> lesson.pattern().alike().size() > lesson.kept())
                .toList();
    }

    /// Opens a draft of one lesson, and tries it.
    ///
    /// @param basis the article, where it is not that of the rule corrected
    /// @throws Problem `lesson.absent`, `lesson.owner`, `lesson.unbased`, and what a draft is refused for
    public Draft draft(Which which, Optional<ArticleId> basis, Optional<String> reason, Subject.Officer by) {
        var lesson = lessons(by).stream()
                .filter(one -> which(one.pattern()).equals(which))
                .findFirst()
                .orElseThrow(() -> Problem.absent("lesson.absent", "Corrections alike do not say this any more."));
        var now = city.maker.now();
        var old = rule(lesson.pattern().rule(), now);
        if (old.filter(rule -> rule.places() instanceof PlaceBinding.OwnerRole).isPresent()) {
            throw Problem.conflict("lesson.owner", "The owner in the register of components is what is wrong here.");
        }
        var article = basis.or(() -> old.map(Rule::basis))
                .orElseThrow(() -> Problem.invalid("lesson.unbased", "Say by which article it is so.", "/basis"));
        var proposal = new Draft.Proposal(proposed(lesson.pattern(), old, article), false);
        var draft = keepDuties.draft(
                List.of(proposal), reason.orElseGet(() -> why(lesson.pattern())), Optional.empty(), by);
        return keepDuties.rehearse(draft.code(), by);
    }

    private List<Correction> latest(Instant now) {
        return corrections.latest(now.minus(YEAR), LIMITS.corrections());
    }

    private static Which which(Pattern pattern) {
        return new Which(pattern.rule(), pattern.category(), pattern.area(), pattern.to());
    }

    private Lesson lesson(Pattern pattern, int kept, Map<String, String> open, Instant now) {
        var old = rule(pattern.rule(), now);
        var rule = old.filter(found -> !(found.places() instanceof PlaceBinding.OwnerRole))
                .map(found -> proposed(pattern, old, found.basis()));
        return new Lesson(pattern, kept, rule, Optional.ofNullable(open.get(id(pattern, old))));
    }

    /// Whom the list names today.
    private Optional<String> unit(Correction one, Instant now) {
        var question = new Question(
                Optional.of(one.category()),
                one.areas(),
                one.segment().flatMap(city.places::segment),
                one.component().flatMap(city.places::component),
                now);
        return city.rules
                                .get()
                                .resolve(
                                        question,
                                        code -> city.parties.get().unit(code).isPresent())
                        instanceof Resolution.Named named
                ? Optional.of(named.unit())
                : Optional.empty();
    }

    private static int kept(Pattern pattern, List<SqlPastMatters.Past> matters) {
        return (int) matters.stream()
                .filter(matter -> matter.category().equals(pattern.category())
                        && matter.lead().equals(pattern.from())
                        && matter.areas().contains(pattern.area()))
                .count();
    }

    /// Rules that open drafts speak of, each with the draft.
    private Map<String, String> open() {
        return drafts.list(LIMITS.listed()).stream()
                .filter(draft ->
                        draft.standing() == Draft.Standing.DRAFTED || draft.standing() == Draft.Standing.REHEARSED)
                .flatMap(draft ->
                        draft.proposals().stream().map(p -> Map.entry(p.rule().id(), draft.code())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (newer, _) -> newer));
    }

    private Optional<Rule> rule(String id, Instant now) {
        return city.rules.get().rules().stream()
                .filter(rule -> rule.id().equals(id) && rule.validity().holdsAt(now))
                .findFirst();
    }

    /// The same rule for another unit where it says no more than that, and a narrower one beside it otherwise.
    private Rule proposed(Pattern pattern, Optional<Rule> old, ArticleId basis) {
        return new Rule(
                id(pattern, old),
                1,
                name(pattern),
                new CategoryScope.One(pattern.category()),
                places(pattern, old),
                pattern.to(),
                Optional.empty(),
                basis,
                OptionalInt.empty(),
                false,
                Validity.since(Instant.EPOCH));
    }

    private String id(Pattern pattern, Optional<Rule> old) {
        var scope = new CategoryScope.One(pattern.category());
        return old.filter(
                        rule -> rule.categories().equals(scope) && rule.places().equals(places(pattern, old)))
                .map(Rule::id)
                .orElseGet(() -> "corrected." + pattern.category().system() + "."
                        + pattern.category().code() + "." + pattern.area());
    }

    private PlaceBinding places(Pattern pattern, Optional<Rule> old) {
        var bound = old.map(Rule::places).orElseGet(() -> new PlaceBinding.AreaSubtree(pattern.area()));
        var area = city.places.chainOf(pattern.area()).contains(bound.area()) ? pattern.area() : bound.area();
        return switch (bound) {
            case PlaceBinding.AreaSubtree _, PlaceBinding.OwnerRole _ -> new PlaceBinding.AreaSubtree(area);
            case PlaceBinding.RoadRange range ->
                new PlaceBinding.RoadRange(area, range.road(), range.from(), range.to());
            case PlaceBinding.ComponentClass kind -> new PlaceBinding.ComponentClass(area, kind.system(), kind.code());
        };
    }

    private Bilingual name(Pattern pattern) {
        var category = city.categories.find(pattern.category()).map(found -> found.name());
        var area = city.places.area(pattern.area()).map(found -> found.name());
        var what = category.orElseGet(() -> Bilingual.same(pattern.category().code()));
        var where = area.orElseGet(() -> Bilingual.same(pattern.area()));
        return new Bilingual(where.zh() + what.zh(), what.en() + ", " + where.en());
    }

    private static String why(Pattern pattern) {
        var numbers = pattern.alike().stream()
                .limit(LIMITS.examples())
                .map(Correction::number)
                .collect(Collectors.joining("、"));
        return "规则 %s 派往 %s 的 %d 件事项均改由 %s 办理，如 %s"
                .formatted(pattern.rule(), pattern.from(), pattern.alike().size(), pattern.to(), numbers);
    }
}
