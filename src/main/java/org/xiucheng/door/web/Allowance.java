package org.xiucheng.door.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.Problem.Kind;

/// What each address may still cost: every route takes its price, and time gives it back.
///
/// The address is that of the connection; headers that claim another are not read. An IPv6 caller is a /64,
/// since one customer holds that many.
@Component
class Allowance {
    private static final int IPV6_NETWORK_BYTES = 8;

    private final DoorSettings settings;
    private final Cache<String, Bucket> sources;
    private final Cache<String, Bucket> devices;
    private final Cache<String, Bucket> arrivals;
    private final Bucket loopback;
    private final Devices known;

    private final Sessions sessions;

    Allowance(DoorSettings settings, Devices known, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
        this.known = known;
        this.devices = kept(settings);
        this.arrivals = kept(settings);
        this.sources = kept(settings);
        this.loopback = bucket(settings.loopback().burst(), settings.loopback().perSecond());
    }

    private static Cache<String, Bucket> kept(DoorSettings settings) {
        return Caffeine.newBuilder()
                .maximumSize(settings.addresses())
                .expireAfterAccess(Duration.ofHours(1))
                .build();
    }

    /// Lets a browser in that opens a page for the first time and gives it a share of its own, also while
    /// others behind its address have used up theirs; only so many a second.
    void welcome(HttpServletRequest request, HttpServletResponse response) {
        var arrival = arrivals.get(
                request.getRemoteAddr(),
                _ -> bucket(settings.device().arrivals(), settings.device().arrivalsPerSecond()));
        if (known.find(request).isEmpty() && arrival.tryConsume(1)) {
            known.greet(request, response);
            return;
        }
        take(1, request, response);
    }

    /// Takes the price, or refuses as `rate.exceeded` and says when to come again. A browser that is known has
    /// a share of its own.
    void take(int price, HttpServletRequest request, HttpServletResponse response) {
        var own = sessions.find(request)
                .map(session -> devices.get("session/" + session.id(), _ -> desk(request)))
                .or(() -> known.find(request).map(device -> devices.get(device, _ -> share())));
        var probe = own.orElseGet(() -> bucketOf(request)).tryConsumeAndReturnRemaining(price);
        if (!probe.isConsumed()) {
            var seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new Problem(Kind.TOO_MANY, "rate.exceeded", "Too many requests from your address; wait.", null);
        }
    }

    /// Takes more afterwards, for what turned out to be guessing; never refuses.
    void alsoTake(int price, HttpServletRequest request) {
        bucketOf(request).consumeIgnoringRateLimits(price);
    }

    private Bucket bucketOf(HttpServletRequest request) {
        var address = address(request.getRemoteAddr());
        return address.isLoopbackAddress() ? loopback : sources.get(source(address), _ -> fresh());
    }

    /// Whoever is signed in may cost what a whole address may.
    private Bucket desk(HttpServletRequest request) {
        return address(request.getRemoteAddr()).isLoopbackAddress()
                ? bucket(settings.loopback().burst(), settings.loopback().perSecond())
                : fresh();
    }

    private Bucket share() {
        return bucket(settings.device().burst(), settings.device().perSecond());
    }

    private Bucket fresh() {
        return bucket(settings.source().burst(), settings.source().perSecond());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the server gives addresses as numbers", e);
        }
    }

    private static String source(InetAddress address) {
        var bytes = address.getAddress();
        return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
    }

    private static Bucket bucket(long burst, long perSecond) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }
}
