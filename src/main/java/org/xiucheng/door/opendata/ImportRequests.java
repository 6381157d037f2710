package org.xiucheng.door.opendata;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.xiucheng.door.opendata.RowReading.OtherTurn;
import org.xiucheng.door.opendata.RowReading.Read;
import org.xiucheng.door.opendata.RowReading.Refused;

/// Brings the requests of a file into a city: every row is accepted, or refused for one listed reason.
///
/// Rows go through the intake a batch at a time, several at once. The source's number makes an import
/// repeatable: what is here already is refused as a duplicate, so one that was stopped is simply run again.
public final class ImportRequests {
    private final ImportLimits limits;
    private final InstantSource clock;

    public ImportRequests(ImportLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// Takes in all rows of one turn; `done` is told, now and then, how many rows of the file are behind it.
    ///
    /// @throws org.xiucheng.kernel.Problem `import.…` when the file itself is at fault
    public Tally run(Turn turn, Intake intake, LongConsumer done) {
        try (var rows = turn.file().rows();
                var threads = Executors.newFixedThreadPool(
                        limits.atOnce(), Thread.ofVirtual().name("import-", 0).factory())) {
            var reader = new ReadRow(turn, Header.of(rows.header(), turn.mapping()), intake::areaCode, clock);
            var tally = Tally.NOTHING;
            var behind = 0L;
            while (rows.hasNext()) {
                var batch = new ArrayList<RowReading>(limits.batch());
                while (batch.size() < limits.batch() && rows.hasNext()) {
                    batch.add(reader.read(rows.next()));
                }
                tally = tally.with(take(batch, intake, threads));
                behind += batch.size();
                done.accept(behind);
            }
            return tally;
        }
    }

    private static Tally take(List<RowReading> batch, Intake intake, ExecutorService threads) {
        var refusals = new EnumMap<RefusalReason, Long>(RefusalReason.class);
        var known = new HashSet<>(intake.known(numbers(batch)));
        var tasks = new ArrayList<Callable<Optional<Intake.Refusal>>>();
        for (var reading : batch) {
            switch (reading) {
                case OtherTurn() -> {}
                case Refused(var reason, var detail) -> refusals.merge(reason, 1L, Long::sum);
                case Read(var number, var draft) -> {
                    if (known.add(number)) {
                        tasks.add(() -> intake.take(draft, number));
                    } else {
                        refusals.merge(RefusalReason.DUPLICATE, 1L, Long::sum);
                    }
                }
            }
        }
        return new Tally(run(tasks, threads, refusals), refusals);
    }

    /// How many were accepted; the others are added to the refusals.
    private static long run(
            List<Callable<Optional<Intake.Refusal>>> tasks,
            ExecutorService threads,
            Map<RefusalReason, Long> refusals) {
        var accepted = 0L;
        for (var answer : answers(tasks, threads)) {
            switch (answer.state()) {
                case SUCCESS -> {
                    answer.resultNow().ifPresent(refusal -> refusals.merge(refusal.reason(), 1L, Long::sum));
                    accepted += answer.resultNow().isEmpty() ? 1 : 0;
                }
                case FAILED -> throw failure(answer.exceptionNow());
                case CANCELLED, RUNNING -> throw new IllegalStateException("the import was stopped");
            }
        }
        return accepted;
    }

    private static <T> List<Future<T>> answers(List<Callable<T>> tasks, ExecutorService threads) {
        try {
            return threads.invokeAll(tasks);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was stopped", stopped);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private static List<String> numbers(List<RowReading> batch) {
        return batch.stream()
                .flatMap(reading -> reading instanceof Read read ? Stream.of(read.number()) : Stream.empty())
                .distinct()
                .toList();
    }
}
