package org.xiucheng.door.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.xiucheng.decide.table.Grid;
import org.xiucheng.decide.table.TableLimits;
import org.xiucheng.kernel.Problem;

/// The files inside a workbook: measured as they unpack, and asked for what the reader of cells passes over.
final class Parts implements AutoCloseable {
    private static final XMLInputFactory READERS = readers();
    private static final Pattern SPAN = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");
    private static final int BUFFER = 1 << 16;

    private final ZipFile zip;
    private final int size;
    private final TableLimits limits;

    Parts(byte[] file, TableLimits limits) throws IOException {
        this.zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                .get();
        this.size = file.length;
        this.limits = limits;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Unpacks everything once and keeps nothing. @throws Problem `workbook.unpacked`, `workbook.damaged`
    void measure() throws IOException {
        var entries = Collections.list(zip.getEntries());
        var most = Math.min(limits.unpacked(), Math.max((long) size * limits.ratio(), 1 << 20));
        if (entries.size() > limits.parts()) {
            throw unpacked();
        }
        var buffer = new byte[BUFFER];
        var total = 0L;
        var tags = new Tags();
        for (var entry : entries) {
            try (var input = zip.getInputStream(entry)) {
                for (var count = input.read(buffer); count >= 0; count = input.read(buffer)) {
                    total += count;
                    tags.count(buffer, count);
                    if (total > most || tags.all > limits.tags() || tags.longest > limits.run()) {
                        throw unpacked();
                    }
                }
            }
        }
    }

    /// How many tags there are, and how far one lies from the next at most.
    private static final class Tags {
        private long all;
        private long run;
        private long longest;

        void count(byte[] bytes, int length) {
            for (var i = 0; i < length; i++) {
                run++;
                if (bytes[i] == '<') {
                    all++;
                    run = 0;
                }
                longest = Math.max(longest, run);
            }
        }
    }

    /// The merged cells of the sheet that the workbook calls by that relation.
    List<Grid.Span> merged(String relation) throws IOException {
        var target = targets().getOrDefault(relation, "");
        var path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        var spans = new ArrayList<Grid.Span>();
        each(path, "mergeCell", reader -> {
            var ref = String.valueOf(reader.getAttributeValue(null, "ref"));
            var found = SPAN.matcher(ref);
            if (found.matches() && spans.size() < limits.faults()) {
                spans.add(new Grid.Span(
                        Integer.parseInt(found.group(2)),
                        column(found.group(1)),
                        Integer.parseInt(found.group(4)),
                        column(found.group(3))));
            }
        });
        return spans;
    }

    private Map<String, String> targets() throws IOException {
        var targets = new HashMap<String, String>();
        each("xl/_rels/workbook.xml.rels", "Relationship", reader -> {
            var id = reader.getAttributeValue(null, "Id");
            var target = reader.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                targets.put(id, target);
            }
        });
        return targets;
    }

    private interface Look {
        void at(XMLStreamReader reader);
    }

    private void each(String path, String element, Look look) throws IOException {
        ZipArchiveEntry entry = zip.getEntry(path);
        if (entry == null) {
            return;
        }
        try (InputStream input = zip.getInputStream(entry)) {
            var reader = READERS.createXMLStreamReader(input);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(element)) {
                    look.at(reader);
                }
            }
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    private static int column(String letters) {
        var column = 0;
        for (var i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    private static Problem unpacked() {
        return new Problem(
                Problem.Kind.TOO_LARGE,
                "workbook.unpacked",
                "Unpacked, the workbook is larger than what is read.",
                null);
    }

    private static XMLInputFactory readers() {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return readers;
    }
}
