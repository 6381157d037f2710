package org.xiucheng.kernel.matter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.place.Location;
import org.xiucheng.pack.PackLoader;
import org.xiucheng.pack.Packs;

/// The stage on which the tests of procedures play: the demo's packs, a matter, and people in their posts.
final class Stage {
    static final Packs PACKS = PackLoader.program()
            .load(withPractices(), ZoneId.of("Asia/Shanghai"), Instant.parse("2026-03-01T00:00:00Z"));
    static final Procedure LOOP = PACKS.procedures().latest("closed-loop").orElseThrow();
    static final CategoryKey DAMAGED_ROAD = new CategoryKey("cjt-214-2007-events", "0110");
    static final String UNIT = "roads";
    static final Instant BEGIN = Instant.parse("2026-03-02T00:30:00Z");

    private Stage() {}

    /// The demo and every pack that brings scenarios of its own: one that is taken away is not missed.
    private static List<String> withPractices() {
        try (var packs = Files.list(Path.of("packs"))) {
            var practices = packs.filter(pack -> Files.isDirectory(pack.resolve("scenarios")))
                    .map(pack -> pack.getFileName().toString())
                    .sorted();
            return Stream.concat(Stream.of("demo"), practices).distinct().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Matter matter(Procedure procedure, Instant since) {
        return new Matter(
                new UUID(0, 7),
                PublicNumber.fresh(since, new Random(7)),
                procedure,
                Optional.empty(),
                new Location(List.of("city"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                new Lead(UNIT, Optional.empty(), "fallback", new ArticleId("demo-ordinance/5")),
                procedure.start(),
                since,
                1,
                0,
                Map.of(),
                Optional.empty());
    }

    static Matter in(Matter matter, String state) {
        return new Matter(
                matter.id(),
                matter.number(),
                matter.procedure(),
                matter.category(),
                matter.location(),
                matter.lead(),
                state,
                matter.since(),
                matter.revision(),
                matter.bounces(),
                matter.lastActors(),
                matter.undertaking(),
                matter.concern());
    }

    /// Somebody whose post carries that one role.
    static Actor officer(By role, String name, String unit) {
        return new Actor.Officer(
                person(name), "post-" + role.key(), unit, Set.of(role.needs().orElseThrow()));
    }

    static UUID person(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Outcome after(Matter matter, Act act, Instant now) {
        return matter.after(act, now, PACKS.articles(), PACKS.calendar());
    }

    static Procedure.Draft draft(Procedure procedure) {
        return new Procedure.Draft(
                procedure.name(),
                procedure.version(),
                procedure.title(),
                procedure.start(),
                procedure.bounceLimit(),
                procedure.limit(),
                procedure.extension(),
                procedure.states(),
                procedure.steps());
    }
}
