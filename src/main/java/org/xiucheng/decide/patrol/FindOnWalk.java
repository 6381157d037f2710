package org.xiucheng.decide.patrol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.decide.intake.ReceiveReport;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.time.Maker;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;

/// What a walker finds: a report like any other by the way `patrol`, with a line that ties it to the walk.
@Service
public class FindOnWalk {
    /// The way in by which packs choose the procedure of what is found.
    public static final String CHANNEL = "patrol";

    private final SqlPatrols patrols;
    private final ReceiveReport receive;
    private final Maker maker;

    FindOnWalk(SqlPatrols patrols, ReceiveReport receive, Maker maker) {
        this.patrols = patrols;
        this.receive = receive;
        this.maker = maker;
    }

    /// What somebody saw, in their words, with photos that were sent before.
    public record Found(String description, Optional<CategoryKey> category, Where where, List<String> photos) {}

    /// Receives it, while the walk is on or was not handed in yet; the report names the walk, so that the two
    /// stay tied whatever happens.
    ///
    /// @throws Problem `patrol.absent`, `patrol.handed-in`, and as an ordinary report
    public Receipt find(String code, Found found, Subject.Officer by) {
        var patrol = patrols.lock(code, by.person()).orElseThrow(Walk::absent);
        if (patrol.handedInAt().isPresent() || patrol.discardedAt().isPresent()) {
            throw Problem.conflict("patrol.handed-in", "The walk was handed in or discarded.");
        }
        var receipt = receive.receive(draft(found, patrol.code()), by, Optional.empty());
        patrols.found(patrol.id(), receipt.number().text(), maker.now());
        return receipt;
    }

    private static ReportDraft draft(Found found, String walk) {
        return new ReportDraft(
                        CHANNEL,
                        found.description(),
                        found.category(),
                        found.where(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.of(walk))
                .showing(found.photos());
    }
}
