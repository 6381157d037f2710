package org.xiucheng.kernel.task;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;

/// Something that one unit asks of another by a time and on a ground (任务): to assist, to answer a request, to
/// be supervised, to carry out what a meeting decided, or only to be told.
///
/// It never takes a matter away from its lead; it stands beside it with a clock of its own. Any unit may ask
/// any other, no permission from above is needed. It changes only through `after`, which is pure and total.
///
/// @param level how hard it presses, for those that supervise
/// @param text what is asked, in words that only the two ends read
/// @param clock the answerer's own term, begun when it was asked; no transition begins it anew
/// @param lastActors who last did each verb, so that the same eyes never look twice
public record Task(
        UUID id,
        PublicNumber number,
        Kind kind,
        Optional<Level> level,
        End asker,
        End answerer,
        String text,
        Origin origin,
        ArticleId basis,
        Deadline clock,
        State state,
        Instant since,
        int revision,
        Map<TaskAct.Verb, UUID> lastActors) {
    public Task {
        lastActors = Map.copyOf(lastActors);
        if ((kind == Kind.SUPERVISE) != level.isPresent()) {
            throw new IllegalArgumentException("a level is said of what supervises, and of nothing else");
        }
    }

    /// What kind of asking it is.
    public enum Kind {
        /// Help with what another leads (协办).
        ASSIST(new Bilingual("协办", "Assist")),
        /// A plain request between units (商请).
        ASK(new Bilingual("商请", "Request")),
        /// Pressed from above: the answer may not be declined (督办).
        SUPERVISE(new Bilingual("督办", "Supervision")),
        /// What a meeting decided (会议任务).
        MINUTE(new Bilingual("会议任务", "Decision of a meeting")),
        /// Only to be read and acknowledged (会知).
        NOTICE(new Bilingual("会知", "Notice"));

        private final Bilingual title;

        Kind(Bilingual title) {
            this.title = title;
        }

        public Bilingual title() {
            return title;
        }

        /// Whether the answerer may say no on a listed ground.
        public boolean declinable() {
            return this == ASSIST || this == ASK || this == MINUTE;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The rungs of supervision (督办阶梯), softest first.
    public enum Level {
        URGE(new Bilingual("催办", "Urged")),
        SUPERVISE(new Bilingual("督办", "Supervised")),
        NAMED_LEADER(new Bilingual("领导包案", "Under a named leader"));

        private final Bilingual title;

        Level(Bilingual title) {
            this.title = title;
        }

        public Bilingual title() {
            return title;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// One end of the asking: a unit, and the post in it where one is meant.
    public record End(String unit, Optional<String> post) {
        public static End unit(String code) {
            return new End(code, Optional.empty());
        }
    }

    /// What it came from.
    public sealed interface Origin {
        record OfMatter(PublicNumber number) implements Origin {}

        record OfUndertaking(PublicNumber number) implements Origin {}

        record OfMeeting(String code) implements Origin {}

        record Plain() implements Origin {}

        default String kind() {
            return switch (this) {
                case OfMatter _ -> "matter";
                case OfUndertaking _ -> "undertaking";
                case OfMeeting _ -> "meeting";
                case Plain _ -> "plain";
            };
        }

        /// Its public name; empty for what came from nothing.
        default String name() {
            return switch (this) {
                case OfMatter(var number) -> number.text();
                case OfUndertaking(var number) -> number.text();
                case OfMeeting(var code) -> code;
                case Plain _ -> "";
            };
        }
    }

    /// Where it stands.
    public enum State {
        ASKED(true, new Bilingual("待接收", "Asked")),
        ACCEPTED(true, new Bilingual("办理中", "Accepted")),
        DONE(true, new Bilingual("待验收", "Said to be done")),
        CHECKED(false, new Bilingual("已验收", "Checked")),
        ACKNOWLEDGED(false, new Bilingual("已知悉", "Acknowledged")),
        DECLINED(false, new Bilingual("已谢绝", "Declined")),
        WITHDRAWN(false, new Bilingual("已撤回", "Withdrawn"));

        private final boolean open;
        private final Bilingual title;

        State(boolean open, Bilingual title) {
            this.open = open;
            this.title = title;
        }

        public boolean open() {
            return open;
        }

        public Bilingual title() {
            return title;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public sealed interface Outcome {
        record Moved(Task task) implements Outcome {}

        record Refused(TaskRefusal why) implements Outcome {}
    }

    /// What becomes of it when that act is done now.
    public Outcome after(TaskAct act, Instant now) {
        return TaskMove.of(this, act, now);
    }

    public boolean open() {
        return state.open();
    }

    /// The end whose verb it is.
    public End end(TaskAct.Side side) {
        return side == TaskAct.Side.ASKER ? asker : answerer;
    }

    Task moved(TaskAct act, State to, Instant now) {
        var actors = new HashMap<>(lastActors);
        actors.put(act.verb(), act.person());
        return new Task(
                id,
                number,
                kind,
                level,
                asker,
                answerer,
                text,
                origin,
                basis,
                clocked(act.verb(), now),
                to,
                now,
                revision + 1,
                actors);
    }

    /// Saying that it is done stops the clock; sending it back lets it run on towards the due instant that it
    /// always had.
    private Deadline clocked(TaskAct.Verb verb, Instant now) {
        return switch (verb) {
            case ACCEPT, CHECK -> clock;
            case DECLINE, DONE, ACKNOWLEDGE, WITHDRAW -> clock.met(now);
            case REDO -> clock.unmet();
        };
    }
}
