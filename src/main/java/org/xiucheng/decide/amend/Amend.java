package org.xiucheng.decide.amend;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.xiucheng.decide.table.Fault;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Forbid;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.CheckText;

/// Changes any table of the city in three deeds: draft, approve, withdraw. Whoever drafted does not approve,
/// what was drafted is checked again when it is approved, and each approval is one entry of evidence.
@Service
public class Amend {
    private static final AmendLimits LIMITS = AmendLimits.USUAL;

    private final Tables tables;
    private final SqlAmendments store;
    private final Desk desk;
    private final City city;

    Amend(Tables tables, SqlAmendments store, Desk desk, City city) {
        this.tables = tables;
        this.store = store;
        this.desk = desk;
        this.city = city;
    }

    /// What every deed here needs.
    @Component("amendmentDesk")
    record Desk(TransactionTemplate transactions, SqlAudit audit, Maker maker) {}

    /// Who there is, and where.
    @Component("amendmentCity")
    record City(CurrentParties parties, Places places) {}

    /// The table as a sheet that can be read back; without a reader only what everyone may read.
    ///
    /// @throws Problem `permission.missing` for a table that is not open
    public Grid export(Table table, Optional<Subject.Officer> by) {
        if (!table.form().is(Table.Trait.OPEN)) {
            reads(table, by.orElseThrow(Amend::forbidden));
        }
        return sheet(table).lines(table.lines(desk.maker.now()));
    }

    /// The heads of the table and nothing below them.
    public Grid template(Table table) {
        return sheet(table).lines(List.of());
    }

    /// What the sheet would do; nothing is kept. @throws Problem `permission.missing`
    public CheckedTable check(Table table, Grid grid, Subject.Officer by) {
        reads(table, by);
        return compare(table, grid, Optional.of(by));
    }

    /// The same for whoever runs the machine, who holds all its data anyway.
    public CheckedTable inspect(Table table, Grid grid) {
        return compare(table, grid, Optional.empty());
    }

    /// The amendment that the sheet makes, kept until somebody decides.
    ///
    /// @throws Problem `table.faulty` if any cell is at fault, `table.unchanged` if nothing would change
    public Amendment draft(CheckedTable checked, String reason, Subject.Officer by) {
        var table = tables.get(checked.table());
        var as = allowed(by, table.form().proposes(), Map.of());
        CheckText.check(reason, LIMITS.reason(), "/reason");
        if (reason.isBlank()) {
            throw Problem.invalid("draft.reason", "Say why the table should change.", "/reason");
        }
        if (checked.faulty() > 0) {
            throw Problem.invalid("table.faulty", "Some cells are at fault; nothing was taken in.", "/rows");
        }
        if (checked.changes().isEmpty()) {
            throw Problem.invalid("table.unchanged", "The table says what holds already.", "/rows");
        }
        var now = desk.maker.now();
        var amendment = new Amendment(
                desk.maker.id(),
                PublicNumber.fresh(now, desk.maker.random()).text(),
                table.form().key(),
                reason,
                new Amendment.By(by.person(), as.unit(), as.post(), now),
                checked.changes(),
                Optional.empty(),
                Optional.empty());
        return doing(() -> {
            store.add(amendment);
            written(by, as, "table.drafted", amendment);
            return amendment;
        });
    }

    /// Puts an amendment in force.
    ///
    /// @throws Problem `four-eyes` for whoever drafted it, `draft.stale` if a row it changes says something
    /// else
    /// since or what it names is no longer there, `draft.decided`
    public Amendment approve(String code, Subject.Officer by) {
        var seen = readable(code, by);
        var table = tables.get(seen.table());
        allowed(by, table.form().approves(), Map.of());
        var as = allowed(
                by,
                table.form().approves(),
                Map.of(seen.proposed().person(), Set.of(table.form().proposes())));
        var approved = doing(() -> {
            store.waitForOthers(table.form().key());
            var amendment = open(store.find(code));
            var now = desk.maker.now();
            table.refresh();
            var effects = again(table, amendment, by, now).stream()
                    .map(change -> change.at(now))
                    .toList();
            var approval = new Amendment.By(by.person(), as.unit(), as.post(), now);
            var entry = approval(table, amendment, as, now);
            store.approve(amendment, approval, table.form().is(Table.Trait.KEPT) ? effects : List.of(), entry);
            table.carryOut(effects, now, by);
            written(by, as, "table.amended", amendment);
            return store.find(code).orElseThrow();
        });
        table.refresh();
        return approved;
    }

    /// The amendment, given up: by whoever drafted it, or by somebody who could have.
    public Amendment withdraw(String code, Subject.Officer by) {
        var seen = readable(code, by);
        var as = allowed(by, tables.get(seen.table()).form().proposes(), Map.of());
        return doing(() -> {
            store.waitForOthers(seen.table());
            var amendment = open(store.find(code));
            store.withdraw(amendment.id(), by.person(), desk.maker.now());
            written(by, as, "table.withdrawn", amendment);
            return store.find(code).orElseThrow();
        });
    }

    /// Whether somebody may see amendments of that table.
    public boolean mayRead(Table table, Subject.Officer by) {
        return held(by, table.form().proposes(), Map.of()) instanceof Decision.Allowed;
    }

