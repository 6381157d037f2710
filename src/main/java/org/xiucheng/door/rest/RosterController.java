package org.xiucheng.door.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.xiucheng.decide.roster.KeepRoster;
import org.xiucheng.decide.roster.SwapTurns;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.serve.roster.ReadRoster;

/// The roster of a unit: read by staff, planned by its leader, and changed by whoever is away or swaps a turn.
@RestController
class RosterController {
    private static final Set<String> SHIFT = Set.of("unit", "post", "days", "weekdays", "from", "to", "first", "last");
    private static final Set<String> TURN = Set.of("shift", "day");

    private final ReadRoster roster;
    private final KeepRoster keepRoster;
    private final SwapTurns swapTurns;
    private final Showing showing;

    RosterController(ReadRoster roster, KeepRoster keepRoster, SwapTurns swapTurns, Showing showing) {
        this.roster = roster;
        this.keepRoster = keepRoster;
        this.swapTurns = swapTurns;
        this.showing = showing;
    }

    record Made(String code) {}

    @GetMapping("/api/v1/roster")
    ReadRoster.Week week(
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable String from,
            HttpServletRequest request) {
        var officer = showing.officer(request);
        var asked = Optional.ofNullable(unit)
                .or(() -> officer.holdings().stream()
                        .map(held -> held.unit())
                        .sorted()
                        .findFirst());
        return roster.week(
                asked.orElseThrow(() -> Problem.absent("unit.absent", "There is no such unit.")),
                Optional.ofNullable(from).map(text -> day(text, "/from")),
                officer);
    }

    @PostMapping("/api/v1/roster/shifts")
    @ResponseStatus(HttpStatus.CREATED)
    Made plan(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(SHIFT);
        var plan = new KeepRoster.Plan(
                fields.text("unit"),
                fields.text("post"),
                hours(fields),
                day(fields.text("first"), "/first"),
                fields.findText("last").map(text -> day(text, "/last")));
        return new Made(keepRoster.plan(plan, showing.officer(request)));
    }

    @PostMapping("/api/v1/roster/shifts/{code}/deeds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deed(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("verb", "day", "post"));
        var day = day(fields.text("day"), "/day");
        var officer = showing.officer(request);
        switch (fields.text("verb")) {
            case "end" -> keepRoster.end(code, day, officer);
            case "cover" -> keepRoster.cover(code, day, fields.text("post"), officer);
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        }
    }

    @PostMapping("/api/v1/roster/demands")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void demand(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("unit", "days", "weekdays", "from", "to"));
        keepRoster.demand(fields.text("unit"), hours(fields), showing.officer(request));
    }

    @PostMapping("/api/v1/roster/absences")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void absence(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("verb", "post", "from", "to"));
        var officer = showing.officer(request);
        switch (fields.text("verb")) {
            case "away" ->
                keepRoster.away(fields.text("post"), instant(fields, "from"), instant(fields, "to"), officer);
            case "back" -> keepRoster.back(fields.text("post"), officer);
            default -> throw Problem.invalid("verb.unknown", "There is no such deed.", "/verb");
        }
    }

    @PostMapping("/api/v1/roster/swaps")
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("own", "other"));
        return new Made(swapTurns.ask(wish(fields, "own"), wish(fields, "other"), showing.officer(request)));
    }

    @PostMapping("/api/v1/roster/swaps/{code}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable String code, JsonBody body, HttpServletRequest request) {
        var fields = body.fields(Set.of("agrees"));
        var agrees = fields.findTruth("agrees").orElseThrow(() -> fields.missing("agrees"));
        swapTurns.answer(code, agrees, showing.officer(request));
    }

    private static SwapTurns.Wish wish(Fields fields, String name) {
        var wish = fields.findObject(name, TURN).orElseThrow(() -> fields.missing(name));
        return new SwapTurns.Wish(wish.text("shift"), day(wish.text("day"), wish.at("day")));
    }

    private static Hours hours(Fields fields) {
        var days = fields.text("days");
        for (var known : Hours.Days.values()) {
            if (known.key().equals(days.toLowerCase(Locale.ROOT))) {
                return new Hours(known, weekdays(fields), time(fields, "from"), time(fields, "to"));
            }
        }
        throw Problem.invalid("days.unknown", "Days are every-day, working-days or rest-days.", "/days");
    }

    private static Set<DayOfWeek> weekdays(Fields fields) {
        var weekdays = EnumSet.noneOf(DayOfWeek.class);
        for (var day : fields.findList("weekdays").orElseThrow(() -> fields.missing("weekdays"))) {
            if (!(day instanceof Number number)
                    || number.intValue() < 1
                    || number.intValue() > DayOfWeek.values().length) {
                throw fields.type("weekdays");
            }
            weekdays.add(DayOfWeek.of(number.intValue()));
        }
        if (weekdays.isEmpty()) {
            throw fields.missing("weekdays");
        }
        return weekdays;
    }

    private static LocalTime time(Fields fields, String name) {
        try {
            return LocalTime.parse(fields.text(name)).withSecond(0).withNano(0);
        } catch (DateTimeException malformed) {
            throw Problem.invalid("time.malformed", "A time of the day is written as 22:00.", fields.at(name));
        }
    }

    private static Instant instant(Fields fields, String name) {
        return fields.findInstant(name).orElseThrow(() -> fields.missing(name));
    }

    static LocalDate day(String text, String pointer) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 2000 || day.getYear() > 2999) {
                throw Problem.invalid("time.range", "The day lies too far off.", pointer);
            }
            return day;
        } catch (DateTimeException malformed) {
            throw Problem.invalid("time.malformed", "A day is written as 2026-11-23.", pointer);
        }
    }
}
