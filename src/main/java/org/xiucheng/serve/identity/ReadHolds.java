package org.xiucheng.serve.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.identity.FindFile;
import org.xiucheng.kernel.access.Action;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.matter.PublicNumber;

/// Which contacts are held for a procedure of law, and why, for the steward who may let them go again.
@Service
public class ReadHolds {
    private static final int LIMIT = 200;

    private final JdbcClient jdbc;
    private final FindFile files;
    private final AsViewer viewer;

    ReadHolds(JdbcClient jdbc, FindFile files, AsViewer viewer) {
        this.viewer = viewer;
        this.jdbc = jdbc;
        this.files = files;
    }

    /// A report whose contact is held.
    public record HoldView(String number, String reason) {}

    /// Those that this officer may let go, the newest report first.
    public List<HoldView> list(Subject.Officer officer) {
        return viewer.read(officer, this::held).stream()
                .filter(hold -> mayLift(hold, officer))
                .toList();
    }

    private boolean mayLift(HoldView hold, Subject.Officer officer) {
        return files.find(new PublicNumber(hold.number()), officer)
                .filter(file -> files.decide(file, Action.LIFT_HOLD, officer, files.now())
                        .allowed())
                .isPresent();
    }

    private List<HoldView> held() {
        return jdbc.sql("""
                select r.number, c.held_reason as reason
                from identity.custody c join matter.report r on r.subject_id = c.subject_id
                where c.held order by r.id desc limit :limit
                """).param("limit", LIMIT).query(HoldView.class).list();
    }
}
