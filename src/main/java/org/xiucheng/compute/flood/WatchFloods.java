package org.xiucheng.compute.flood;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Sha256;
import org.xiucheng.kernel.time.Maker;

/// Watches what comes in and says what looks like part of a flood. It only ever changes the turn: everything
/// is taken in, and everything is handled.
///
/// Sources and wordings are remembered as hashes, in memory, for as long as their lane runs; each node watches
/// what comes in through itself.
@Component
public class WatchFloods {
    private static final int SHORT = 12;

    private final Lanes lanes = new Lanes(FloodLimits.USUAL);
    private final Brigades brigades = new Brigades(FloodLimits.USUAL);
    private final Maker maker;

    WatchFloods(Maker maker) {
        this.maker = maker;
    }

    /// What looks like part of something larger.
    ///
    /// @param yields how many seconds the report lets others go first
    /// @param cluster what it looks like a part of
    /// @param began the sort of cluster that began with this report: `flood` or `brigade`
    public record Suspicion(int yields, Optional<UUID> cluster, Optional<String> began) {
        public static final Suspicion NONE = new Suspicion(0, Optional.empty(), Optional.empty());
    }

    /// @param source the device or address it came from
    /// @param spot where it is, as narrow as it is known
    public Suspicion see(String source, String words, String spot, Instant now) {
        var from = hash(source);
        var bySource = lanes.step("source/" + from, now, maker::id);
        var byWords = lanes.step("words/" + hash(plain(words)) + "/" + spot, now, maker::id);
        var yields = Math.max(lanes.yields(bySource, now), lanes.yields(byWords, now));
        var brigade = brigades.step(from, spot, now, maker::id);
        if (brigade.isPresent()) {
            var member = brigade.get();
            return new Suspicion(yields, Optional.of(member.cluster()), began(member.began(), "brigade"));
        }
        if (yields == 0) {
            return Suspicion.NONE;
        }
        var lane = lanes.yields(byWords, now) > 0 ? byWords : bySource;
        return new Suspicion(yields, Optional.of(lane.cluster()), began(lane.began(), "flood"));
    }

    private static Optional<String> began(boolean began, String kind) {
        return began ? Optional.of(kind) : Optional.empty();
    }

    /// Letters alone, so that numbering or punctuation makes no other wording.
    private static String plain(String words) {
        return words.replaceAll("[^\\p{L}]", "").toLowerCase(Locale.ROOT);
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, SHORT);
    }
}
