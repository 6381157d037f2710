package org.xiucheng.kernel.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.PublicNumber;

/// A state of the world that someone wants (行动): a campaign, a renewal, a plan, a budget item.
///
/// Where it stands and who answers for it is its `course`, which moves through a procedure exactly as a matter
/// does; that is why it is one. Matters feed an undertaking and it opens matters of its own.
///
/// @param beneficiaries for whom it is
/// @param burdened at whose cost it is
/// @param reviewOn the day on which its effect is looked at
public record Undertaking(
        Bilingual name,
        Bilingual goal,
        Bilingual beneficiaries,
        Bilingual burdened,
        LocalDate reviewOn,
        Instant openedAt,
        Matter course) {
    public UUID id() {
        return course.id();
    }

    public PublicNumber number() {
        return course.number();
    }

    /// The same undertaking further on its way.
    public Undertaking at(Matter moved) {
        return new Undertaking(name, goal, beneficiaries, burdened, reviewOn, openedAt, moved);
    }
}
