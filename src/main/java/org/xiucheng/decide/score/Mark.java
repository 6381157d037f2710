package org.xiucheng.decide.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// What a road was given for one aim in one round: a band, or that nothing can be said.
///
/// It is contested once at most, decided by somebody else, and public only after that.
///
/// @param band the key of the band; `unsaid` where too few spots were seen
/// @param range where the band begins and ends in percent, by the rules of that round; never the exact share
public record Mark(
        UUID id,
        String code,
        UUID round,
        String road,
        String aim,
        LocalDate from,
        LocalDate to,
        String band,
        Optional<Range> range,
        int seen,
        Instant publishAt,
        Optional<Contest> contest,
        Optional<Ruling> ruling) {
    /// Percent of the spots in order.
    public record Range(int low, int high) {}

    public record Contest(UUID person, String unit, String reason, Instant at) {}

    /// What somebody without a stake decided.
    ///
    /// @param stands false sets the band aside
    public record Ruling(String unit, boolean stands, String reason, Instant at) {}

    /// Whether everyone may see it: its days are over and nothing about it is open.
    public boolean published(Instant now) {
        return !now.isBefore(publishAt) && (contest.isEmpty() || ruling.isPresent());
    }

    /// Whether somebody contested it with success.
    public boolean setAside() {
        return ruling.filter(found -> !found.stands()).isPresent();
    }
}
