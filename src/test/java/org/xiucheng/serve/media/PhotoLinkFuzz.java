package org.xiucheng.serve.media;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.xiucheng.testkit.FuzzTarget;

/// Links to photos that somebody else wrote: none of them opens anything.
public final class PhotoLinkFuzz {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final PhotoLinks OURS = new PhotoLinks(new byte[32]);
    private static final PhotoLinks THEIRS = new PhotoLinks(new byte[] {1});

    private PhotoLinkFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(FuzzTarget.ofText("photo-link", List.of(sealed(THEIRS)), PhotoLinkFuzz::read));
    }

    private static void read(String link) {
        holds(OURS.open(link, "session", NOW).isEmpty(), "a forged link opened");
        var own = OURS.seal(new UUID(1, link.hashCode()), true, link, NOW.plusSeconds(1));
        holds(OURS.open(own, link, NOW).isPresent(), "a link of ours did not open");
        holds(OURS.open(own, link + "x", NOW).isEmpty(), "a link opened for somebody else");
    }

    private static String sealed(PhotoLinks links) {
        return links.seal(new UUID(1, 2), false, "session", NOW.plusSeconds(300));
    }
}
