package org.xiucheng.decide.intake;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.kernel.matter.sql.SqlIntake.Along;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.sense.report.ReportDraft;

/// Decides what goes along with a report: its photos, and whether its words may become public after a check.
@Component
class GoAlong {
    private static final String IMPORT = "import";

    private final KeepPhotos photos;

    GoAlong(KeepPhotos photos) {
        this.photos = photos;
    }

    /// What is imported was said long ago and to others; it never becomes public.
    ///
    /// @throws org.xiucheng.kernel.Problem for photos that are not there, or too many
    Along with(ReportDraft draft, Plan plan) {
        return new Along(photos.named(draft.photos()), !draft.channel().equals(IMPORT), 0, Optional.empty());
    }

    /// Refuses a draft whose photos another report has taken meanwhile.
    void check(ReportDraft draft) {
        var unused = photos.named(draft.photos());
    }
}
