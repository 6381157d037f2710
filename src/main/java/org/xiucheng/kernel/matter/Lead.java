package org.xiucheng.kernel.matter;

import java.util.Locale;
import java.util.Optional;
import org.xiucheng.kernel.law.ArticleId;

/// The one unit that answers for a matter, the post on duty there, and the rule and article that made it so.
public record Lead(String unit, Optional<String> post, String rule, ArticleId basis) {
    /// What made another unit answer for a matter. Some say that the duty list, or whoever used it, had named
    /// the wrong one: those are corrections, and the city learns from them.
    public enum Cause {
        /// It became known what it is about, so the duty list named a unit.
        NAMED(false),
        /// It was sent elsewhere after a unit had sent it back.
        REDISPATCHED(true),
        /// The dispatching desk took it from the unit it had sent it to.
        REDIRECTED(true),
        /// Arbitration named the unit.
        ASSIGNED(true),
        /// It complains about the unit that answered, which then stood back.
        CONCERN(false),
        /// The unit that answered ended, and this one took over its work.
        REFORM(false);

        private final boolean corrects;

        Cause(boolean corrects) {
            this.corrects = corrects;
        }

        /// Whether it says that the unit before was the wrong one from the beginning.
        public boolean corrects() {
            return corrects;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// What a step of the procedure makes it, where it names a unit anew.
        static Cause of(Step step, Matter before) {
            if (step.has(Effect.ASSIGNS_LEAD)) {
                return step.by() == By.DISPATCHER ? REDIRECTED : ASSIGNED;
            }
            return before.bounces() > 0 && step.by() == By.DISPATCHER ? REDISPATCHED : NAMED;
        }
    }
}
