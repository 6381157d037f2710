package org.xiucheng.decide.task;

/// Every limit around tasks, groups and meetings, on one screen; lengths in Unicode code points.
///
/// @param perMatter open tasks that one matter may carry
/// @param listed tasks in a list
/// @param decisions tasks that one meeting may decide
/// @param members units in a leading group
/// @param groupDays how long a leading group may last
public record TaskLimits(
        int text, int note, int perMatter, int listed, int minutes, int decisions, int members, int groupDays) {
    /// What holds unless a city says otherwise.
    public static final TaskLimits USUAL = new TaskLimits(4_000, 4_000, 50, 200, 20_000, 50, 40, 1_100);
}
