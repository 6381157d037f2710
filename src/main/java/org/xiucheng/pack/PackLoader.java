package org.xiucheng.pack;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xiucheng.kernel.matter.Procedure;

/// Reads the packs that a jurisdiction names, with those they are composed of, and checks them whole.
public final class PackLoader {
    private final PackSource source;
    private final PackLimits limits;

    public PackLoader(PackSource source, PackLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /// A loader of the packs that come with the program.
    public static PackLoader program() {
        return new PackLoader(PackSource.program(), PackLimits.DEFAULT);
    }

    /// All that the named packs hold.
    ///
    /// @param zone the zone in which the dates of the packs begin and offices open
    /// @param now the law that procedures and limits cite must be in force at this moment
    /// @throws FlawedPacks with every flaw of every pack
    public Packs load(List<String> names, ZoneId zone, Instant now) {
        var reading = new PackReading(source, limits, zone, new Flaws());
        var packs = composed(names, reading);
        var result = new AssemblePacks(reading, packs, now).assembled();
        var flaws = reading.flaws().found();
        if (!flaws.isEmpty()) {
            throw new FlawedPacks(flaws);
        }
        return result.orElseThrow();
    }

    /// A procedure from the document that was stored when it was begun with; its shape was checked then and is
    /// checked again.
    public static Procedure stored(String document) {
        var flaws = new Flaws();
        var draft = flaws.attempt(() ->
                new ReadProcedure(flaws).draft(YamlValue.parse("the stored procedure", document, PackLimits.DEFAULT)));
        if (!flaws.found().isEmpty()) {
            throw new FlawedPacks(flaws.found());
        }
        try {
            return draft.orElseThrow().built();
        } catch (IllegalArgumentException unsound) {
            throw new FlawedPacks(
                    List.of(new PackFlaw("the stored procedure", 0, String.valueOf(unsound.getMessage()))));
        }
    }

    private List<PackReading.Pack> composed(List<String> names, PackReading reading) {
        var packs = new LinkedHashMap<String, PackReading.Pack>();
        for (var name : names) {
            visit(name, "the jurisdiction", new ArrayDeque<>(), packs, reading);
        }
        return List.copyOf(packs.values());
    }

    private void visit(
            String name, String asker, Deque<String> path, Map<String, PackReading.Pack> packs, PackReading reading) {
        if (path.contains(name)) {
            reading.flaws().add(name + "/pack.yaml", 0, "is composed of itself: " + path.reversed());
            return;
        }
        if (packs.containsKey(name)) {
            return;
        }
        if (packs.size() + path.size() >= limits.packs()) {
            reading.flaws().add(name + "/pack.yaml", 0, "more than " + limits.packs() + " packs");
            return;
        }
        var pack = reading.flaws().attempt(() -> open(name, asker, reading));
        path.push(name);
        pack.ifPresent(opened -> reading.flaws()
                .attempt(() -> texts(opened))
                .ifPresent(composes -> composes.forEach(other -> visit(other, name, path, packs, reading))));
        path.pop();
        pack.ifPresent(opened -> packs.put(name, opened));
    }

    private static List<String> texts(PackReading.Pack pack) {
        return pack.manifest().list("composes").stream().map(YamlValue::text).toList();
    }

    private PackReading.Pack open(String name, String asker, PackReading reading) {
        var path = name + "/pack.yaml";
        if (!name.matches("[a-z0-9][a-z0-9-]{0,59}")) {
            throw new Fault(path, 0, asker + " names a pack that cannot be one");
        }
        var text = source.text(path).orElseThrow(() -> new Fault(path, 0, "no such pack, named by " + asker));
        var manifest = YamlValue.parse(path, text, limits).only(PackReading.MANIFEST);
        if (!manifest.get("name").text().equals(name)) {
            throw manifest.get("name").fault("the pack stands in the folder " + name);
        }
        manifest.get("version").as(Integer::valueOf);
        manifest.get("title").bilingual();
        if (source.text(name + "/SOURCES.md")
                .filter(sources -> !sources.isBlank())
                .isEmpty()) {
            reading.flaws().add(name + "/SOURCES.md", 0, "a pack says where its content comes from");
        }
        return new PackReading.Pack(name, manifest);
    }
}
