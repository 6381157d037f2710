package org.xiucheng.decide.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Context;
import org.xiucheng.kernel.access.Decision;
import org.xiucheng.kernel.access.Policy;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.Matter.Concern;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.kernel.time.Uuid7;

/// Finds the report behind a number for somebody who may do something about its reporter; for everybody else it
/// is absent.
@Component
public class FindFile {
    private final JdbcClient jdbc;
    private final CurrentParties parties;
    private final Places places;
    private final Maker maker;
    private final AsViewer viewer;

    FindFile(JdbcClient jdbc, CurrentParties parties, Places places, Maker maker, AsViewer viewer) {
        this.jdbc = jdbc;
        this.parties = parties;
        this.places = places;
        this.maker = maker;
        this.viewer = viewer;
    }

    /// A report, and for an officer the post in whose name it is found.
    public record Found(ReportFile file, Optional<Subject.Holding> as) {
        /// The post of the officer who asked.
        public Subject.Holding post() {
            return as.orElseThrow();
        }
    }

    /// The report, for whoever may do this about it.
    ///
    /// @throws Problem `matter.absent` for everybody else
    public Found found(PublicNumber number, Action action, Subject who) {
        var file = find(number, who).orElseThrow(FindFile::absent);
        return switch (decide(file, action, who, now())) {
            case Decision.Allowed(var _, var held) -> new Found(file, held);
            case Decision.Forbidden _, Decision.NoPermit() -> throw absent();
        };
    }

    /// What the one decision says.
    public Decision decide(ReportFile file, Action action, Subject who, Context context) {
        return Policy.decide(who, action, file.resource(who).on(file.segment().flatMap(places::segment)), context);
    }

    /// Now, without a grant.
    public Context now() {
        return Context.at(parties.get(), maker.now());
    }

    /// The report of that number, looked for in the name of whoever asks and not yet decided on; for those who
    /// have shown by other means that they may.
    public Optional<ReportFile> find(PublicNumber number, Subject who) {
        return viewer.find(who, () -> look(number));
    }

    private Optional<ReportFile> look(PublicNumber number) {
        return jdbc.sql("""
                select r.id, r.number, r.subject_id, m.lead_unit, m.areas, m.segment, m.about_unit, m.sensitive,
                    coalesce(c.protected, false) as guarded,
                    coalesce(c.held, false) as held, c.erased_at is not null as erased
                from matter.report r join matter.matter m on m.id = r.matter_id
                left join identity.custody c on c.subject_id = r.subject_id
                where r.number = :number and r.id >= :from and r.id < :to
                """)
                .param("number", number.text())
                .param("from", Uuid7.floor(number.yearStart()))
                .param("to", Uuid7.floor(number.yearEnd()))
                .query((row, _) -> file(row))
                .optional();
    }

    private static ReportFile file(ResultSet row) throws SQLException {
        return new ReportFile(
                row.getObject("id", UUID.class),
                new PublicNumber(row.getString("number")),
                row.getString("lead_unit"),
                List.of((String[]) row.getArray("areas").getArray()),
                Optional.ofNullable(row.getString("segment")),
                Optional.ofNullable(row.getObject("subject_id", UUID.class)),
                new Concern(Optional.ofNullable(row.getString("about_unit")), row.getBoolean("sensitive")),
                new ReportFile.Custody(row.getBoolean("guarded"), row.getBoolean("held"), row.getBoolean("erased")));
    }

    static Problem absent() {
        return Problem.absent("matter.absent", "There is no such matter.");
    }
}
