package org.xiucheng.kernel.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.xiucheng.kernel.Bilingual;

/// The listed grounds on which a unit may decline what another asks.
public enum DeclineReason {
    NOT_OUR_DUTY(new Bilingual("不属于本单位职责", "Not this unit's duty")),
    NO_MEANS(new Bilingual("现有条件无法办理", "The means are not there")),
    DONE_ALREADY(new Bilingual("已经办理过", "It has been done already")),
    AGAINST_LAW(new Bilingual("依法不得办理", "The law does not permit it"));

    private final Bilingual title;

    DeclineReason(Bilingual title) {
        this.title = title;
    }

    public Bilingual title() {
        return title;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The ground of that code.
    public static Optional<DeclineReason> of(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
}
