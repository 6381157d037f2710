package org.xiucheng.serve.undertaking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Reach;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.SqlReach;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.matter.State;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.serve.matter.Shown;

/// Shows undertakings to everyone.
@Service
public class ReadUndertakings {
    private static final String ALL = """
            select u.*, (
                select count(*) from matter.matter m
                where m.undertaking = u.id and :read_public and (:read_public_sensitive or not m.sensitive)) as matters
            from undertaking.undertaking u order by opened_at desc, number limit :limit
            """;
    private static final String ONE = """
            select u.*, (
                select count(*) from matter.matter m
                where m.undertaking = u.id and :read_public and (:read_public_sensitive or not m.sensitive)) as matters
            from undertaking.undertaking u where number = :number
            """;

    private final JdbcClient jdbc;
    private final Procedures procedures;
    private final CurrentParties parties;
    private final InstantSource clock;

    ReadUndertakings(JdbcClient jdbc, Procedures procedures, CurrentParties parties, InstantSource clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.procedures = procedures;
        this.parties = parties;
    }

    /// The newest first.
    public List<UndertakingView> list(int limit) {
        return SqlReach.ask(jdbc, ALL, reach())
                .param("limit", limit)
                .query((row, _) -> view(row))
                .list();
    }

    public Optional<UndertakingView> find(String number) {
        return SqlReach.ask(jdbc, ONE, reach())
                .param("number", number)
                .query((row, _) -> view(row))
                .optional();
    }

    /// Everybody sees the same, so everybody reads the same number of matters.
    private Map<String, Object> reach() {
        var anyone = new Subject.Anyone();
        var now = Context.at(parties.get(), clock.instant());
        return SqlReach.parameters(Action.READ_PUBLIC, Reach.of(anyone, Action.READ_PUBLIC, now));
    }

    private UndertakingView view(ResultSet row) throws SQLException {
        var state = row.getString("state");
        var lead = row.getString("lead_unit");
        var stateName = procedures
                .find(row.getString("procedure_name"), row.getInt("procedure_version"))
                .flatMap(procedure -> procedure.find(state))
                .map(State::name)
                .orElseGet(() -> Bilingual.same(state));
        var leadName = parties.get().unit(lead).map(Unit::name).orElseGet(() -> Bilingual.same(lead));
        return new UndertakingView(
                row.getString("number"),
                name(row, "name"),
                name(row, "goal"),
                name(row, "beneficiaries"),
                name(row, "burdened"),
                state,
                stateName,
                new Shown.Leads(new Shown.Named(lead, leadName), Optional.empty()),
                List.of((String[]) row.getArray("areas").getArray()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.HOURS),
                row.getObject("review_on", LocalDate.class),
                row.getLong("matters"));
    }

    private static Bilingual name(ResultSet row, String column) throws SQLException {
        return new Bilingual(row.getString(column + "_zh"), row.getString(column + "_en"));
    }
}
