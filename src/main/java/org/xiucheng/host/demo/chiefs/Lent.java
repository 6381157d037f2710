package org.xiucheng.host.demo.chiefs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.xiucheng.compute.hop.Hops;
import org.xiucheng.compute.hop.Medians;
import org.xiucheng.decide.act.ActRequest;
import org.xiucheng.decide.delegation.LendPowers;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.decide.organisation.Organise;
import org.xiucheng.decide.organisation.Stance;
import org.xiucheng.host.demo.ground.Dice;
import org.xiucheng.host.demo.people.Crew;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Delegation;
import org.xiucheng.kernel.access.Permission;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.Party;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.place.Area;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// The same small matters of one grid twice: first every step asks upward, then the worker of the grid files
/// and sends by powers that the desks have lent, and somebody else looks at the work as ever.
///
/// How long desks take is assumed, as everywhere in the demonstration; that steps and hands fall away is not.
final class Lent implements Scene {
    private static final CategoryKey DRYING = new CategoryKey("cjt-214-2007-events", "0511");
    private static final ArticleId BASIS = new ArticleId("demo-ordinance/62");
    private static final int MATTERS = 12;
    private static final int FEW = 5;

    private final Town town;
    private final Handling handling;
    private final Dice dice;
    private final List<PublicNumber> before = new ArrayList<>();
    private final List<PublicNumber> after = new ArrayList<>();
    private final List<String> lent = new ArrayList<>();
    private boolean refused;

    Lent(Town town, Handling handling, Dice dice) {
        this.town = town;
        this.handling = handling;
        this.dice = dice;
    }

    @Override
    public void plan(LocalDate first, int days) {
        var grid = grid();
        var post = Crew.local("community", grid.parent().orElseThrow()) + "-1";
        var stance = new Stance(
                Party.area(grid.code()), Relation.WORKER, Party.post(post), Optional.empty(), Optional.empty());
        town.part(Organise.class)
                .begin(
                        stance,
                        town.officers("security-office", Permission.ADMINISTER_SECURITY)
                                .getFirst());
        town.partiesChanged();
        var half = days / 2;
        for (var i = 0; i < MATTERS; i++) {
            at(10, first.plusDays(1 + i * (half - 3L) / MATTERS), () -> upward(grid));
            at(10, first.plusDays(half + 1 + i * (half - 3L) / MATTERS), () -> directly(grid, post));
        }
        at(8, first.plusDays(half), () -> lend(grid, post));
        at(17, first.plusDays(days - 1L), () -> takeBack(grid, post));
    }

    @Override
    public List<Check> checks() {
        var upward = medians(before);
        var directly = medians(after);
        var seen = "%d matters: %.0f hops, %.0f min asking upward; %d matters: %.0f hops, %.0f min with powers lent"
                .formatted(
                        upward.matters(),
                        upward.hops(),
                        upward.work(),
                        directly.matters(),
                        directly.hops(),
                        directly.work());
        return List.of(
                Check.of(
                        "lent",
                        "授权之后中位环节和用时减少",
                        "fewer hops and minutes with powers lent (medians)",
                        seen,
                        directly.hops() < upward.hops() && directly.work() < upward.work()),
                Check.of(
                        "taken-back",
                        "收回授权当即生效",
                        "what was taken back is refused at once",
                        refused ? "refused" : "let through",
                        refused));
    }

    /// Each step by another desk, with its wait.
    private void upward(Area grid) {
        var number = report(grid);
        before.add(number);
        step(number, 45, "file", "dispatch", "accept", "finish", "verify");
    }

    private void step(PublicNumber number, int minutes, String... verbs) {
        town.agenda().at(working(minutes), () -> {
            handling.act(number, request(verbs[0]));
            if (verbs.length > 1) {
                var rest = List.of(verbs).subList(1, verbs.length).toArray(String[]::new);
                step(number, wait(rest[0]), rest);
            }
        });
    }

    private static int wait(String verb) {
        return switch (verb) {
            case "dispatch" -> 25;
            case "accept" -> 75;
            default -> 240;
        };
    }

