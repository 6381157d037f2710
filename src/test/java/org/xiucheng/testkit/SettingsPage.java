package org.xiucheng.testkit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The page of all limits: each settings record of the sources with what holds unless told otherwise.
public final class SettingsPage {
    private static final String HEAD = "\n| name | kind | default | meaning |\n|---|---|---|---|\n";

    private final StringBuilder page =
            new StringBuilder("# Settings and limits\n\nEvery record of settings in the sources, "
                    + "with its defaults. Written by `DocsTest`. Do not edit.\n");

    private SettingsPage() {}

    public static String of(JavaFiles files) {
        var page = new SettingsPage();
        for (var file : files.list()) {
            file.tree().getTypeDecls().stream()
                    .filter(type -> type.getKind() == Tree.Kind.RECORD)
                    .map(ClassTree.class::cast)
                    .filter(type -> type.getSimpleName().toString().matches(".*(Settings|Limits)|Ladder"))
                    .filter(type -> !type.getSimpleName().toString().startsWith("Read"))
                    .forEach(type -> page.section(file, type.getSimpleName().toString()));
        }
        return page.page.toString();
    }

    private void section(JavaFiles.File file, String name) {
        var type = type(file.tree().getPackageName() + "." + name);
        page.append("\n## `")
                .append(type.getName().replace("org.xiucheng.", ""))
                .append("`\n\n");
        page.append(DocComments.sentence(file, name)).append('\n').append(HEAD);
        rows(type, "", usual(type).orElse(null), DocComments.params(file, name));
    }

    private void rows(Class<?> type, String before, @Nullable Object usual, Map<String, String> said) {
        var components = type.getRecordComponents();
        for (var i = 0; i < components.length; i++) {
            var component = components[i];
            var name = before + component.getName();
            var own = component.getType();
            if (own.isRecord() && own.getEnclosingClass() == type) {
                rows(own, name + ".", usual == null ? null : value(component, usual), said);
            } else {
                var value = usual == null ? annotated(type, i) : String.valueOf(value(component, usual));
                page.append("| `%s` | %s | %s | %s |\n"
                        .formatted(name, own.getSimpleName(), value, said.getOrDefault(name, "")));
            }
        }
    }

    /// The defaults that a record states of itself.
    private static Optional<Object> usual(Class<?> type) {
        var constant = Stream.of(type.getDeclaredFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
                .findFirst();
        var maker = Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals("usual") && method.getParameterCount() == 0)
                .findFirst();
        try {
            if (constant.isPresent()) {
                constant.get().setAccessible(true);
                return Optional.ofNullable(constant.get().get(null));
            }
            if (maker.isPresent()) {
                maker.get().setAccessible(true);
                return Optional.ofNullable(maker.get().invoke(null));
            }
            return Optional.empty();
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String annotated(Class<?> type, int component) {
        Constructor<?> canonical = Arrays.stream(type.getDeclaredConstructors())
                .filter(maker -> maker.getParameterCount() == type.getRecordComponents().length)
                .findFirst()
                .orElseThrow();
        var said = canonical.getParameters()[component].getAnnotation(DefaultValue.class);
        return said == null ? "—" : String.join(", ", said.value());
    }

    private static @Nullable Object value(RecordComponent component, Object of) {
        try {
            var read = component.getAccessor();
            read.setAccessible(true);
            return read.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
