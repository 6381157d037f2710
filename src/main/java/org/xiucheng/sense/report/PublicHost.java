package org.xiucheng.sense.report;

import java.util.Locale;
import java.util.regex.Pattern;

/// Whether a host in an address may be one of the public web, judged by its text alone and without asking any
/// network.
///
/// Names need a dot and letters in their last part; numbers of any notation (dotted, hexadecimal, one long
/// integer, IPv6) are refused altogether, since pictures of residents have no business behind bare numbers.
final class PublicHost {
    private static final Pattern NAME =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]\\.?");
    private static final Pattern INWARD =
            Pattern.compile("(^|\\.)(localhost|localdomain|local|internal|intranet|lan|home|corp|invalid|arpa)\\.?$");

    private PublicHost() {}

    static boolean looksPublic(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return NAME.matcher(lower).matches() && !INWARD.matcher(lower).find();
    }
}
