package org.xiucheng.door.open311;

import java.util.Optional;
import java.util.regex.Pattern;
import org.xiucheng.decide.intake.Receipt;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;

/// The standard's token: the number of a report and its private token in one word, as `26K7T3MXQ9R4~Zk3…`.
///
/// The number says where to look, so that no list of tokens has to be kept or searched; the token is the proof.
record FollowToken(PublicNumber number, ReportToken token) {
    /// The header in which a sender is given it; the body of that answer holds the number already.
    static final String HEADER = "Open311-Token";

    private static final Pattern SHAPE = Pattern.compile("([0-9A-Z]{12})~([A-Za-z0-9_-]{22})");

    static FollowToken of(Receipt receipt) {
        return new FollowToken(receipt.number(), receipt.token());
    }

    static Optional<FollowToken> read(String text) {
        var parts = SHAPE.matcher(text);
        return parts.matches()
                ? PublicNumber.parse(parts.group(1))
                        .map(number -> new FollowToken(number, new ReportToken(parts.group(2))))
                : Optional.empty();
    }

    String text() {
        return number.text().replace("-", "") + "~" + token.text();
    }
}
