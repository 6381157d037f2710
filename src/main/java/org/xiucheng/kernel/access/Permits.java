package org.xiucheng.kernel.access;

import static org.xiucheng.kernel.access.Action.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.access.Policy.Permit;

/// The permits of the city, row by row as the promises' table "Who may do what" has them.
final class Permits {
    static final List<Permit> ALL = all();

    private Permits() {}

    private static List<Permit> all() {
        var rows = new ArrayList<Permit>();
        everyone(rows);
        reporters(rows);
        handlers(rows);
        desks(rows);
        offices(rows);
        units(rows);
        others(rows);
        return List.copyOf(rows);
    }

    private static void everyone(List<Permit> rows) {
        add(rows, Tie.ANYONE, null, READ_PUBLIC, REPORT);
        add(rows, Tie.STAFF, null, DECLARE_CONFLICT);
        add(rows, Tie.STAFF, Permission.READ_QUEUE, READ_QUEUE);
        add(rows, Tie.STAFF, Permission.INTAKE, REPORT_ON_BEHALF);
    }

    private static void reporters(List<Permit> rows) {
        add(rows, Tie.REPORTER, null, READ_OWN, READ_IDENTITY, READ_LOOKS, RELAY, CONFIRM, DISPUTE, JUDGE);
        add(rows, Tie.REPORTER, null, PROTECT, EXPORT_IDENTITY, CORRECT_IDENTITY, ERASE_IDENTITY);
        add(rows, Tie.REPORTER, null, STATE_SUBJECT, APPEAL_MODERATION);
        add(rows, Tie.SENDER, null, READ_SENT);
    }

    /// Those who answer, and those who walk the place. Exactly one unit answers: to work a grid or to be chief
    /// of a road widens what is seen, not who answers.
    private static void handlers(List<Permit> rows) {
        add(rows, Tie.LEAD, Permission.HANDLE, READ_WHOLE, RELAY, GRANT_ASK, READ_IDENTITY, EXTEND_ASK);
        add(rows, Tie.LEAD, Permission.HANDLE, ACCEPT, RETURN, PAUSE, RESUME, ACT, FINISH);
        for (var walks : List.of(Tie.GRID_WORKER, Tie.ROAD_CHIEF)) {
            add(rows, walks, Permission.HANDLE, READ_WHOLE, GRANT_ASK, READ_IDENTITY);
            add(rows, walks, Permission.INSPECT, READ_WHOLE, VERIFY, REWORK);
        }
        add(rows, Tie.PARTY, Permission.HANDLE, READ_WHOLE);
        add(rows, Tie.ASSISTANT, Permission.HANDLE, READ_WHOLE);
        // a delegation lets a post do more where it already sees: both ties in it carry READ_WHOLE with HANDLE
        add(rows, Tie.DELEGATED, Permission.HANDLE, Delegation.POWERS.toArray(Action[]::new));
    }

    /// Those who take in, send, check and supervise over an area.
    private static void desks(List<Permit> rows) {
        add(rows, Tie.INTAKE, Permission.INTAKE, READ_WHOLE, RELAY, GRANT_ASK, READ_IDENTITY, FILE, REFUSE);
        add(rows, Tie.INTAKE, Permission.INTAKE, STATE_SUBJECT, MARK_SENSITIVE, PROTECT);
        add(rows, Tie.DISPATCHER, Permission.DISPATCH, READ_WHOLE, RELAY, GRANT_ASK, READ_IDENTITY);
        add(rows, Tie.DISPATCHER, Permission.DISPATCH, DISPATCH, CLOSE, STATE_SUBJECT, MARK_SENSITIVE);
        add(rows, Tie.DISPATCHER, Permission.INSPECT, VERIFY, REWORK);
        add(rows, Tie.INSPECTOR, Permission.INSPECT, READ_WHOLE, VERIFY, REWORK);
        add(rows, Tie.SUPERVISOR, Permission.SUPERVISE, READ_WHOLE, GRANT_ASK, READ_IDENTITY, EXTEND_APPROVE);
        add(rows, Tie.SUPERVISOR, Permission.SUPERVISE, ASSIGN, UPHOLD, REOPEN, ARBITRATE, CLOSE, GRANT_REVOKE);
        add(rows, Tie.SUPERVISOR, Permission.SUPERVISE, STATE_SUBJECT, MARK_SENSITIVE, PROTECT);
        add(rows, Tie.SUPERVISOR, Permission.INSPECT, VERIFY, REWORK);
    }

    /// Those who work for the whole city.
    private static void offices(List<Permit> rows) {
        add(rows, Tie.STAFF, Permission.SUPERVISE, READ_UNIT_AUDIT, RELEASE_SIGN, PAUSE_MODEL);
        add(rows, Tie.STAFF, Permission.SUPERVISE, RULES_PROPOSE, RULES_APPROVE);
        add(rows, Tie.STAFF, Permission.STEWARD, GRANT_APPROVE, GRANT_REVOKE, RELEASE_PROPOSE, HOLD, LIFT_HOLD);
        add(rows, Tie.MODERATOR, Permission.MODERATE, MODERATE, DECIDE_APPEAL);
        add(rows, Tie.STAFF, Permission.OVERSEE_MODELS, READ_SAMPLE, READ_MODEL_LOG, PAUSE_MODEL);
        add(rows, Tie.STAFF, Permission.ADMINISTER_SECURITY, EDIT_ROLES);
        add(rows, Tie.STAFF, Permission.ADMINISTER_SYSTEM, EDIT_CONFIG, RULES_PROPOSE);
        add(rows, Tie.STAFF, Permission.ADMINISTER_AUDIT, READ_AUDIT);
    }

    /// What units ask of units: whoever has a queue may ask; each end belongs to its own unit.
    private static void units(List<Permit> rows) {
        add(rows, Tie.STAFF, Permission.READ_QUEUE, TASK_ASK);
        add(rows, Tie.SUPERVISOR, Permission.SUPERVISE, TASK_SUPERVISE);
        add(rows, Tie.LEAD, null, TASK_ANSWER, TASK_CHECK, READ_TASK, GROUP_MEET, MINUTES_APPROVE, DELEGATE);
        add(rows, Tie.STAFF, Permission.SUPERVISE, GROUP_FOUND, DELEGATE_APPROVE);
    }

    private static void others(List<Permit> rows) {
        add(rows, Tie.PEER, null, REFER);
        add(rows, Tie.SHARED, null, READ_WHOLE);
        add(rows, Tie.CLOCK, null, LAPSE);
        add(rows, Tie.MODEL, null, PROPOSE);
    }

    private static void add(List<Permit> rows, Tie tie, @Nullable Permission needs, Action... actions) {
        Arrays.stream(actions).forEach(action -> rows.add(new Permit(action, tie, needs)));
    }
}
