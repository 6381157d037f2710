package org.xiucheng.pack;

import java.util.List;
import java.util.stream.Collectors;

/// The packs of this jurisdiction cannot be worked by; every flaw is listed at once.
public final class FlawedPacks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<PackFlaw> flaws;

    FlawedPacks(List<PackFlaw> flaws) {
        super(flaws.stream().map(PackFlaw::toString).collect(Collectors.joining("\n", "the packs have flaws:\n", "")));
        this.flaws = List.copyOf(flaws);
    }

    public List<PackFlaw> flaws() {
        return flaws;
    }
}
