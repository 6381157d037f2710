package org.xiucheng.kernel.task;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.Bilingual;

/// What somebody at one of the two ends wants to do to a task.
///
/// @param unit the unit in whose name
/// @param expectedRevision the revision they saw when they decided
public record TaskAct(
        Verb verb,
        UUID person,
        String unit,
        Optional<DeclineReason> reason,
        Optional<String> note,
        int expectedRevision) {
    /// An act that says nothing beyond its verb.
    public static TaskAct plain(Verb verb, UUID person, String unit, int expectedRevision) {
        return new TaskAct(verb, person, unit, Optional.empty(), Optional.empty(), expectedRevision);
    }

    /// Which end.
    public enum Side {
        ASKER,
        ANSWERER
    }

    /// Everything that may be done to a task.
    public enum Verb {
        ACCEPT(Side.ANSWERER, new Bilingual("接收", "Accept")),
        DECLINE(Side.ANSWERER, new Bilingual("谢绝", "Decline")),
        DONE(Side.ANSWERER, new Bilingual("办结", "Done")),
        ACKNOWLEDGE(Side.ANSWERER, new Bilingual("知悉", "Acknowledge")),
        CHECK(Side.ASKER, new Bilingual("验收", "Check")),
        REDO(Side.ASKER, new Bilingual("退回重办", "Send back")),
        WITHDRAW(Side.ASKER, new Bilingual("撤回", "Withdraw"));

        private final Side side;
        private final Bilingual title;

        Verb(Side side, Bilingual title) {
            this.side = side;
            this.title = title;
        }

        public Side side() {
            return side;
        }

        public Bilingual title() {
            return title;
        }

        /// Whether it asks for a few words.
        public boolean asksNote() {
            return this == DONE || this == REDO;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
