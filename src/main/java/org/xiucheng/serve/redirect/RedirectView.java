package org.xiucheng.serve.redirect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.serve.matter.Shown;

/// A correction of many dispatches as staff read it. A person is never named.
///
/// @param standing `proposed`, `ready`, `withdrawn` or `finished`
/// @param own whether the reader proposed it
/// @param waiting matters that are not looked at yet
/// @param outcomes how many lines ended how: `done`, `closed`, `moved-on` or a code of refusal
public record RedirectView(
        String code,
        String standing,
        String ground,
        String reason,
        boolean fourEyes,
        boolean own,
        boolean mayApprove,
        boolean mayCarryOut,
        Instant proposedAt,
        Shown.Named post,
        Optional<Instant> approvedAt,
        int matters,
        int waiting,
        Map<String, Integer> outcomes,
        List<Move> moves) {
    public RedirectView {
        outcomes = Map.copyOf(outcomes);
        moves = List.copyOf(moves);
    }

    /// So many from one unit to another.
    public record Move(Shown.Named from, Shown.Named to, int matters, List<String> examples) {
        public Move {
            examples = List.copyOf(examples);
        }
    }

    /// What it would do.
    ///
    /// @param fourEyes whether so many ask for another person's approval
    public record Rehearsal(int matters, boolean fourEyes, List<Move> moves) {
        public Rehearsal {
            moves = List.copyOf(moves);
        }
    }
}