    /// On the spot by the worker; only who looks afterwards comes later.
    private void directly(Area grid, String post) {
        var number = report(grid);
        after.add(number);
        var worker = town.holder(post).orElseThrow();
        town.agenda().in(Duration.ofMinutes(5), () -> {
            for (var verb : List.of("file", "dispatch", "accept")) {
                town.agenda().pass(Duration.ofMinutes(1));
                handling.actAs(number, request(verb), worker);
            }
            step(number, wait("finish"), "finish", "verify");
        });
    }

    private void lend(Area grid, String post) {
        var chain = town.places().chainOf(grid.code());
        lend(grid, post, Action.FILE, over(chain, Relation.INTAKE), Permission.INTAKE);
        lend(grid, post, Action.DISPATCH, over(chain, Relation.DISPATCHER), Permission.DISPATCH);
    }

    private void lend(Area grid, String post, Action power, String grantor, Permission permission) {
        var lender = town.part(LendPowers.class);
        var now = town.now();
        var wanted = new Delegation(
                lender.code().text(),
                grantor,
                post,
                Set.of(power),
                Set.of(),
                grid.code(),
                20,
                0,
                new Validity(now, now.plus(Duration.ofDays(300))),
                BASIS);
        var draft = lender.draft(
                wanted, "网格员当场办理", town.officers(grantor, permission).getFirst());
        var code = draft.delegation().code();
        lender.approve(code, town.officers("shift-office", Permission.SUPERVISE).getFirst());
        lent.add(code);
    }

    private void takeBack(Area grid, String post) {
        var supervisor = town.officers("shift-office", Permission.SUPERVISE).getFirst();
        lent.forEach(code -> town.part(LendPowers.class).revoke(code, supervisor));
        var number = report(grid);
        try {
            handling.actAs(number, request("file"), town.holder(post).orElseThrow());
        } catch (Problem outside) {
            refused = true;
        }
        step(number, 45, "file", "dispatch", "accept", "finish", "verify");
    }

    private PublicNumber report(Area grid) {
        var draft = ReportDraft.plain("grid", "沿街晾挂", Optional.of(DRYING), Where.in(grid.code()));
        return town.part(ReceiveReport.class)
                .receive(draft, new Subject.Anyone(), Optional.empty())
                .number();
    }

    private Medians medians(List<PublicNumber> numbers) {
        var courses = numbers.stream().map(this::hops).toList();
        return Medians.of(courses, Math.min(FEW, MATTERS)).orElseThrow();
    }

    private Hops hops(PublicNumber number) {
        var done = town.sql()
                .sql("""
                        select a.from_state, a.actor_post, a.at, a.delegation is not null as lent
                        from matter.act a join matter.matter m on m.id = a.matter_id where m.number = :number
                        order by a.revision
                        """)
                .param("number", number.text())
                .query((row, _) -> new Hops.Done(
                        row.getString("from_state"),
                        Optional.ofNullable(row.getString("actor_post")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("lent")))
                .list();
        var opened = town.sql()
                .sql("select opened_at from matter.matter where number = :number")
                .param("number", number.text())
                .query(OffsetDateTime.class)
                .single();
        return Hops.of(opened.toInstant(), done);
    }

    private static ActRequest request(String verb) {
        return verb.equals("finish") ? Handling.with(verb, "", Optional.empty()) : ActRequest.plain(verb);
    }

    /// A grid of a community that answers for such things itself.
    private Area grid() {
        return town.places().areasAtLevel("grid").getFirst();
    }

    private String over(List<String> chain, String relation) {
        return town.parties()
                .unitOver(chain, relation, town.now())
                .orElseThrow()
                .code();
    }

    private Instant working(int minutes) {
        var spread = minutes / 2 + dice.below(minutes + 1);
        return town.calendar().plusWorking(town.now(), Duration.ofMinutes(5L + spread));
    }

    private void at(int hour, LocalDate day, Runnable what) {
        var date = town.calendar().workingDayFrom(day);
        town.agenda()
                .at(
                        date.atTime(LocalTime.of(hour, 0))
                                .atZone(town.calendar().zone())
                                .toInstant(),
                        what);
    }
}
