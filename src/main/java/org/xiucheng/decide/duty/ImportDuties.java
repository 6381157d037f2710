package org.xiucheng.decide.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.xiucheng.compute.terrain.MakeTerrain;
import org.xiucheng.decide.table.Faults;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.ReadTable;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Subject;
import org.xiucheng.kernel.place.Places;
import org.xiucheng.kernel.responsibility.PlaceBinding;
import org.xiucheng.kernel.responsibility.Rule;
import org.xiucheng.kernel.responsibility.sql.CurrentRules;
import org.xiucheng.kernel.time.Maker;

/// Takes a whole sheet of duties in as one draft, or names every cell that is at fault and takes in nothing.
///
/// Rows that say what holds already change nothing; a rule that the sheet does not name stays as it is; a rule
/// ends when its row says so.
@Service
public class ImportDuties {
    /// What the sheet of duties is called in a workbook.
    public static final String SHEET = DutyTable.NAME;

    private final KeepDuties keep;
    private final CheckProposal check;
    private final DutyAdvice advice;
    private final Ground ground;

    ImportDuties(KeepDuties keep, CheckProposal check, DutyAdvice advice, Ground ground) {
        this.keep = keep;
        this.check = check;
        this.advice = advice;
        this.ground = ground;
    }

    /// The list as it stands, and the map under it.
    @Component
    record Ground(CurrentRules rules, Places places, MakeTerrain terrain, Maker maker) {}

    /// The rules in force now or later, as the sheet that can be read back.
    public Grid export() {
        var now = ground.maker.now();
        var rules = ground.rules.get().rules().stream()
                .filter(rule ->
                        rule.validity().end().filter(end -> !end.isAfter(now)).isEmpty())
                .toList();
        return DutyTable.grid(rules, ground.places.jurisdiction().zone());
    }

    /// Refuses whoever may not draft, before anything that they send is read. @throws Problem
    /// `permission.missing`
    public void admit(Subject.Officer by) {
        keep.reads(by);
    }

    /// What the sheet would do; nothing is kept. @throws Problem `permission.missing`
    public CheckedDuties check(Grid grid, Optional<Instant> from, Subject.Officer by) {
        keep.reads(by);
        return inspect(grid, from);
    }

    /// The same for whoever runs the machine, who holds all its data anyway.
    public CheckedDuties inspect(Grid grid, Optional<Instant> from) {
        return new Reading(grid, from).checked();
    }

    /// The draft that the sheet makes, rehearsed.
    ///
    /// @throws Problem `table.faulty` if any cell is at fault, `table.unchanged` if nothing would change, and
    ///     as `KeepDuties.draft`
    public Draft draft(CheckedDuties checked, String reason, Subject.Officer by) {
        if (checked.faulty() > 0) {
            throw Problem.invalid("table.faulty", "Some cells are at fault; nothing was taken in.", "/rows");
        }
        if (checked.proposals().isEmpty()) {
            throw Problem.invalid("table.unchanged", "The table says what holds already.", "/rows");
        }
        var draft = keep.draft(checked.proposals(), reason, checked.from(), by);
        return keep.rehearse(draft.code(), by);
    }

    /// One sheet on its way to a draft.
    private final class Reading {
        private final Instant now = ground.maker.now();
        private final Faults faults;
        private final Grid grid;
        private final DutyTimes times;
        private final Map<String, List<Rule>> standing = new HashMap<>();
        private final Map<String, Set<String>> areasOfRoad = new HashMap<>();

        Reading(Grid grid, Optional<Instant> from) {
            this.grid = grid;
            this.faults = new Faults(grid.name(), TableLimits.USUAL);
            this.times = new DutyTimes(from, now, ground.places.jurisdiction().zone());
            ground.rules
                    .refresh()
                    .rules()
                    .forEach(rule -> standing.computeIfAbsent(rule.id(), _ -> new ArrayList<>())
                            .add(rule));
        }

        CheckedDuties checked() {
            var rows = ReadTable.rows(DutyTable.COLUMNS, grid, faults);
            var zone = ground.places.jurisdiction().zone();
            var written = rows.stream()
                    .flatMap(row -> new ReadDuty(row, zone, advice).read().stream())
                    .toList();
            var changing = changing(written);
            changing.forEach(times::see);
            var proposals = new LinkedHashMap<ReadDuty.Written, Draft.Proposal>();
            for (var row : changing) {
                proposal(row).ifPresent(proposal -> proposals.put(row, proposal));
            }
            var rehearsal = rehearse(proposals);
            return new CheckedDuties(
                    rows.size(),
                    written.size() - changing.size(),
                    faults.count(),
                    faults.listed(),
                    List.copyOf(proposals.values()),
                    times.from(),
                    rehearsal);
        }

        /// Rows that say something new; of one rule there is at most one.
        private List<ReadDuty.Written> changing(List<ReadDuty.Written> written) {
            var changing = new ArrayList<ReadDuty.Written>();
            var seen = new HashSet<String>();
            var unchanged = new HashSet<Rule>();
            for (var row : written) {
                var same = DutyTimes.same(row, standing.getOrDefault(row.rule().id(), List.of()));
                if (same.isPresent() && unchanged.add(same.get())) {
                    seen.add(row.rule().id());
                } else if (seen.add(row.rule().id())) {
                    changing.add(row);
                } else {
                    row.row()
                            .fault(
                                    DutyTable.ID,
                                    "draft.twice",
                                    new Bilingual("此编号出现两次。", "A table names each rule once."));
                }
            }
            return changing;
        }

        private Optional<Draft.Proposal> proposal(ReadDuty.Written written) {
            var rule = written.rule();
            var moment = times.from().orElse(now);
            check.faults(rule, moment).forEach(problem -> advice.fault(written.row(), rule, problem));
            elsewhere(written);
            var ended = times.place(written, standing.getOrDefault(rule.id(), List.of()));
            return written.row().sound() ? Optional.of(ended) : Optional.empty();
        }

        private void elsewhere(ReadDuty.Written written) {
            if (written.row().sound() && written.rule().places() instanceof PlaceBinding.RoadRange range) {
                var areas = areasOfRoad.computeIfAbsent(range.road(), ground.terrain::areasOf);
                if (!areas.contains(range.area())) {
                    written.row()
                            .fault(
                                    DutyTable.ROAD,
                                    "rule.road-elsewhere",
                                    new Bilingual("这条道路不经过所填区域。", "The road does not lie in that area."));
                }
            }
        }

        private Optional<Rehearsal> rehearse(Map<ReadDuty.Written, Draft.Proposal> proposals) {
            if (proposals.isEmpty() || proposals.size() > DutyLimits.USUAL.proposals()) {
                return Optional.empty();
            }
            var tried = keep.tryOut(List.copyOf(proposals.values()), times.from());
            for (var ids : tried.unsettled()) {
                proposals.keySet().stream()
                        .filter(row -> ids.contains(row.rule().id()))
                        .forEach(row -> crossing(row, ids));
            }
            return Optional.of(tried);
        }

        private static void crossing(ReadDuty.Written row, List<String> ids) {
            var others = String.join(
                    "、",
                    ids.stream()
                            .filter(id -> !id.equals(row.rule().id()))
                            .limit(3)
                            .toList());
            row.row()
                    .fault(
                            DutyTable.PRIORITY,
                            "draft.crossing",
                            new Bilingual(
                                    "与 " + others + " 交叉或重复，请填优先级分出先后。",
                                    "It crosses or repeats " + others + "; state a priority."));
        }
    }
}
