package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.visit.Consent;
import org.xiucheng.decide.visit.EndConsents;
import org.xiucheng.decide.visit.KeepConsent;
import org.xiucheng.decide.visit.PayVisit;
import org.xiucheng.decide.visit.ShowConsent;
import org.xiucheng.decide.visit.SqlConsents;
import org.xiucheng.decide.visit.Visit;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Post;
import org.xiucheng.sense.patrol.Errand;
import org.xiucheng.sense.patrol.PatrolRules;
import org.xiucheng.serve.visit.ReadRound;

/// The round of one grid worker: errands, an elder who wants a visit and later takes that back, and public
/// services.
final class WorkersRound implements Scene {
    private final Town town;
    private final Handling handling;
    private final String post;
    private final List<PublicNumber> matters = new ArrayList<>();
    private int served;
    private int supervised;
    private int visited;
    private int due;
    private int othersSaw;
    private boolean lateRefused;
    private KeepConsent.@Nullable Given given;

    WorkersRound(Town town, Handling handling) {
        this.town = town;
        this.handling = handling;
        this.post = town.parties().posts().stream()
                .map(Post::code)
                .filter(code -> code.endsWith("-worker"))
                .filter(code -> !points(code).isEmpty())
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("no worker has a public service on the round"));
    }

    @Override
    public void plan(LocalDate first, int days) {
        at(
                first.plusDays(1),
                9,
                () -> given = give(Math.min(wanted().consent().orElseThrow().days(), days)));
        at(first.plusDays(2), 9, () -> give(4));
        for (var day = 2; day < days; day++) {
            at(first.plusDays(day), 10, this::today);
        }
        for (var day = 3; day < days; day += 7) {
            at(first.plusDays(day), 14, this::serve);
            var bad = day == 3;
            at(first.plusDays(day), 15, () -> supervise(bad));
        }
        at(first.plusDays(2L * days / 3), 19, this::takesItBack);
    }

    @Override
    public List<Check> checks() {
        var told = told();
        var looked = told.stream().filter(line -> line.what().equals("looked")).count();
        var came = told.stream().filter(line -> line.what().equals("visited")).count();
        var closed = matters.stream()
                .filter(number -> !handling.matter(number).open())
                .count();
        return List.of(
                Check.of(
                        "served",
                        "网格员也服务：代办、探望",
                        "a grid worker also serves: errands, looking in",
                        served + " errands, " + visited + " of " + due + " visits due",
                        served > 0 && due > 1 && visited == due),
                Check.of(
                        "consent",
                        "本人同意、可随时收回，别人看不到，内容按时销毁",
                        "wanted, taken back at once, seen by nobody else, destroyed in time",
                        came + " visits and " + looked + " looks told, " + othersSaw + " seen by others, " + held()
                                + " bytes left",
                        came > 1 && looked == came && othersSaw == 0 && held() == 0 && lateRefused),
                Check.of(
                        "supervised",
                        "公共服务被查看，问题成为事项并办结",
                        "public services are looked at; what is bad is a matter, and ended",
                        supervised + " looks, " + closed + " of " + matters.size() + " matters ended",
                        supervised > matters.size() && !matters.isEmpty() && closed == matters.size()));
    }

    private KeepConsent.Given give(int days) {
        var area = round(worker()).areas().getFirst().code();
        var contact = new Consent.Contact("演示老人", "演示里弄一号", "", "上午");
        return town.part(KeepConsent.class).give(new KeepConsent.Wish(wanted().key(), area, days, contact), worker());
    }

    /// Everybody who waits today, and the clock's own work.
    private void today() {
        town.part(EndConsents.class).end();
        for (var waiting : round(worker()).today()) {
            due++;
            othersSaw += others().stream()
                    .mapToInt(other -> round(other).today().size())
                    .sum();
            town.part(KeepConsent.class).open(waiting.consent(), worker());
            town.agenda().pass(Duration.ofMinutes(20));
            pay(new PayVisit.Served(wanted().key(), waiting.area().code(), Optional.of(waiting.consent())));
            visited++;
        }
    }

    private void serve() {
        var errand =
                errand(one -> one.kind() == Errand.Kind.SERVE && one.consent().isEmpty());
        var area = round(worker()).areas().getFirst().code();
        pay(new PayVisit.Served(errand.key(), area, Optional.empty()));
        served++;
    }

    private void pay(PayVisit.Served visit) {
        town.part(PayVisit.class).serve(visit, worker());
    }

    private void supervise(boolean bad) {
        var errand = errand(one -> one.kind() == Errand.Kind.SUPERVISE);
        var seen = errand.checklist().stream()
                .collect(Collectors.toMap(Errand.Item::key, _ -> bad ? Visit.Seen.BAD : Visit.Seen.SETTLED));
        var looked = new PayVisit.Looked(errand.key(), points(post).getFirst().id(), seen, bad ? "设施损坏" : "");
        var visit = town.part(PayVisit.class).look(looked, worker());
        supervised++;
        visit.number().flatMap(PublicNumber::parse).ifPresent(number -> {
            matters.add(number);
            var hours = 1;
            for (var verb : List.of("file", "dispatch", "accept", "finish", "verify")) {
                town.agenda().in(Duration.ofHours(8L * hours++), () -> act(number, verb));
            }
        });
    }

    private void act(PublicNumber number, String verb) {
        handling.act(
                number, verb.equals("finish") ? Handling.with(verb, "", Optional.empty()) : ActRequest.plain(verb));
    }

    /// With code and token, and no account.
    private void takesItBack() {
        var mine = given();
        town.part(ShowConsent.class).withdraw(mine.code(), mine.token());
        try {
            town.part(KeepConsent.class).open(mine.code(), worker());
        } catch (Problem absent) {
            lateRefused = absent.code().equals("consent.absent");
        }
    }

    private List<SqlConsents.Told> told() {
        return town.part(ShowConsent.class).told(given().code(), given().token());
    }

    /// What is still kept of anybody, in bytes, as the clock sees it.
    private long held() {
        return town.part(AsViewer.class)
                .read(
                        new Subject.Clock(),
                        () -> town.sql()
                                .sql("select sum(length(wrapped_key) + length(contact)) from patrol.consent")
                                .query(Long.class)
                                .single());
    }

    private KeepConsent.Given given() {
        if (given == null) {
            throw new IllegalStateException("nobody wants a visit yet");
        }
        return given;
    }

    private Errand wanted() {
        return errand(one -> one.consent().isPresent());
    }

    private Errand errand(Predicate<Errand> which) {
        return town.part(PatrolRules.class).errands().stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private List<ReadRound.PointView> points(String worker) {
        return town.holder(worker).map(officer -> round(officer).points()).orElse(List.of());
    }

    private ReadRound.Round round(Subject.Officer officer) {
        return town.part(ReadRound.class).of(officer, town.now());
    }

    private Subject.Officer worker() {
        return town.holder(post).orElseThrow();
    }

    private List<Subject.Officer> others() {
        return Stream.of(
                        town.officers("shift-office", Permission.SUPERVISE),
                        town.officers("data-office", Permission.STEWARD),
                        town.officers("audit-office", Permission.ADMINISTER_AUDIT))
                .flatMap(List::stream)
                .toList();
    }

    private void at(LocalDate day, int hour, Runnable what) {
        town.agenda()
                .at(
                        day.atTime(LocalTime.of(hour, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        what);
    }
}
