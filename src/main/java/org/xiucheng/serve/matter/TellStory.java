package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Step;
import tools.jackson.databind.json.JsonMapper;

/// Turns the rows of a matter into what people read: its clocks, what was done, why this unit answers, the
/// articles cited.
@Component
class TellStory {
    private static final Bilingual HANDLING_LIMIT = new Bilingual("处置时限", "Handling limit");
    private static final Bilingual NO_REMEDY = new Bilingual("可向值班长反映", "Turn to the shift supervisor");

    private static final String ONE_UP = "one-up";

    private static final Map<String, Bilingual> WHY = Map.of(
            "broader", new Bilingual("适用范围更宽，让位于更具体的规则", "It is broader; the narrower rule wins"),
            "lower-priority", new Bilingual("优先级较低", "The rule that won states a higher priority"),
            "fallback", new Bilingual("属于兜底，有其他规则时不适用", "It is a fallback and answers only when no other rule does"),
            "complained-about",
                    new Bilingual("该规则指定的单位正是被投诉单位，须回避", "Its unit is the one complained about and stands back"),
            "unsettled", new Bilingual("与其他规则并列，待人工确定", "It ties with others; a person must settle it"));

    private final JsonMapper json;
    private final Names names;

    TellStory(JsonMapper json, Names names) {
        this.json = json;
        this.names = names;
    }

    private record Explained(String ground, Shown.RuleName rule, String basis, List<Lost> lost) {}

    private record Lost(Shown.RuleName rule, String why) {}

    List<Shown.Deadline> deadlines(List<WholeMatter.ClockRow> rows, Procedure procedure, Sight sight, Instant now) {
        return rows.stream().map(row -> deadline(row, procedure, sight, now)).toList();
    }

    List<Shown.Event> story(List<WholeMatter.ActRow> rows, Procedure procedure, Sight sight) {
        return rows.stream().map(row -> event(row, procedure, sight)).toList();
    }

    /// Which rule stood back because its unit is complained about is for those who may know whom that is.
    Shown.Responsibility responsibility(String explanation, Sight sight, Instant moment) {
        var read = json.readValue(explanation, Explained.class);
        var hidden = sight == Sight.PUBLIC && read.ground().equals(ONE_UP);
        var lost = hidden
                ? List.<Shown.Beaten>of()
                : read.lost().stream().map(one -> beaten(one.rule(), one.why())).toList();
        var basis = names.article(new ArticleId(read.basis()), moment);
        return new Shown.Responsibility(read.ground(), read.rule(), basis, lost);
    }

    /// A rule that lost, with its reason in words.
    static Shown.Beaten beaten(Shown.RuleName rule, String code) {
        return new Shown.Beaten(rule, code, WHY.getOrDefault(code, Bilingual.same(code)));
    }

    /// Each article once, in the order in which it is cited.
    static List<Shown.Article> law(Stream<Optional<Shown.Article>> cited) {
        return cited.flatMap(Optional::stream).distinct().toList();
    }

    private Shown.Deadline deadline(WholeMatter.ClockRow row, Procedure procedure, Sight sight, Instant now) {
        var clock = new MatterRow.Clock(row.clock(), row.due(), row.provisional(), row.paused(), row.met());
        return new Shown.Deadline(
                row.clock(),
                clockName(row.clock(), procedure),
                new Shown.Within(row.termKind(), row.termAmount()),
                sight.time(row.start()),
                sight.time(row.due()),
                clock.standing(now),
                row.provisional(),
                names.article(new ArticleId(row.basis()), row.start()),
                row.level(),
                row.moves().stream().map(move -> moved(move, procedure, sight)).toList());
    }

    private Shown.Moved moved(WholeMatter.MoveRow move, Procedure procedure, Sight sight) {
        var act = move.act();
        var step = step(act, procedure);
        return new Shown.Moved(
                sight.time(act.at()),
                sight.time(move.before()),
                sight.time(move.after()),
                new Shown.Named(act.verb(), name(act, step)),
                Optional.ofNullable(act.reason()).map(code -> reason(code, step)),
                by(act));
    }

    private static Bilingual clockName(String clock, Procedure procedure) {
        return clock.equals(Deadline.HANDLING_LIMIT) ? HANDLING_LIMIT : stateName(clock, procedure);
    }

    private static Bilingual stateName(String state, Procedure procedure) {
        return procedure.find(state).map(found -> found.name()).orElseGet(() -> Bilingual.same(state));
    }

    private Shown.Event event(WholeMatter.ActRow row, Procedure procedure, Sight sight) {
        var step = step(row, procedure);
        return new Shown.Event(
                sight.time(row.at()),
                row.verb(),
                name(row, step),
                row.from(),
                stateName(row.from(), procedure),
                row.to(),
                stateName(row.to(), procedure),
                by(row),
                Optional.ofNullable(row.reason()).map(code -> reason(code, step)),
                sight == Sight.WHOLE ? Optional.ofNullable(row.note()) : Optional.empty(),
                names.article(new ArticleId(row.basis()), row.at()),
                step.map(Step::remedy).orElse(NO_REMEDY));
    }

    private static Optional<Step> step(WholeMatter.ActRow row, Procedure procedure) {
        return procedure.from(row.from()).stream()
                .filter(candidate -> candidate.verb().equals(row.verb()))
                .findFirst();
    }

    private static Bilingual name(WholeMatter.ActRow row, Optional<Step> step) {
        return step.map(Step::name).orElseGet(() -> Bilingual.same(row.verb()));
    }

    private Shown.By by(WholeMatter.ActRow row) {
        var kind = row.kind().equals("officer") ? "unit" : row.kind();
        return new Shown.By(
                kind,
                Optional.ofNullable(row.unit()).map(names::unit),
                Optional.ofNullable(row.post()).map(names::post));
    }

    private static Shown.Named reason(String code, Optional<Step> step) {
        var name = step.flatMap(found -> found.reason(code)).map(reason -> reason.name());
        return new Shown.Named(code, name.orElseGet(() -> Bilingual.same(code)));
    }
}
