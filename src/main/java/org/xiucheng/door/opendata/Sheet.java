package org.xiucheng.door.opendata;

import java.io.StringReader;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A written description (YAML) while it is being read: it notes every flaw, so that all are told at once.
final class Sheet {
    private static final int DEPTH = 10;
    private final String name;
    private final Map<String, Object> values;
    private final String where;
    private final List<String> flaws;

    private Sheet(String name, Map<String, Object> values, String where, List<String> flaws) {
        this.name = name;
        this.values = values;
        this.where = where;
        this.flaws = flaws;
    }

    static Sheet read(String name, String text) {
        var flaws = new ArrayList<String>();
        return new Sheet(name, map(parse(name, text), "the whole", flaws), "", flaws);
    }

    private static @Nullable Object parse(String name, String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEPTH);
        options.setMaxAliasesForCollections(0);
        try {
            var node = new Yaml(options).compose(new StringReader(text));
            return node == null ? null : plain(node);
        } catch (YAMLException broken) {
            throw Problem.malformed(
                    "import.mapping",
                    "%s is not well written: %s"
                            .formatted(name, String.valueOf(broken.getMessage()).replace('\n', ' ')));
        }
    }

    /// Texts, lists and names as they are written: no tag makes anything else of them, a number keeps its
    /// zeros.
    private static @Nullable Object plain(Node node) {
        return switch (node) {
            case ScalarNode scalar -> scalar.getTag().equals(Tag.NULL) ? null : scalar.getValue();
            case SequenceNode list ->
                list.getValue().stream()
                        .map(Sheet::plain)
                        .filter(Objects::nonNull)
                        .toList();
            case MappingNode names -> named(names);
            case Node other ->
                throw new YAMLException("a part that is neither text nor list nor names: " + other.getTag());
        };
    }

    private static Map<String, @Nullable Object> named(MappingNode names) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        for (var tuple : names.getValue()) {
            var key = String.valueOf(plain(tuple.getKeyNode()));
            if (values.containsKey(key)) {
                throw new YAMLException(
                        "a name is written twice" + tuple.getKeyNode().getStartMark());
            }
            values.put(key, plain(tuple.getValueNode()));
        }
        return values;
    }

    /// Ends the reading: unknown keys and all flaws, told as one problem.
    void refuseFlaws() {
        if (!flaws.isEmpty()) {
            throw Problem.malformed("import.mapping", "%s: %s.".formatted(name, String.join("; ", flaws)));
        }
    }

    Sheet knowing(Set<String> keys) {
        var strange = new TreeSet<>(values.keySet());
        strange.removeAll(keys);
        strange.forEach(key -> flaws.add("nobody knows what %s%s is".formatted(where, key)));
        return this;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    boolean isText(String key) {
        return values.get(key) instanceof String;
    }

    boolean isMap(String key) {
        return values.get(key) instanceof Map;
    }

    String text(String key) {
        return find(key).orElseGet(() -> {
            flaws.add("%s%s is missing".formatted(where, key));
            return "?";
        });
    }

    /// A written value that is not blank.
    Optional<String> find(String key) {
        var value = values.get(key);
        if (value instanceof Map || value instanceof List) {
            flaws.add("%s%s should be a text".formatted(where, key));
            return Optional.empty();
        }
        return Optional.ofNullable(value).map(Object::toString).filter(text -> !text.isBlank());
    }

    List<String> texts(String key) {
        var texts = list(key).stream().map(Object::toString).toList();
        if (texts.isEmpty()) {
            flaws.add("%s%s is missing".formatted(where, key));
        }
        return texts;
    }

    Sheet sheet(String key) {
        return new Sheet(name, map(values.get(key), where + key, flaws), where + key + ".", flaws);
    }

    List<Sheet> sheets(String key) {
        return list(key).stream()
                .map(each -> new Sheet(name, map(each, where + key, flaws), where + key + ".", flaws))
                .toList();
    }

    /// Lists inside a list.
    List<List<String>> groups(String key) {
        return list(key).stream()
                .map(each -> each instanceof List<?> inner
                        ? inner.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(each)))
                .toList();
    }

    Map<String, List<String>> named(String key) {
        var named = new LinkedHashMap<String, List<String>>();
        if (has(key)) {
            var inner = sheet(key);
            inner.values.keySet().forEach(each -> named.put(each, inner.texts(each)));
        }
        return named;
    }

    Map<String, String> plainTexts(String key) {
        var named = new LinkedHashMap<String, String>();
        if (has(key)) {
            var inner = sheet(key);
            inner.values.keySet().forEach(each -> named.put(each, inner.text(each)));
        }
        return named;
    }

    Bilingual bilingual(String key) {
        var inner = sheet(key);
        return new Bilingual(inner.text("zh"), inner.text("en"));
    }

    /// What `making` makes of the text, or a flaw in its own words when it cannot.
    <T> Optional<T> made(String key, Function<String, T> making) {
        return attempt(key, () -> making.apply(text(key)));
    }

    <T> Optional<T> attempt(String key, Supplier<T> making) {
        try {
            return Optional.of(making.get());
        } catch (IllegalArgumentException | DateTimeException | Problem refused) {
            flaws.add("%s%s: %s".formatted(where, key, refused.getMessage()));
            return Optional.empty();
        }
    }

    void flaw(String sentence) {
        flaws.add(sentence);
    }

    private List<?> list(String key) {
        var value = values.get(key);
        if (value != null && !(value instanceof List)) {
            flaws.add("%s%s should be a list".formatted(where, key));
        }
        return value instanceof List<?> list ? list : List.of();
    }

    private static Map<String, Object> map(@Nullable Object value, String where, List<String> flaws) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> found) {
            found.forEach((key, inner) -> map.put(String.valueOf(key), inner));
        } else {
            flaws.add("%s should be names with values".formatted(where));
        }
        return map;
    }
}
