package org.xiucheng.decide.statute;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.xiucheng.decide.amend.KeptLines;
import org.xiucheng.decide.amend.Line;
import org.xiucheng.kernel.matter.Procedure;
import org.xiucheng.kernel.matter.Procedures;
import org.xiucheng.kernel.time.Validity;

/// The procedures of the city in every version, as this node knows them: read once, and anew when an amendment
/// is approved or a matter names a version that another node learned of first.
@Component
class CurrentProcedures implements Procedures {
    static final String TABLE = "procedures";
    static final String CHOICES = "choices";

    private final KeptLines kept;
    private final ObjectProvider<PackedLaw> packed;
    private final InstantSource clock;
    private final AtomicReference<@Nullable Known> current = new AtomicReference<>();

    CurrentProcedures(KeptLines kept, ObjectProvider<PackedLaw> packed, InstantSource clock) {
        this.kept = kept;
        this.packed = packed;
        this.clock = clock;
    }

    /// What is known, and the choices with the time in which each is made.
    private record Known(List<Procedure> procedures, List<Timed> choices) {}

    private record Timed(Validity validity, Choice choice) {}

    @Override
    public List<Procedure> list() {
        return get().procedures;
    }

    @Override
    public List<Choice> choices() {
        var now = clock.instant();
        return get().choices.stream()
                .filter(timed -> timed.validity.holdsAt(now))
                .map(Timed::choice)
                .toList();
    }

    @Override
    public Optional<Procedure> find(String name, int version) {
        return Procedures.super.find(name, version).or(() -> {
            kept.refresh(TABLE);
            refresh();
            return Procedures.super.find(name, version);
        });
    }

    /// The rows of a table that hold at that moment or later, once the packs have brought theirs.
    List<Line> from(String table, Instant moment) {
        get();
        return kept.from(table, moment);
    }

    private Known get() {
        var known = current.get();
        return known == null ? read() : known;
    }

    void refresh() {
        read();
    }

    private Known read() {
        var law = packed.getObject();
        kept.bring(
                TABLE,
                law.procedures().list().stream()
                        .map(ProcedureLines::lines)
                        .flatMap(List::stream)
                        .toList());
        var choices = law.procedures().choices();
        kept.bring(
                CHOICES,
                IntStream.range(0, choices.size())
                        .mapToObj(i -> ChoiceLine.line(10 * (i + 1), choices.get(i)))
                        .toList());
        var procedures =
                kept.of(TABLE).stream().collect(Collectors.groupingBy(ProcedureLines.Of::line)).values().stream()
                        .map(lines -> ProcedureLines.draft(lines).built())
                        .toList();
        var timed = kept.of(CHOICES).stream()
                .map(line -> new Timed(line.validity(), ChoiceLine.choice(line)))
                .toList();
        var fresh = new Known(new Listed(procedures, List.of()).list(), timed);
        current.set(fresh);
        return fresh;
    }
}
