package org.xiucheng.decide.patrol;

import java.time.Duration;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.access.sql.AsViewer;
import org.xiucheng.kernel.time.Chore;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.patrol.PatrolRules;

/// Lets go of the points of walks when their days are over, and ends walks that nobody ended.
@Component
public class ForgetTracks implements Chore {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final SqlPatrols patrols;
    private final AsViewer viewer;
    private final PatrolRules rules;
    private final Maker maker;

    ForgetTracks(SqlPatrols patrols, AsViewer viewer, PatrolRules rules, Maker maker) {
        this.patrols = patrols;
        this.viewer = viewer;
        this.rules = rules;
        this.maker = maker;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        forget();
    }

    /// How many points were let go.
    public int forget() {
        var now = maker.now();
        patrols.endForgotten(now.minus(rules.track().longest()), now);
        return viewer.read(new Subject.Clock(), () -> patrols.forget(now));
    }
}
