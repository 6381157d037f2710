package org.xiucheng.pack;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.testkit.FuzzTarget;
import org.xiucheng.testkit.Sources;

/// The files of a pack: a procedure, a manifest with its calendar, a table of limits. Their refusal is a list
/// of flaws, each with its line.
public final class PackFuzz {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String MANIFEST = """
            name: fuzz
            version: 1
            title: {zh: 试, en: Try}
            calendar:
              rest: [saturday, sunday]
              hours: ["08:00-12:00", "14:00-18:00"]
              workDaysEnd: close-of-business
              naturalDaysEnd: midnight
              smallDays: [3, 5]
              known: always
            procedures: [p.yaml]
            limits: {file: l.csv, jurisdiction: fuzz, source: fuzz, from: 2020-01-01}
            """;
    private static final String LIMITS = """
            system,code,term,basis,close_zh,close_en
            a,1,2 work days,demo-ordinance/20,好,Good
            """;
    private static final String PROCEDURE =
            Sources.text(Path.of("packs", "closed-loop", "procedures", "closed-loop.yaml"));

    private PackFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.ofText("procedure", List.of(PROCEDURE, small()), PackFuzz::procedure),
                FuzzTarget.ofText("manifest", List.of(MANIFEST), text -> pack(text, small(), LIMITS)),
                FuzzTarget.ofText("limits", List.of(LIMITS), text -> pack(MANIFEST, small(), text)));
    }

    private static void procedure(String text) {
        try {
            var read = PackLoader.stored(text);
            holds(!read.name().isBlank(), "a procedure without a name");
        } catch (FlawedPacks refused) {
            told(refused);
        }
        pack(MANIFEST, text, LIMITS);
    }

    private static void pack(String manifest, String procedure, String limits) {
        var files = Map.of(
                "fuzz/pack.yaml", manifest, "fuzz/SOURCES.md", "ours", "fuzz/p.yaml", procedure, "fuzz/l.csv", limits);
        PackSource source = path -> Optional.ofNullable(files.get(path));
        try {
            new PackLoader(source, PackLimits.DEFAULT).load(List.of("fuzz"), ZONE, NOW);
        } catch (FlawedPacks refused) {
            told(refused);
        }
    }

    private static void told(FlawedPacks refused) {
        holds(!refused.flaws().isEmpty(), "refused without a flaw");
    }

    private static String small() {
        return """
                name: p
                version: 1
                title: {zh: 试, en: Try}
                start: a
                bounceLimit: 2
                limit: {term: 7 work days, basis: demo-ordinance/20}
                states:
                  - {key: a, name: {zh: 始, en: A}, stage: 1, owner: intake, term: 4 work hours, basis: demo-ordinance/10}
                  - {key: z, name: {zh: 终, en: Z}, stage: 2, end: true, done: true}
                steps:
                  - {from: a, verb: go, name: {zh: 走, en: Go}, to: z, by: intake, proof: [note],
                     reasons: [{code: r, name: {zh: 因, en: R}}], basis: demo-ordinance/10, remedy: {zh: 无, en: None}}
                """;
    }
}
