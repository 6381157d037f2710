package org.xiucheng.decide.score;

import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.score.ScoreRules;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;

/// Writes down what an inspector without a stake in a road saw at one of its spots: in order or not, for each
/// aim
/// once.
@Service
public class LookAtSpot {
    private final ScoreRules rules;
    private final SqlRounds rounds;
    private final Stakes stakes;
    private final RunRounds.Desk desk;

    LookAtSpot(ScoreRules rules, SqlRounds rounds, Stakes stakes, RunRounds.Desk desk) {
        this.rules = rules;
        this.rounds = rounds;
        this.stakes = stakes;
        this.desk = desk;
    }

    /// Which spot: by its road and its turn.
    public record At(String road, int nth) {}

    /// Writes it down.
    ///
    /// @param seen for each aim whether it was in order; aims may be left out
    /// @throws Problem `score.no-round`, `score.spot` for a spot that was not drawn, `score.stake` for whoever
    /// has a
    /// stake in the road or does not inspect there, `score.aim`, `score.nothing`, `score.seen`
    public void look(At at, Map<String, Boolean> seen, Subject.Officer by) {
        var now = desk.maker().now();
        var round = rounds.current(now)
                .orElseThrow(() -> Problem.conflict("score.no-round", "No round is on in which spots are looked at."));
        var spot = rounds.spot(round.id(), at.road(), at.nth())
                .orElseThrow(() -> Problem.invalid("score.spot", "No such spot was drawn.", "/nth"));
        var as = stakes.looking(spot, by, now)
                .orElseThrow(() -> Problem.forbidden(
                        "score.stake", "Somebody who inspects there and has no stake in the road looks at it."));
        if (seen.isEmpty()) {
            throw Problem.invalid("score.nothing", "Say for one aim at least what was seen.", "/seen");
        }
        if (seen.keySet().stream().anyMatch(aim -> rules.aim(aim).isEmpty())) {
            throw Problem.invalid("score.aim", "Roads are not scored on that aim here.", "/seen");
        }
        try {
            desk.transactions().executeWithoutResult(_ -> {
                seen.forEach((aim, good) ->
                        rounds.add(new SqlRounds.Sample(desk.maker().id(), round.id(), spot, aim, good, now), by, as));
                desk.entries()
                        .add(Entry.of("score.seen", now, desk.maker().random())
                                .fact("round", round.code())
                                .fact("road", spot.road())
                                .fact("nth", spot.nth())
                                .fact("seen", seen)
                                .fact("unit", as.unit())
                                .fact("post", as.post())
                                .sealed(desk.maker().id()));
            });
        } catch (DuplicateKeyException before) {
            throw Problem.conflict("score.seen", "Somebody looked at that spot for that aim already.");
        }
    }
}
