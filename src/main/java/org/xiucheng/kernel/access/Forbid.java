package org.xiucheng.kernel.access;

import java.util.Locale;

/// A reason that wins over every permit, with the sentence in which the city says it and where it comes from.
public enum Forbid {
    POST_ENDED("Whoever carries a post that has ended may do nothing until they are known anew.", "F7"),
    CLOCK_ONLY_LAPSES("The clock does its own step and nothing else.", "F5"),
    MODEL_NEVER_MOVES("A model suggests; a person decides.", "F5"),
    ADMINISTRATOR_READS_NO_MATTER("Whoever administers the platform sees and moves no matter.", "F4"),
    ADMINISTRATORS_ARE_APART("System, security and audit are administered by three people.", "F4"),
    CONFLICT_OF_INTEREST("Whoever declared a conflict of interest neither sees nor moves the matter.", "F2"),
    REPORTED_OFFICER("The officer whom a report is about never reaches it.", "F2"),
    REPORTED_UNIT("The unit that a report is about sees no more of it than everyone.", "F2"),
    FOUR_EYES("Whoever did the one may not do the other.", "F3"),
    NOT_FROM_HERE("The procedure knows no such step from where the matter stands.", "promise 6"),
    SENSITIVE("A sensitive matter is shown to those in reach and to nobody else.", "architecture, private by default"),
    IDENTITY_STAYS_IN_THE_CITY("Who reported never crosses the border of the city.", "F6"),
    NO_LIVE_GRANT("Who reported is read under a live grant only.", "F1"),
    OTHER_PURPOSE("A grant serves the purpose that it names.", "F11"),
    OTHER_FIELDS("A grant opens the fields that it names.", "F11"),
    TWO_APPROVALS("Two others approve before a protected reporter is shown.", "F12"),
    HELD_BY_LAW("What the law asks to keep is not erased.", "F8");

    private final String sentence;
    private final String source;

    Forbid(String sentence, String source) {
        this.sentence = sentence;
        this.source = source;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }

    /// Where it stands among the forbids of the promises.
    public String source() {
        return source;
    }
}
