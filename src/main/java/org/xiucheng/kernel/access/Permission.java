package org.xiucheng.kernel.access;

import java.util.Set;

/// A kind of act that a post may carry; reach (which matters) is a question of relations, not of permissions.
public enum Permission {
    /// See the work queue of one's own unit.
    READ_QUEUE,
    /// Check, file or refuse what came in (受理).
    INTAKE,
    /// Send a filed matter to the unit that answers for it (派遣).
    DISPATCH,
    /// Accept, handle, pause, return and finish (处置).
    HANDLE,
    /// Check on the spot that the work is done (核查).
    INSPECT,
    /// Arbitrate, uphold, reopen (督办).
    SUPERVISE,
    /// Confirm or dispute the outcome of one's own report (评价).
    JUDGE,
    /// Decide what of a report may become public, and on appeal against that.
    MODERATE,
    /// Approve or refuse what others ask to know: the identity of a reporter, data of another unit.
    STEWARD,
    /// Look at what proposals of models became, and stop a model.
    OVERSEE_MODELS,
    /// Change settings, places and duties; make backups. The three administrators are three people.
    ADMINISTER_SYSTEM,
    /// Make and close accounts, give and end posts.
    ADMINISTER_SECURITY,
    /// Read what was written down of who did and read what.
    ADMINISTER_AUDIT,
    /// Bring in reports on behalf of another system.
    IMPORT;

    /// The three powers over the platform, which three different people hold (系统、安全、审计三员分立).
    public static final Set<Permission> ADMINISTRATION =
            Set.of(ADMINISTER_SYSTEM, ADMINISTER_SECURITY, ADMINISTER_AUDIT);
}
