package org.xiucheng.decide.visit;

import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.time.Chore;

/// Ends consents whose term is over, and destroys what they hold.
@Component
public class EndConsents implements Chore {
    private static final Duration EVERY = Duration.ofMinutes(10);

    private final SqlConsents consents;
    private final KeepConsent.Desk desk;

    EndConsents(SqlConsents consents, KeepConsent.Desk desk) {
        this.consents = consents;
        this.desk = desk;
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void look() {
        end();
    }

    /// Which ended.
    public List<String> end() {
        return desk.viewer().read(new Subject.Clock(), () -> {
            var now = desk.maker().now();
            var over = consents.endOver(now);
            over.forEach(code -> desk.entries()
                    .add(Entry.of("consent.over", now, desk.maker().random())
                            .fact("consent", code)
                            .sealed(desk.maker().id())));
            return over;
        });
    }
}
