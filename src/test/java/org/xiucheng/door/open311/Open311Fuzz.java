package org.xiucheng.door.open311;

import static org.xiucheng.testkit.FuzzTarget.holds;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.xiucheng.testkit.FuzzTarget;
import tools.jackson.databind.json.JsonMapper;

/// Forms, queries and the small words of the standard; and what we write in XML and JSON, read back by others.
public final class Open311Fuzz {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final XMLInputFactory READERS = readers();
    private static final List<Question.Choice> CHOICES = List.of(new Question.Choice("paper", Bilingual.same("纸")));

    private Open311Fuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget("open311-form", forms(), Open311Fuzz::form),
                RequestFuzz.target(),
                FuzzTarget.ofText("open311-words", words(), Open311Fuzz::words),
                FuzzTarget.ofText("open311-answer", List.of("路灯 <b>&amp;]]>", "a\u0000\ud83d\ude00\r\n\t"), text -> {
                    xml(text);
                    json(text);
                }));
    }

    private static void form(byte[] coded) {
        var fields = new Fields(Form.read(coded, 100));
        for (var name : fields.form().fields().keySet()) {
            attempt(() -> fields.text(name));
            attempt(() -> fields.degrees(name).ifPresent(degrees -> holds(Math.abs(degrees) < 1_000, "no degrees")));
            attempt(() -> holds(fields.whole(name, 1, 100) <= 100, "a page beyond the last"));
            attempt(() -> fields.list(name));
            attempt(() -> window(fields.moment(name), Optional.empty()));
            attempt(() -> window(Optional.empty(), fields.moment(name)));
        }
        fields.allowOnly(_ -> true, "field.unknown");
    }

    private static void window(Optional<Instant> start, Optional<Instant> end) {
        var window = Window.of(start, end, NOW, Duration.ofDays(90));
        holds(!window.from().isBefore(window.to().minus(Duration.ofDays(90))), "a window wider than allowed");
    }

    private static void words(String text) {
        ServiceCode.read(text).ifPresent(key -> holds(ServiceCode.of(key).equals(text), "two codes for one category"));
        FollowToken.read(text)
                .ifPresent(read -> holds(text.endsWith(read.token().text()), "another token"));
        attempt(() -> Format.of(text));
        for (var kind : Question.Kind.values()) {
            attempt(() -> new Question("q", kind, false, Bilingual.same("问"), kind.chooses() ? CHOICES : List.of())
                    .check(List.of(text)));
        }
    }

    /// Whatever somebody wrote, the answer is XML, and says one text and not two elements.
    private static void xml(String text) {
        var written = XmlText.of(Element.group("a", Element.text("b", text), Element.text("c", "end")));
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(written));
            var elements = 0;
            while (reader.hasNext()) {
                elements += reader.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
            }
            holds(elements == 3, "an element that we did not write");
        } catch (XMLStreamException broken) {
            throw new AssertionError("an answer that is no XML", broken);
        }
    }

    private static void json(String text) {
        var written = JsonText.of(Element.group("a", Element.text("b", text), Element.text("c", "end")));
        var tree = JsonMapper.shared().readTree(written);
        holds(tree.size() == 2 && tree.path("c").asString("").equals("end"), "an answer that is other JSON");
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (Problem refused) {
            holds(refused.kind().status() < 500 && !refused.code().isBlank(), "refused without a reason");
        }
    }

    private static List<byte[]> forms() {
        return Stream.of(
                        "service_code=other&lat=20.0051&long=100.011&description=%E8%B7%AF+a",
                        "attribute[WASTE]=a&attribute[WASTE]=b&page=3&page_size=100&start_date=2026-01-31T08:00:00Z",
                        "service_request_id=26K7-T3MX-Q9R4,26K7-T3MX-Q9R4&end_date=9998-12-31T23:59:59-18:00&&=&x")
                .map(form -> form.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> words() {
        return List.of(
                "other",
                "cjt-214-2007-events_0102",
                "~e8~b7~af_1",
                "26K7T3MXQ9R4~Zk3aaaaaaaaaaaaaaaaaaa",
                "json",
                "-12.5",
                "2026-01-31T08:00:00Z",
                "paper");
    }

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        return readers;
    }
}
