package org.xiucheng.host.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.xiucheng.host.Progress;
import org.xiucheng.kernel.Problem;

/// By which copy and which part of the log a city is brought back to a moment.
///
/// @param folder the folder of the copy
/// @param base its paper
/// @param run the log after it; empty where only the copy itself is there
/// @param to the moment; empty for as far as it goes
record Plan(Path folder, Base base, Optional<Run> run, Optional<Instant> to) {
    /// The newest copy that reaches the moment.
    ///
    /// @throws Problem where none does, naming those that can be reached
    static Plan find(BackupFolder backups, Optional<Instant> to) throws IOException {
        var plans = list(backups);
        if (plans.isEmpty()) {
            throw Refusals.none(backups.path());
        }
        return plans.stream()
                .filter(plan -> to.map(plan::reaches).orElse(true))
                .max(Comparator.comparing(plan -> plan.base.endedAt()))
                .map(plan -> new Plan(plan.folder, plan.base, plan.run, to))
                .orElseThrow(() -> outside(plans));
    }

    /// Every whole copy, the oldest first, with the log that follows it.
    static List<Plan> list(BackupFolder backups) throws IOException {
        var runs = new ArrayList<Run>();
        for (var folder : backups.listRuns()) {
            Run.read(folder).ifPresent(runs::add);
        }
        var plans = new ArrayList<Plan>();
        for (var folder : backups.listBases()) {
            var base = Base.read(folder);
            var run = runs.stream().filter(each -> each.continues(base)).findFirst();
            plans.add(new Plan(folder, base, run, Optional.empty()));
        }
        return plans;
    }

    /// The first moment that can be reached.
    Instant from() {
        return base.endedAt();
    }

    /// The moment before which every one can be reached; up to which the copy holds everything by itself
    /// where there is no log after it.
    Instant until() {
        return run.map(each -> each.tail().until()).orElse(base.holdsUntil());
    }

    /// How much is laid: the copy and the log after it, filled up to whole segments.
    long bytes() {
        return base.bytes()
                + run.map(each -> (each.after(base).size() + 1L) * Segment.BYTES)
                        .orElse(0L);
    }

    private boolean reaches(Instant moment) {
        return run.isPresent() && !moment.isBefore(from()) && moment.isBefore(until());
    }

    /// Refuses what is not as it was written: every file of the copy, every segment, every photo.
    void check(BackupFolder backups, Progress progress) throws IOException {
        var photos = PhotoShelf.list(backups.photos());
        var segments = run.map(each -> each.after(base)).orElse(List.of());
        var total = base.files().size() + segments.size() + photos.size();
        var done = 0;
        for (var item : base.files()) {
            var file = folder.resolve(item.path());
            if (!DurableFile.is(file, item.bytes(), item.sha256())) {
                throw Refusals.damaged(file);
            }
            progress.count("Checking the backup", ++done, total);
        }
        for (var segment : segments) {
            run.orElseThrow().check(segment);
            progress.count("Checking the backup", ++done, total);
        }
        if (run.isPresent()) {
            run.get().checkTail();
        }
        for (var photo : photos) {
            if (!PhotoShelf.whole(photo)) {
                throw Refusals.damaged(photo);
            }
            progress.count("Checking the backup", ++done, total);
        }
    }

    /// What a copy reaches, in words.
    String reach() {
        return run.isPresent() ? from() + " to " + until() : "the copy of " + until() + " alone";
    }

    private static Problem outside(List<Plan> plans) {
        var ranges = plans.stream()
                .map(plan -> plan.run.isPresent()
                        ? plan.from() + " to " + plan.until()
                        : plan.from().toString())
                .collect(Collectors.joining(", "));
        return Problem.invalid(
                "backup.outside", "The backups do not reach that moment; they reach: %s.".formatted(ranges), "/to");
    }
}
