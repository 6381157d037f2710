package org.xiucheng.serve.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.CitySecrets;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.AuditRecord;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Resource;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlAudit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.serve.matter.Cursors;
import org.xiucheng.serve.matter.Page;

/// Shows the audit to the audit administrator, and to a supervisor what was done in the name of the own unit.
///
/// Whoever reads it is written down first, so that the watchers are watched too.
@Service
public class ReadAudit {
    private static final UUID LAST = new UUID(-1L, -1L);
    private static final int LONGEST = 64;

    private final SqlAuditTrail trail;
    private final CurrentParties parties;
    private final SqlAudit audit;
    private final Maker maker;
    private final Cursors cursors;

    ReadAudit(SqlAuditTrail trail, CurrentParties parties, SqlAudit audit, Maker maker, CitySecrets secrets) {
        this.parties = parties;
        this.trail = trail;
        this.audit = audit;
        this.maker = maker;
        this.cursors = new Cursors(Sha256.of("audit".getBytes(StandardCharsets.UTF_8), secrets.tokenKey()));
    }

    /// Lines of the audit, latest first.
    ///
    /// @throws Problem `permission.missing` for everyone else
    public Page<AuditLine> list(AuditQuery query, Subject.Officer reader, Optional<String> cursor, int limit) {
        check(query);
        var units = units(reader);
        var list = "audit/%s/%s".formatted(reader.person(), query);
        var before =
                cursor.map(given -> UUID.fromString(cursors.open(list, given))).orElse(LAST);
        audit.write(AuditRecord.of(maker, reader, "audit.read", new AuditRecord.What("audit", query.code())));
        var rows = trail.newest(query, units, before, limit + 1);
        var page = rows.subList(0, Math.min(limit, rows.size()));
        var next = rows.size() > limit
                ? Optional.of(cursors.seal(list, page.getLast().id().toString()))
                : Optional.<String>empty();
        return new Page<>(page.stream().map(SqlAuditTrail.Row::line).toList(), next);
    }

    /// The units whose lines this reader may see; empty means all.
    private Optional<List<String>> units(Subject.Officer reader) {
        var now = Context.at(parties.get(), maker.now());
        if (Policy.decide(reader, Action.READ_AUDIT, Resource.CITY, now).allowed()) {
            return Optional.empty();
        }
        if (!Policy.decide(reader, Action.READ_UNIT_AUDIT, Resource.CITY, now).allowed()) {
            throw Problem.forbidden("permission.missing", "Your posts do not permit this.");
        }
        var permits = Policy.CITY.permits(Action.READ_UNIT_AUDIT);
        return Optional.of(reader.holdings().stream()
                .filter(held ->
                        permits.stream().anyMatch(permit -> held.permissions().contains(permit.needs())))
                .map(Subject.Holding::unit)
                .distinct()
                .toList());
    }

    private static void check(AuditQuery query) {
        List.of(query.what(), query.action(), query.unit())
                .forEach(given -> given.filter(text -> text.length() > LONGEST).ifPresent(_ -> {
                    throw Problem.malformed("query.too-long", "The query is longer than what is read.");
                }));
    }
}
