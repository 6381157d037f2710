package org.xiucheng.door.open311;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xiucheng.door.open311.Element.Count;
import org.xiucheng.door.open311.Element.Degrees;
import org.xiucheng.door.open311.Element.Flag;
import org.xiucheng.door.open311.Element.Series;

class AnswerTextTest {
    private static final Series SOME = new Series(
            "service_requests",
            List.of(Element.group(
                    "request",
                    Element.text("description", "井盖 <script>&\"'\u0001 𠮷"),
                    Element.text("media_url", Optional.empty()),
                    new Degrees("lat", 30.25),
                    new Degrees("long", null),
                    new Flag("metadata", true),
                    new Count("code", 7),
                    new Series("values", List.of()))));

    @Test
    void writesTheSameTreeInBothFormats() {
        assertThat(text(Format.XML))
                .isEqualTo(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><service_requests><request>"
                                + "<description>井盖 &lt;script&gt;&amp;\"'\uFFFD 𠮷</description><media_url/><lat>30.25</lat>"
                                + "<long/><metadata>true</metadata><code>7</code><values></values></request></service_requests>");
        assertThat(text(Format.JSON))
                .isEqualTo(
                        "[{\"description\":\"井盖 <script>&\\\"'\\u0001 𠮷\",\"media_url\":null,\"lat\":30.25,\"long\":null,"
                                + "\"metadata\":true,\"code\":7,\"values\":[]}]");
    }

    @Test
    void writesXmlThatEveryReaderTakesWhateverTheTextHolds() throws Exception {
        var all = new StringBuilder();
        for (var c = 0; c < 0x10000; c++) {
            all.append((char) c);
        }
        var bytes = Format.XML.write(Element.group("request", Element.text("description", all.toString())));
        var read =
                DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertThat(read.getDocumentElement().getTextContent())
                .contains("井盖".substring(0, 1))
                .contains("\uFFFD");
    }

    @Test
    void writesCoordinatesAsPlainDecimals() {
        var small = Element.group("request", new Degrees("long", -0.00001));
        assertThat(new String(Format.XML.write(small), StandardCharsets.UTF_8)).contains("<long>-0.00001</long>");
    }

    private static String text(Format format) {
        return new String(format.write(SOME), StandardCharsets.UTF_8);
    }
}