    /// Whether somebody may approve it: by permission, as another person, while it is open.
    public boolean mayApprove(Amendment amendment, Subject.Officer by) {
        var form = tables.get(amendment.table()).form();
        var done = Map.of(amendment.proposed().person(), Set.of(form.proposes()));
        return amendment.standing() == Amendment.Standing.DRAFTED
                && held(by, form.approves(), done) instanceof Decision.Allowed;
    }

    /// Refuses whoever may not see amendments of that table.
    public void reads(Table table, Subject.Officer by) {
        allowed(by, table.form().proposes(), Map.of());
    }

    /// An amendment, for those who may see it; for others there is none.
    public Amendment readable(String code, Subject.Officer by) {
        return store.find(code)
                .filter(amendment -> mayRead(tables.get(amendment.table()), by))
                .orElseThrow(Amend::absent);
    }

    private CheckedTable compare(Table table, Grid grid, Optional<Subject.Officer> by) {
        table.refresh();
        var asked = new Table.Asked(by, desk.maker.now());
        return new CompareTable(table, asked, zone()).of(grid);
    }

    /// What was drafted, read once more against the table as it stands: it must still change the same rows from
    /// what they were.
    private List<Change> again(Table table, Amendment amendment, Subject.Officer by, Instant now) {
        var asked = new Table.Asked(Optional.of(by), now);
        var checked = new CompareTable(table, asked, zone()).of(sheet(table).changes(amendment.changes(), now));
        if (checked.faulty() > 0) {
            throw stale(checked.faults().stream()
                    .map(Fault::says)
                    .map(says -> says.en())
                    .findFirst()
                    .orElse(""));
        }
        if (!befores(checked.changes()).equals(befores(amendment.changes()))) {
            throw stale("A row says something else since.");
        }
        return checked.changes();
    }

    private static Map<String, Optional<Line>> befores(List<Change> changes) {
        return changes.stream().collect(Collectors.toMap(Change::key, Change::before, (one, _) -> one));
    }

    /// Names the rows one by one, or where they are many how many there are and the hash of their names; what
    /// they say lies in the amendment, whose hash is here.
    private Entry approval(Table table, Amendment amendment, Subject.Holding as, Instant now) {
        var rows = amendment.changes().stream()
                .map(change -> table.publicName(change.key()))
                .distinct()
                .sorted()
                .toList();
        var entry = Entry.of("table.amended", now, desk.maker.random())
                .fact("draft", amendment.code())
                .fact("table", table.form().key())
                .fact("unit", as.unit())
                .fact("post", as.post())
                .fact("count", amendment.changes().size())
                .commit("changes", store.text(amendment.changes()));
        return rows.size() <= LIMITS.named()
                ? entry.fact("rows", rows).sealed(desk.maker.id())
                : entry.fact("rowsHash", hash(rows)).sealed(desk.maker.id());
    }

    private static String hash(List<String> rows) {
        return HexFormat.of().formatHex(Sha256.of(String.join("\n", rows).getBytes(StandardCharsets.UTF_8)));
    }

    private Subject.Holding allowed(Subject.Officer by, Action action, Map<UUID, Set<Action>> done) {
        return switch (held(by, action, done)) {
            case Decision.Allowed(var _, var held) -> held.orElseThrow();
            case Decision.Forbidden(var ban)
            when ban == Forbid.FOUR_EYES -> throw Problem.forbidden("four-eyes", "Another person must decide this.");
            case Decision.Forbidden _, Decision.NoPermit() -> throw forbidden();
        };
    }

    private Decision held(Subject.Officer by, Action action, Map<UUID, Set<Action>> done) {
        var context = Context.at(city.parties.get(), desk.maker.now());
        return Policy.decide(by, action, Resource.CITY.standing(Set.of(), done), context);
    }

    private static Amendment open(Optional<Amendment> found) {
        var amendment = found.orElseThrow(Amend::absent);
        return switch (amendment.standing()) {
            case DRAFTED -> amendment;
            case APPROVED, WITHDRAWN -> throw Problem.conflict("draft.decided", "This is decided already.");
        };
    }

    private void written(Subject.Officer by, Subject.Holding as, String deed, Amendment amendment) {
        desk.audit.write(
                AuditRecord.of(desk.maker, by, as, deed, new AuditRecord.What(amendment.table(), amendment.code())));
    }

    private TableSheet sheet(Table table) {
        return new TableSheet(table, zone());
    }

    private ZoneId zone() {
        return city.places.jurisdiction().zone();
    }

    private <T> T doing(Supplier<T> deed) {
        var done = desk.transactions.execute(_ -> deed.get());
        if (done == null) {
            throw new IllegalStateException("a deed has an answer");
        }
        return done;
    }

    private static Problem forbidden() {
        return Problem.forbidden("permission.missing", "Your posts do not permit this.");
    }

    private static Problem absent() {
        return Problem.absent("draft.absent", "There is no such draft.");
    }

    private static Problem stale(String why) {
        return Problem.conflict("draft.stale", ("The table has changed since; make the draft again. " + why).strip());
    }
}
