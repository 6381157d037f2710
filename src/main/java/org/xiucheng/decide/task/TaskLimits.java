package org.xiucheng.decide.task;

/// Every limit around tasks, groups and meetings, on one screen; lengths in Unicode code points.
///
/// @param perMatter open tasks that one matter may carry
/// @param listed tasks or groups in a list
/// @param decisions tasks that one meeting may decide
/// @param members units in a leading group, or at one of its meetings
/// @param groupDays how long a leading group may last
/// @param agenda matters that one meeting speaks about
/// @param meetings the latest ones that the page of a group shows
public record TaskLimits(
        int text,
        int note,
        int perMatter,
        int listed,
        int minutes,
        int decisions,
        int members,
        int groupDays,
        int agenda,
        int meetings) {
    /// What holds unless a city says otherwise.
    public static final TaskLimits USUAL = new TaskLimits(4_000, 4_000, 50, 200, 20_000, 50, 40, 1_100, 20, 20);
}
