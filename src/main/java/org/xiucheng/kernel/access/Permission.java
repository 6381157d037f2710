package org.xiucheng.kernel.access;

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
    /// Change what the platform itself is told: places, duties, people.
    ADMINISTER,
    /// Bring in reports on behalf of another system.
    IMPORT
}
