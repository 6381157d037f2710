package org.xiucheng.host.demo.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.xiucheng.kernel.calendar.Deadline;
import org.xiucheng.kernel.evidence.Entry;
import org.xiucheng.kernel.matter.Clocked;
import org.xiucheng.kernel.matter.Matter;
import org.xiucheng.kernel.matter.Moving;
import org.xiucheng.kernel.matter.sql.SqlIntake.Opening;

/// One matter and all that happened to it so far.
final class Tale {
    /// Who was told that a clock had run out.
    record Told(UUID deadline, int level, Instant at, String unit, Entry entry) {}

    final Voice voice;
    final Opening opening;
    final List<Moving> moves = new ArrayList<>();
    final List<Told> told = new ArrayList<>();
    private final Map<UUID, Clocked> clocks = new LinkedHashMap<>();
    private Matter matter;
    private String explanation;
    private Optional<UUID> undertaking = Optional.empty();

    Tale(Voice voice, Opening opening) {
        this.voice = voice;
        this.opening = opening;
        this.matter = opening.matter();
        this.explanation = opening.explanation();
        clocks.put(opening.clock().deadline().id(), opening.clock());
    }

    Matter matter() {
        return matter;
    }

    String explanation() {
        return explanation;
    }

    Optional<UUID> undertaking() {
        return undertaking;
    }

    void belongsTo(UUID undertaking) {
        this.undertaking = Optional.of(undertaking);
    }

    List<Clocked> clocks() {
        return List.copyOf(clocks.values());
    }

    Optional<Deadline> clock(UUID id) {
        return Optional.ofNullable(clocks.get(id)).map(Clocked::deadline);
    }

    /// The clock of that name that began last.
    Optional<Deadline> clock(String name) {
        return clocks.values().stream()
                .map(Clocked::deadline)
                .filter(deadline -> deadline.clock().equals(name))
                .reduce((_, later) -> later);
    }

    void take(Moving moving) {
        moves.add(moving);
        matter = moving.after();
        explanation = moving.explanation().orElse(explanation);
        moving.begun().forEach(clocked -> clocks.put(clocked.deadline().id(), clocked));
        moving.changed().forEach(this::change);
    }

    void tell(Told one, Deadline escalated) {
        told.add(one);
        change(escalated);
    }

    private void change(Deadline deadline) {
        clocks.computeIfPresent(deadline.id(), (_, old) -> new Clocked(deadline, old.basis()));
    }
}
