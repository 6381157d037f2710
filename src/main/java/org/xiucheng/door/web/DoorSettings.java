package org.xiucheng.door.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Every limit at the edge of the web, on one screen.
///
/// `source` is what one address may cost, `loopback` the same for this machine itself (a proxy, a bench, a
/// second program): nothing that a client writes into a header changes which of the two counts.
@ConfigurationProperties("xiucheng.door")
public record DoorSettings(
        @DefaultValue("65536") int bodyBytes,
        @DefaultValue("16") int jsonDepth,
        @DefaultValue("1000") int queryCharacters,
        @DefaultValue("50") int pageSize,
        @DefaultValue("100") int pageLimit,
        @DefaultValue Sources source,
        @DefaultValue Loopback loopback,
        @DefaultValue Device device,
        @DefaultValue("100000") int addresses,
        @DefaultValue Login login) {
    /// The password of every account of an invented city, told to everyone who asks.
    public static final String DEMO_PASSWORD = "xiucheng-demo";

    /// How much one address may cost: so much at once, and so much again each second.
    public record Sources(
            @DefaultValue("600") long burst,
            @DefaultValue("30") long perSecond) {}

    /// How much one browser may cost that opened a page before, and how many new ones behind one address are
    /// told apart. What a report costs is 10.
    public record Device(
            @DefaultValue("300") long burst,
            @DefaultValue("10") long perSecond,
            @DefaultValue("60") long arrivals,
            @DefaultValue("1") long arrivalsPerSecond) {}

    /// How much this machine itself may cost.
    public record Loopback(
            @DefaultValue("10000000") long burst,
            @DefaultValue("1000000") long perSecond) {}

    /// How long a session lives, how often a password may be wrong before each try has to wait (twice as
    /// long each time), whether staff need a second factor (the accounts of an invented city never do), and
    /// whether browsers come by TLS although the connection does not say so, as behind a proxy that speaks it.
    public record Login(
            @DefaultValue("30m") Duration idle,
            @DefaultValue("12h") Duration longest,
            @DefaultValue("10000") int sessions,
            @DefaultValue("5") int failures,
            @DefaultValue("2s") Duration firstWait,
            @DefaultValue("15m") Duration longestWait,
            @DefaultValue("true") boolean secondFactor,
            @DefaultValue("false") boolean overTls) {}
}
