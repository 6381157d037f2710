package org.xiucheng.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The flaws found so far: a faulty thing is noted and left out, so that the next is still looked at.
final class Flaws {
    private final List<PackFlaw> found = new ArrayList<>();

    void add(String file, int line, String message) {
        found.add(new PackFlaw(file, line, message));
    }

    <T> Optional<T> attempt(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (Fault fault) {
            found.add(fault.flaw());
            return Optional.empty();
        }
    }

    <S, T> List<T> each(List<S> sources, Function<S, T> reading) {
        return sources.stream()
                .map(source -> attempt(() -> reading.apply(source)))
                .flatMap(Optional::stream)
                .toList();
    }

    List<PackFlaw> found() {
        return List.copyOf(found);
    }
}
