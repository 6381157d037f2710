package org.xiucheng.serve.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.roster.RosterDesk;
import org.xiucheng.decide.roster.SqlSwaps;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.party.Person;
import org.xiucheng.kernel.roster.Hours;
import org.xiucheng.kernel.roster.Manning;
import org.xiucheng.kernel.roster.OnDuty;
import org.xiucheng.kernel.roster.RosterAudit;
import org.xiucheng.kernel.roster.RosterAudit.Finding;
import org.xiucheng.kernel.roster.Shift;
import org.xiucheng.kernel.roster.Span;
import org.xiucheng.kernel.roster.Turn;
import org.xiucheng.serve.matter.Explain;
import org.xiucheng.serve.matter.Shown;

/// A week of a unit's roster, for staff. Posts are shown to all staff; who holds them, and who is away, only to
/// the unit itself and to those over it: the working hours of named people are nobody else's business.
@Service
public class ReadRoster {
    private static final int DAYS = 7;

    private final RosterDesk desk;
    private final SqlSwaps swaps;
    private final Explain explain;

    ReadRoster(RosterDesk desk, SqlSwaps swaps, Explain explain) {
        this.desk = desk;
        this.swaps = swaps;
        this.explain = explain;
    }

    /// Seven days from `first`.
    ///
    /// @param mayPlan whether the reader leads the unit or stands in for its leader
    /// @param own the posts of the unit that the reader holds
    public record Week(
            Shown.Named unit,
            LocalDate first,
            Instant from,
            Instant to,
            boolean rostered,
            boolean mayPlan,
            List<String> own,
            Shown.Duty now,
            PatternView demanded,
            List<ShiftView> shifts,
            List<TurnView> turns,
            List<FindingView> findings,
            List<SwapView> swaps,
            List<Shown.Named> posts) {}

    /// Hours of a weekly pattern; weekdays from 1 for Monday.
    public record PatternView(String days, List<Integer> weekdays, LocalTime from, LocalTime to) {}

    public record ShiftView(
            String code, Shown.Named post, PatternView hours, LocalDate first, Optional<LocalDate> last) {}

    /// `held` says whether somebody is there for it; told only in reach, as the name is.
    public record TurnView(
            String shift,
            LocalDate day,
            Shown.Named post,
            Optional<Shown.Named> instead,
            Instant from,
            Instant to,
            Optional<Boolean> held,
            Optional<String> person) {}

    /// `gap`, `overlap` or `unheld`.
    public record FindingView(String kind, Instant from, Instant to, List<Shown.Named> posts) {}

    public record SwapView(
            String code,
            LocalDate day,
            Shown.Named post,
            LocalDate otherDay,
            Shown.Named otherPost,
            boolean mayAnswer) {}

    /// The roster of a unit for a week, as far as this reader may know it.
    ///
    /// @throws Problem `unit.absent`
    public Week week(String unit, Optional<LocalDate> from, Subject.Officer by) {
        var manning = desk.manning().get();
        var now = desk.maker().now();
        if (manning.parties()
                .unit(unit)
                .filter(known -> known.validity().holdsAt(now))
                .isEmpty()) {
            throw Problem.absent("unit.absent", "There is no such unit.");
        }
        var first = from.orElseGet(() -> manning.calendar().dayOf(now));
        var zone = manning.calendar().zone();
        var span = new Span(
                first.atStartOfDay(zone).toInstant(),
                first.plusDays(DAYS).atStartOfDay(zone).toInstant());
        var reach =
                OnDuty.inReach(by.holdings().stream().map(Subject.Holding::unit).toList(), unit, now, manning);
        var rostered = !manning.roster().shifts(unit).isEmpty();
        return new Week(
                explain.unit(unit),
                first,
                span.from(),
                span.to(),
                rostered,
                desk.findLeader(by, unit, manning).isPresent(),
                by.holdings().stream()
                        .filter(held -> held.unit().equals(unit))
                        .map(Subject.Holding::post)
                        .sorted()
                        .toList(),
                explain.duty(OnDuty.at(unit, now, manning), reach),
                pattern(manning.roster().demanded(unit)),
                manning.roster().shifts(unit).stream().map(this::shift).toList(),
                manning.roster().turns(unit, span, manning.calendar()).stream()
                        .map(turn -> turn(turn, manning, reach))
                        .toList(),
                rostered ? findings(unit, span, manning, reach) : List.of(),
                swaps(unit, by, manning.calendar().dayOf(now)),
                manning.parties().posts().stream()
                        .filter(post -> post.unit().equals(unit))
                        .map(post -> explain.post(post.code()))
                        .sorted((one, other) -> one.code().compareTo(other.code()))
                        .toList());
    }

    private ShiftView shift(Shift shift) {
        return new ShiftView(
                shift.code(), explain.post(shift.post()), pattern(shift.hours()), shift.first(), shift.last());
    }

    private static PatternView pattern(Hours hours) {
        return new PatternView(
                hours.days().key(),
                hours.weekdays().stream().map(day -> day.getValue()).sorted().toList(),
                hours.from(),
                hours.to());
    }

    private TurnView turn(Turn turn, Manning manning, boolean reach) {
        var at = turn.time().from();
        var held = manning.present(turn.post(), at);
        return new TurnView(
                turn.shift(),
                turn.day(),
                explain.post(turn.post()),
                turn.covered() ? Optional.of(explain.post(turn.planned())) : Optional.empty(),
                turn.time().from(),
                turn.time().to(),
                reach ? Optional.of(held.isPresent()) : Optional.empty(),
                held.filter(_ -> reach).flatMap(manning.parties()::person).map(Person::name));
    }

    private List<FindingView> findings(String unit, Span span, Manning manning, boolean reach) {
        return RosterAudit.of(unit, span, manning).stream()
                .filter(found -> reach || !(found instanceof Finding.Unheld))
                .map(found -> switch (found) {
                    case Finding.Gap gap -> view("gap", gap, List.of());
                    case Finding.Overlap overlap -> view("overlap", overlap, overlap.posts());
                    case Finding.Unheld unheld -> view("unheld", unheld, List.of(unheld.post()));
                })
                .toList();
    }

    private FindingView view(String kind, Finding found, List<String> posts) {
        return new FindingView(
                kind,
                found.time().from(),
                found.time().to(),
                posts.stream().map(explain::post).toList());
    }

    private List<SwapView> swaps(String unit, Subject.Officer by, LocalDate today) {
        if (RosterDesk.member(by, unit).isEmpty()) {
            return List.of();
        }
        return swaps.open(unit, today).stream()
                .map(asked -> new SwapView(
                        asked.code(),
                        asked.day(),
                        explain.post(asked.post()),
                        asked.otherDay(),
                        explain.post(asked.otherPost()),
                        by.holdings().stream().anyMatch(held -> held.post().equals(asked.otherPost()))))
                .toList();
    }
}
