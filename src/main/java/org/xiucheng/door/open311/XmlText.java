package org.xiucheng.door.open311;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.xiucheng.door.open311.Element.Count;
import org.xiucheng.door.open311.Element.Degrees;
import org.xiucheng.door.open311.Element.Flag;
import org.xiucheng.door.open311.Element.Group;
import org.xiucheng.door.open311.Element.Series;
import org.xiucheng.door.open311.Element.Text;

/// An answer as XML 1.0 in UTF-8.
///
/// Only ever written: nothing here reads XML, so there are no entities to expand and no addresses to fetch.
final class XmlText {
    private static final XMLOutputFactory WRITERS = XMLOutputFactory.newDefaultFactory();
    private static final int REPLACEMENT = 0xFFFD;

    private XmlText() {}

    static byte[] of(Element root) {
        var out = new ByteArrayOutputStream(1024);
        try {
            var xml = WRITERS.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            write(xml, root);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("an answer in memory could not be written", e);
        }
        return out.toByteArray();
    }

    private static void write(XMLStreamWriter xml, Element element) throws XMLStreamException {
        switch (element) {
            case Text text -> leaf(xml, text.name(), text.value());
            case Flag flag -> leaf(xml, flag.name(), String.valueOf(flag.value()));
            case Count count -> leaf(xml, count.name(), String.valueOf(count.value()));
            case Degrees degrees -> leaf(xml, degrees.name(), decimal(degrees.value()));
            case Group group -> nest(xml, group.name(), group.parts());
            case Series series -> nest(xml, series.name(), series.items());
        }
    }

    private static void nest(XMLStreamWriter xml, String name, List<? extends Element> inside)
            throws XMLStreamException {
        xml.writeStartElement(name);
        for (var element : inside) {
            write(xml, element);
        }
        xml.writeEndElement();
    }

    private static void leaf(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value == null || value.isEmpty()) {
            xml.writeEmptyElement(name);
            return;
        }
        xml.writeStartElement(name);
        xml.writeCharacters(writable(value));
        xml.writeEndElement();
    }

    private static @Nullable String decimal(@Nullable Double degrees) {
        return degrees == null
                ? null
                : BigDecimal.valueOf(degrees).stripTrailingZeros().toPlainString();
    }

    /// XML 1.0 has no way at all to write most control characters: a mark stands in their place.
    private static String writable(String text) {
        if (text.codePoints().allMatch(XmlText::allowed)) {
            return text;
        }
        var written = new StringBuilder(text.length());
        text.codePoints().forEach(c -> written.appendCodePoint(allowed(c) ? c : REPLACEMENT));
        return written.toString();
    }

    private static boolean allowed(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || character >= ' ' && character < 0xD800
                || character >= 0xE000 && character < 0xFFFE
                || character > 0xFFFF;
    }
}
