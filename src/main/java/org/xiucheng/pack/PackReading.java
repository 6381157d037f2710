package org.xiucheng.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.time.Validity;

/// What every reader of a part of a pack needs: the files, the zone in which dates begin, and where flaws go.
record PackReading(PackSource source, PackLimits limits, ZoneId zone, Flaws flaws) {
    /// A pack under its name.
    record Pack(String name, YamlValue manifest) {
        String path(String file) {
            return name + "/" + file;
        }
    }

    static final Set<String> MANIFEST = Set.of(
            "name",
            "version",
            "title",
            "composes",
            "systems",
            "articles",
            "limits",
            "calendar",
            "procedures",
            "choices",
            "layers",
            "patrols",
            "scores");

    String text(YamlValue asked, String path) {
        return source.text(path).orElseThrow(() -> asked.fault("there is no file " + path));
    }

    YamlValue yaml(YamlValue asked, String path) {
        return YamlValue.parse(path, text(asked, path), limits);
    }

    /// What a manifest lists under a key; what is no list there is a flaw.
    List<YamlValue> listed(Pack pack, String key) {
        return flaws.attempt(() -> pack.manifest().list(key)).orElse(List.of());
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// A period from one day until before another; from ever and for ever where a side is missing.
    ///
    /// @param fault makes what is said of a period that ends before it begins
    Validity validity(Function<String, Fault> fault, Optional<LocalDate> from, Optional<LocalDate> to) {
        @Nullable Instant end = to.map(this::startOf).orElse(null);
        try {
            return new Validity(from.map(this::startOf).orElse(Instant.EPOCH), end);
        } catch (IllegalArgumentException empty) {
            throw fault.apply(String.valueOf(empty.getMessage()));
        }
    }
}
