package org.xiucheng.testkit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the Open311 standard as another maker would write it: it knows the standard and nothing of us.
///
/// Whatever the format, it sees an answer as a tree of names, lists and words; so a test can ask whether XML
/// and JSON say the same.
public final class Open311Client {
    private static final JsonMapper JSON = JsonMapper.shared();
    /// The lists of the standard, of service discovery, and of the extension for updates.
    private static final Set<String> LISTS = Set.of(
            "endpoints",
            "formats",
            "services",
            "attributes",
            "values",
            "service_requests",
            "service_request_updates",
            "errors");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI endpoint;
    private final String format;
    private final Optional<String> key;

    private Open311Client(URI endpoint, String format, Optional<String> key) {
        this.endpoint = endpoint;
        this.format = format;
        this.key = key;
    }

    /// What came back: its status, its headers, its bytes, and the tree in it.
    public record Reply(int status, Map<String, List<String>> headers, String text, Object tree) {
        /// The items of a list.
        public List<Map<String, Object>> items() {
            return ((List<?>) tree).stream().map(Reply::names).toList();
        }

        /// The only item of a list.
        public Map<String, Object> item() {
            if (items().size() != 1) {
                throw new AssertionError("one item was expected in " + text);
            }
            return items().getFirst();
        }

        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst();
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> names(Object item) {
            return (Map<String, Object>) item;
        }
    }

    /// Finds the endpoint by the discovery document, and speaks the given format from then on.
    public static Open311Client discover(URI discovery, String format, Optional<String> key) {
        var finder = new Open311Client(discovery, format, Optional.empty());
        var document = (Map<?, ?>)
                finder.exchange(HttpRequest.newBuilder(discovery).GET().build()).tree();
        var endpoints = (List<?>) Objects.requireNonNull(document.get("endpoints"));
        var url = (String) Objects.requireNonNull(((Map<?, ?>) endpoints.getFirst()).get("url"));
        return new Open311Client(URI.create(url), format, key);
    }

    /// Asks for a resource such as `services` or `requests/26K7-…`.
    public Reply get(String resource, Map<String, String> query) {
        var all = new LinkedHashMap<>(query);
        key.ifPresent(secret -> all.put("api_key", secret));
        var address = endpoint + "/" + resource + "." + format + (all.isEmpty() ? "" : "?" + coded(all));
        return exchange(HttpRequest.newBuilder(URI.create(address)).GET().build());
    }

    /// Sends a service request.
    public Reply post(Map<String, String> fields, Map<String, String> headers) {
        var all = new LinkedHashMap<>(fields);
        key.ifPresent(secret -> all.put("api_key", secret));
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/requests." + format))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(coded(all)));
        headers.forEach(request::header);
        return exchange(request.build());
    }

    private Reply exchange(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("none");
            var expected = format.equals("xml") ? "text/xml" : "application/json";
            if (!type.replace(" ", "").equalsIgnoreCase(expected + ";charset=utf-8")) {
                throw new AssertionError("the standard wants " + expected + " in UTF-8, here is " + type);
            }
            var text = new String(answer.body(), StandardCharsets.UTF_8);
            return new Reply(answer.statusCode(), answer.headers().map(), text, tree(answer.body()));
        } catch (IOException e) {
            throw new AssertionError("the server cannot be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Object tree(byte[] body) {
        return format.equals("xml") ? xml(body) : plain(JSON.readTree(body));
    }

    private static String coded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Object plain(JsonNode node) {
        if (node.isArray()) {
            return node.values().stream().map(Open311Client::plain).toList();
        }
        if (node.isObject()) {
            var names = new LinkedHashMap<String, Object>();
            node.properties().forEach(field -> names.put(field.getKey(), plain(field.getValue())));
            return names;
        }
        return node.isNull()
                ? ""
                : node.isNumber() ? node.decimalValue().stripTrailingZeros().toPlainString() : node.asString();
    }

    /// The tree of an XML document by the standard's own rule: its lists are lists, and everything else has
    /// names.
    private static Object xml(byte[] body) {
        var readers = XMLInputFactory.newDefaultFactory();
        readers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        readers.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var reader = readers.createXMLStreamReader(new ByteArrayInputStream(body));
            reader.nextTag();
            return element(reader);
        } catch (XMLStreamException e) {
            throw new AssertionError("this is no XML: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    private static Object element(XMLStreamReader reader) throws XMLStreamException {
        var plural = LISTS.contains(reader.getLocalName());
        var names = new LinkedHashMap<String, Object>();
        var items = new ArrayList<Object>();
        var words = new StringBuilder();
        for (var event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var name = reader.getLocalName();
                var inside = element(reader);
                names.put(name, inside);
                items.add(inside);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                words.append(reader.getText());
            }
        }
        return plural ? items : names.isEmpty() ? words.toString() : names;
    }
}
