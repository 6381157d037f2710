package org.xiucheng.serve.matter;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.law.Articles;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Step;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Turns the rows of a matter into what people read: its clocks, what was done, why this unit answers, the
/// articles cited.
@Component
class TellStory {
    private static final Bilingual HANDLING_LIMIT = new Bilingual("处置时限", "Handling limit");
    private static final Bilingual NO_REMEDY = new Bilingual("可向值班长反映", "Turn to the shift supervisor");

    private final JsonMapper json;
    private final Names names;
    private final Articles articles;

    TellStory(JsonMapper json, Names names, Articles articles) {
        this.json = json;
        this.names = names;
        this.articles = articles;
    }

    private record ClockRow(
            String clock,
            String termKind,
            int termAmount,
            String basis,
            Instant start,
            Instant due,
            boolean provisional,
            boolean paused,
            boolean met,
            int level) {}

    private record ActRow(
            Instant at,
            String verb,
            String from,
            String to,
            String kind,
            @Nullable String unit,
            @Nullable String post,
            @Nullable String reason,
            @Nullable String note,
            String basis) {}

    private record Explained(String ground, Shown.RuleName rule, String basis, List<Shown.Beaten> lost) {}

    List<Shown.Deadline> deadlines(String rows, Procedure procedure, Sight sight, Instant now) {
        return json.readValue(rows, new TypeReference<List<ClockRow>>() {}).stream()
                .map(row -> deadline(row, procedure, sight, now))
                .toList();
    }

    List<Shown.Event> story(String rows, Procedure procedure, Sight sight) {
        return json.readValue(rows, new TypeReference<List<ActRow>>() {}).stream()
                .map(row -> event(row, procedure, sight))
                .toList();
    }

    Shown.Responsibility responsibility(String explanation) {
        var read = json.readValue(explanation, Explained.class);
        return new Shown.Responsibility(read.ground(), read.rule(), read.basis(), read.lost());
    }

    /// Each article once, in the version in force at `moment` or else the newest, in the order in which it is
    /// cited.
    List<Shown.Article> law(Stream<String> cited, Instant moment) {
        var found = new LinkedHashMap<String, Shown.Article>();
        cited.distinct().forEach(id -> article(id, moment).ifPresent(article -> found.put(id, article)));
        return List.copyOf(found.values());
    }

    private Optional<Shown.Article> article(String id, Instant moment) {
        var key = new ArticleId(id);
        return articles.inForce(key, moment)
                .or(() -> articles.versions(key).stream().reduce((older, newer) -> newer))
                .map(found -> new Shown.Article(id, found.law(), found.number(), found.gist(), found.demo()));
    }

    private static Shown.Deadline deadline(ClockRow row, Procedure procedure, Sight sight, Instant now) {
        var clock = new MatterRow.Clock(row.clock(), row.due(), row.provisional(), row.paused(), row.met());
        return new Shown.Deadline(
                row.clock(),
                clockName(row.clock(), procedure),
                new Shown.Within(row.termKind(), row.termAmount()),
                sight.time(row.start()),
                sight.time(row.due()),
                clock.standing(now),
                row.provisional(),
                row.basis(),
                row.level());
    }

    private static Bilingual clockName(String clock, Procedure procedure) {
        return clock.equals(Deadline.HANDLING_LIMIT)
                ? HANDLING_LIMIT
                : procedure.find(clock).map(state -> state.name()).orElseGet(() -> Bilingual.same(clock));
    }

    private Shown.Event event(ActRow row, Procedure procedure, Sight sight) {
        var step = procedure.from(row.from()).stream()
                .filter(candidate -> candidate.verb().equals(row.verb()))
                .findFirst();
        return new Shown.Event(
                sight.time(row.at()),
                row.verb(),
                step.map(Step::name).orElseGet(() -> Bilingual.same(row.verb())),
                row.from(),
                row.to(),
                by(row),
                Optional.ofNullable(row.reason()).map(code -> reason(code, step)),
                sight == Sight.WHOLE ? Optional.ofNullable(row.note()) : Optional.empty(),
                row.basis(),
                step.map(Step::remedy).orElse(NO_REMEDY));
    }

    private Shown.By by(ActRow row) {
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
