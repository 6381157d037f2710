package org.xiucheng.decide.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.compute.flood.WatchFloods;
import org.xiucheng.compute.flood.WatchFloods.Suspicion;
import org.xiucheng.decide.intake.PlanIntake.Plan;
import org.xiucheng.decide.intake.SqlClusters.Begun;
import org.xiucheng.kernel.access.Origin;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Announcement;
import org.xiucheng.kernel.matter.sql.SqlIntake.Along;
import org.xiucheng.kernel.party.Relation;
import org.xiucheng.kernel.party.Unit;
import org.xiucheng.kernel.party.sql.CurrentParties;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.media.KeepPhotos;
import org.xiucheng.sense.report.ReportDraft;
import tools.jackson.databind.json.JsonMapper;

/// Decides what goes along with a report: its photos, whether its words may become public after a check, and
/// whether it looks like part of a flood.
@Component
class GoAlong {
    private static final String IMPORT = "import";

    private final KeepPhotos photos;
    private final WatchFloods floods;
    private final SqlClusters clusters;
    private final CurrentParties parties;
    private final Maker maker;

    GoAlong(KeepPhotos photos, WatchFloods floods, SqlClusters clusters, CurrentParties parties, Maker maker) {
        this.photos = photos;
        this.floods = floods;
        this.clusters = clusters;
        this.parties = parties;
        this.maker = maker;
    }

    /// What is imported was said long ago and to others: it never becomes public, and it is nobody's flood.
    ///
    /// @throws org.xiucheng.kernel.Problem for photos that are not there, or too many
    Along with(ReportDraft draft, Plan plan) {
        var named = photos.named(draft.photos());
        var location = plan.site().location();
        var now = maker.now();
        var suspicion = Origin.source()
                .map(source -> floods.see(source, draft.description(), location.finest(), now))
                .orElse(Suspicion.NONE);
        suspicion.began().ifPresent(kind -> begin(kind, suspicion.cluster().orElseThrow(), location.areas(), now));
        return new Along(
                named, !draft.channel().equals(IMPORT), suspicion.yields(), suspicion.cluster(), draft.guarded());
    }

    /// The supervisor of the place is told once that something began; each report of it keeps its own lead.
    private void begin(String kind, UUID cluster, List<String> areas, Instant now) {
        var told = parties.get()
                .unitOver(areas, Relation.SUPERVISOR, now)
                .map(Unit::code)
                .orElse("");
        var entry = Entry.of("cluster.suspected", now, maker.random())
                .fact("kind", kind)
                .fact("area", areas.getLast())
                .fact("told", told)
                .sealed(maker.id());
        var body = JsonMapper.shared().writeValueAsString(Map.of("kind", kind, "area", areas.getLast(), "told", told));
        var announcement = new Announcement(maker.id(), "ClusterSuspected", areas.getLast(), now, body);
        clusters.begin(new Begun(cluster, kind, areas, told, entry, announcement));
    }

    /// Refuses a draft whose photos another report has taken meanwhile.
    void check(ReportDraft draft) {
        var unused = photos.named(draft.photos());
    }
}
