package org.xiucheng.kernel.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.matter.PublicNumber;

/// A meeting of a leading group (领导小组会议): who came, what was spoken about, and what was decided.
///
/// Its minutes may be written anew until another person approves them; then each decision is a task, and all of
/// it stays as it is.
///
/// @param attendance the units that came
/// @param agenda the matters spoken about; each reader is told of those that the reader may see
public record Meeting(
        UUID id,
        String code,
        String group,
        Instant heldAt,
        List<String> attendance,
        List<PublicNumber> agenda,
        UUID calledBy,
        Optional<Minutes> minutes) {
    public Meeting {
        attendance = List.copyOf(attendance);
        agenda = List.copyOf(agenda);
    }

    /// What was written down.
    ///
    /// @param hash SHA-256 of the text as it is kept, in hexadecimal
    public record Minutes(
            String text,
            String hash,
            List<Decision> decisions,
            UUID writtenBy,
            Instant writtenAt,
            Optional<Instant> approvedAt) {
        public Minutes {
            decisions = List.copyOf(decisions);
        }
    }

    /// That a unit shall do something, and how long it has from the approval on.
    public record Decision(String unit, String text, Term term) {}

    /// Whether its minutes are approved.
    public boolean approved() {
        return minutes.flatMap(Minutes::approvedAt).isPresent();
    }
}
