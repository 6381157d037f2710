package org.xiucheng.pack;

import java.io.StringReader;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.xiucheng.kernel.Bilingual;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A value in a YAML file that knows its line.
///
/// Only the tree of nodes is read and nothing is ever constructed from a tag, so a file cannot do more than be
/// wrong.
final class YamlValue {
    private final String file;
    private final Node node;

    private YamlValue(String file, Node node) {
        this.file = file;
        this.node = node;
    }

    static YamlValue parse(String file, String text, PackLimits limits) {
        var options = new LoaderOptions();
        options.setCodePointLimit(limits.characters());
        options.setNestingDepthLimit(limits.depth());
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            if (node == null) {
                throw new Fault(file, 0, "the file is empty");
            }
            return new YamlValue(file, node);
        } catch (MarkedYAMLException broken) {
            var mark = broken.getProblemMark();
            throw new Fault(file, mark == null ? 0 : mark.getLine() + 1, "not YAML: " + broken.getProblem());
        } catch (YAMLException broken) {
            throw new Fault(file, 0, "not YAML: " + broken.getMessage());
        }
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    String file() {
        return file;
    }

    Fault fault(String message) {
        return new Fault(file, line(), message);
    }

    /// The entries of a mapping; refuses a key that is written twice.
    Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw fault("keys and values are asked here");
        }
        var entries = new LinkedHashMap<String, YamlValue>();
        for (var tuple : mapping.getValue()) {
            var key = new YamlValue(file, tuple.getKeyNode());
            if (entries.put(key.text(), new YamlValue(file, tuple.getValueNode())) != null) {
                throw key.fault("the key " + key.text() + " is written twice");
            }
        }
        return entries;
    }

    /// The entries where there are any; none for a plain text.
    Map<String, YamlValue> entriesOrNone() {
        return node instanceof MappingNode ? entries() : Map.of();
    }

    /// Refuses keys that mean nothing here: a misspelt key must not be ignored.
    YamlValue only(Set<String> keys) {
        entries().forEach((key, value) -> {
            if (!keys.contains(key)) {
                throw value.fault("unknown key " + key);
            }
        });
        return this;
    }

    Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    YamlValue get(String key) {
        return find(key).orElseThrow(() -> fault("the key " + key + " is missing"));
    }

    List<YamlValue> list() {
        if (!(node instanceof SequenceNode sequence)) {
            throw fault("a list is asked here");
        }
        return sequence.getValue().stream()
                .map(item -> new YamlValue(file, item))
                .toList();
    }

    /// The list under a key; empty when the key is not there.
    List<YamlValue> list(String key) {
        return find(key).map(YamlValue::list).orElse(List.of());
    }

    String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw fault("a text is asked here");
        }
        return scalar.getValue();
    }

    boolean truth() {
        return as(text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            case String other -> throw new IllegalArgumentException("true or false is asked, not " + other);
        });
    }

    /// The text as something else; what that type refuses is a fault of this line.
    <T> T as(Function<String, T> reading) {
        try {
            return reading.apply(text());
        } catch (IllegalArgumentException | DateTimeException refused) {
            throw fault(String.valueOf(refused.getMessage()));
        }
    }

    Bilingual bilingual() {
        only(Set.of("zh", "en"));
        return new Bilingual(get("zh").text(), get("en").text());
    }
}
