package org.xiucheng.fuzz;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xiucheng.kernel.Problem;
import org.xiucheng.kernel.access.Totp;
import org.xiucheng.kernel.calendar.Term;
import org.xiucheng.kernel.calendar.WorkingHours;
import org.xiucheng.kernel.law.ArticleId;
import org.xiucheng.kernel.matter.PublicNumber;
import org.xiucheng.kernel.matter.ReportToken;
import org.xiucheng.kernel.place.Component;
import org.xiucheng.kernel.place.Point;
import org.xiucheng.kernel.time.Validity;
import org.xiucheng.sense.mask.FindTraces;
import org.xiucheng.sense.mask.Masking;
import org.xiucheng.sense.report.CheckReport;
import org.xiucheng.sense.report.ReportDraft;
import org.xiucheng.sense.report.Where;
import org.xiucheng.serve.matter.Cursors;
import org.xiucheng.testkit.FuzzTarget;

/// The small words that people and programs write: numbers, tokens, codes, cursors, terms, addresses, free
/// text.
final class WordFuzz {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Cursors CURSORS = new Cursors(new byte[32]);
    private static final byte[] SECRET = new byte[20];
    private static final CheckReport CHECK = new CheckReport(InstantSource.fixed(NOW));

    private WordFuzz() {}

    static List<FuzzTarget> targets() {
        return List.of(
                FuzzTarget.ofText(
                        "number", List.of("26K7-T3MX-Q9R4", "26k7t3mxq9r4", "26 K7-T3MX Q9R4"), WordFuzz::number),
                FuzzTarget.ofText("cursor", List.of(new Cursors(new byte[1]).seal("a", "b"), "AAAA"), WordFuzz::cursor),
                FuzzTarget.ofText("totp", List.of("123456", "１２３４５６"), WordFuzz::totp),
                FuzzTarget.ofText(
                        "term",
                        List.of(
                                "2 urgent hours",
                                "15 work days",
                                "demo-ordinance/10",
                                "9999020101000001",
                                "08:00-12:00"),
                        WordFuzz::term),
                FuzzTarget.ofText(
                        "mask",
                        List.of(
                                "电话 138-0013-8000 或 一三八零零一三八零零零，粤A·12345，li@example.org",
                                "身份证 11010519491231002X，座机 010-62345678"),
                        WordFuzz::mask),
                FuzzTarget.ofText(
                        "address",
                        List.of("https://a.example.org/p.jpg?x=1#y", "http://[::1]/", "http://user:pw@a.example.org/"),
                        WordFuzz::address));
    }

    private static void number(String typed) {
        PublicNumber.parse(typed).ifPresent(number -> {
            holds(PublicNumber.parse(number.text()).equals(Optional.of(number)), "a number that reads as another");
            holds(number.yearStart().isBefore(number.yearEnd()), "a year without days");
        });
        holds(!new ReportToken(typed).matches(new byte[32]), "a token that fits nothing fits");
    }

    private static void cursor(String text) {
        var sealed = CURSORS.seal("list", text);
        if (sealed.length() <= 400) {
            var again = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            holds(text.isEmpty() || CURSORS.open("list", sealed).equals(again), "a cursor that leads elsewhere");
        }
        try {
            CURSORS.open("list", text);
            throw new AssertionError("a forged cursor opened");
        } catch (Problem refused) {
            holds(refused.code().equals("cursor.invalid"), "refused otherwise");
        }
    }

    private static void totp(String code) {
        Totp.USUAL
                .stepOf(SECRET, code, NOW)
                .ifPresent(step -> holds(Totp.USUAL.code(SECRET, step).equals(code), "a code of no step"));
        holds(Totp.base32(code.getBytes(StandardCharsets.UTF_8)).matches("[A-Z2-7]*"), "no base 32");
    }

    /// Words of packs: what is none is an argument that is refused, and the pack's reader says where it stands.
    private static void term(String text) {
        attempt(() -> {
            var term = Term.parse(text);
            holds(Term.of(term.key(), term.amount()).equals(term), "a term that reads as another");
        });
        attempt(() -> new ArticleId(text));
        attempt(() -> new Component(text, "a", "1", new Point(0, 0), Optional.empty(), Validity.ALWAYS).district());
        attempt(() -> WorkingHours.parse(List.of(text)).day());
    }

    private static void mask(String text) {
        var end = 0;
        for (var trace : FindTraces.in(text)) {
            holds(trace.from() >= end && trace.to() > trace.from() && trace.to() <= text.length(), "a trace astray");
            end = trace.to();
        }
        Masking.mask(text);
    }

    /// Whatever is taken as an address of a picture names a host of the public web and nobody's password.
    private static void address(String text) {
        var draft = new ReportDraft(
                "open311",
                "a",
                Optional.empty(),
                Where.at(new Point(100, 20)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(text),
                Optional.empty());
        var url = URI.create(CHECK.check(draft).mediaUrl().orElseThrow());
        holds(url.getScheme().toLowerCase(Locale.ROOT).startsWith("http"), "no address of the web");
        holds(
                url.getRawUserInfo() == null && url.getHost().matches("(?i)[a-z0-9.-]*[a-z][a-z0-9-]*\\.?"),
                "no public host");
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException | DateTimeException refused) {
            holds(refused.getMessage() != null, "refused without a word");
        }
    }
}
