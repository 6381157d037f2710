import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// Whether every library we hand on may be handed on: one file, JDK only.
///
/// `java tools/CheckLicences.java target/bom.xml web/package-lock.json` reads the list of Java libraries
/// (CycloneDX) and the lock of the browser side. Several licences of one Java library are a choice; an `AND`
/// is not.
public final class CheckLicences {
    private static final Set<String> ALLOWED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BlueOak-1.0.0",
            "Bouncy Castle Licence", // the words of MIT
            "CC-BY-4.0",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "ISC",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "MIT",
            "MIT-0",
            "MPL-2.0",
            "OFL-1.1",
            "Python-2.0",
            "Unicode-3.0",
            "Unlicense",
            "Zlib");

    private static final Pattern PACKAGE = Pattern.compile("^    \"node_modules/(.+)\": \\{$");
    private static final Pattern LICENCE = Pattern.compile("^      \"license\": \"(.+)\",?$");

    private CheckLicences() {}

    /// A library and the licences one may choose from.
    record Library(String name, List<String> choices) {
        boolean allowed() {
            return choices.stream().anyMatch(CheckLicences::allowed);
        }
    }

    public static void main(String[] files) throws IOException, ParserConfigurationException, SAXException {
        var libraries = new ArrayList<Library>();
        for (var file : files) {
            libraries.addAll(file.endsWith(".xml") ? java(Path.of(file)) : browser(Path.of(file)));
        }
        var refused = libraries.stream().filter(library -> !library.allowed()).toList();
        refused.forEach(library -> System.err.println("not allowed: " + library.name() + " " + library.choices()));
        var counts = new TreeMap<String, Integer>();
        libraries.forEach(library -> counts.merge(String.join(" or ", library.choices()), 1, Integer::sum));
        counts.forEach((licence, count) -> System.out.printf("%6d  %s%n", count, licence));
        if (libraries.isEmpty() || !refused.isEmpty()) {
            System.exit(1);
        }
    }

    /// `(MIT OR Apache-2.0)`, `MIT AND ISC`: an expression is allowed when one side of each OR is, and all of
    /// each AND.
    static boolean allowed(String expression) {
        var plain = expression.replace("(", "").replace(")", "");
        return Arrays.stream(plain.split(" OR "))
                .anyMatch(choice -> Arrays.stream(choice.split(" AND ")).allMatch(ALLOWED::contains));
    }

    private static List<Library> java(Path bom) throws IOException, ParserConfigurationException, SAXException {
        var components = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(bom.toFile())
                .getElementsByTagName("component");
        var libraries = new ArrayList<Library>();
        for (var i = 0; i < components.getLength(); i++) {
            if (components.item(i) instanceof Element component
                    && component.getAttribute("type").equals("library")
                    && !component.getParentNode().getParentNode().getNodeName().equals("tools")) {
                libraries.add(new Library(text(component, "name").getFirst(), licences(component)));
            }
        }
        return libraries;
    }

    private static List<String> licences(Element component) {
        var found = new ArrayList<String>(text(component, "expression"));
        var licences = component.getElementsByTagName("license");
        for (var i = 0; i < licences.getLength(); i++) {
            if (licences.item(i) instanceof Element licence) {
                found.addAll(text(licence, "id"));
                found.addAll(text(licence, "name"));
            }
        }
        return found;
    }

    private static List<String> text(Element element, String tag) {
        var found = element.getElementsByTagName(tag);
        var texts = new ArrayList<String>();
        for (var i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    /// Packages that only help to build are not handed on and not asked.
    private static List<Library> browser(Path lock) throws IOException {
        var libraries = new ArrayList<Library>();
        var name = "";
        var licence = "none";
        var handedOn = true;
        for (var line : Files.readAllLines(lock)) {
            var begins = PACKAGE.matcher(line);
            var says = LICENCE.matcher(line);
            if (begins.matches()) {
                name = begins.group(1);
                licence = "none";
                handedOn = true;
            } else if (says.matches()) {
                licence = says.group(1);
            } else if (line.strip().startsWith("\"dev\": true")) {
                handedOn = false;
            } else if (line.matches("^    \\},?$") && !name.isEmpty()) {
                if (handedOn) {
                    libraries.add(new Library(name, List.of(licence)));
                }
                name = "";
            }
        }
        return libraries;
    }
}
