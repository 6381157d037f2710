package org.xiucheng.decide.handover;

import java.time.Duration;

/// How the hand-over book is kept, and for how long.
///
/// @param note characters of one note
/// @param notes notes of one turn
/// @param early how long before the end of a turn its notes may begin
/// @param within how long whoever comes has to take over before they are called
/// @param back how far back a look finds turns that ended while nobody looked
/// @param listed what is written of each kind as open, the most pressing first, and hand-overs that a list
/// shows
/// @param every how often ends of turns are looked at
/// @param notesKept how long notes are kept
/// @param kept how long hand-overs, calls, covers, swaps and absences are kept
public record BookLimits(
        int note,
        int notes,
        Duration early,
        Duration within,
        Duration back,
        int listed,
        Duration every,
        Duration notesKept,
        Duration kept) {
    public static final BookLimits USUAL = new BookLimits(
            500,
            10,
            Duration.ofHours(2),
            Duration.ofMinutes(30),
            Duration.ofDays(1),
            200,
            Duration.ofSeconds(30),
            Duration.ofDays(90),
            Duration.ofDays(730));
}
