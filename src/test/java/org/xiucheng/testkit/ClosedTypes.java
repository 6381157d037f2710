package org.xiucheng.testkit;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// The enums and sealed types of the project: a switch over one of them has no `default`, so that a new
/// alternative is a compile error at every place that must think of it.
///
/// @param constants names of the constants of all enums
/// @param alternatives simple and nested names of the types that a sealed type permits
/// @param byPackage simple names of the types of each package
public record ClosedTypes(Set<String> constants, Set<String> alternatives, Map<String, Set<String>> byPackage) {
    public static ClosedTypes of(JavaFiles files) {
        var closed = new ClosedTypes(new HashSet<>(), new HashSet<>(), new HashMap<>());
        var sealed = new HashSet<String>();
        files.list().forEach(file -> new Sealed(sealed).scan(file.tree(), null));
        files.list().forEach(file -> new Members(file, sealed, closed).scan(file.tree(), null));
        return closed;
    }

    /// Whether a type of that name lies in the same package as the file.
    boolean beside(JavaFiles.File file, String name) {
        return byPackage.getOrDefault(packageOf(file), Set.of()).contains(name);
    }

    private static String packageOf(JavaFiles.File file) {
        return String.valueOf(file.tree().getPackageName());
    }

    private static final class Sealed extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final Set<String> sealed;

        Sealed(Set<String> sealed) {
            this.sealed = sealed;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            if (tree.getModifiers().getFlags().contains(Modifier.SEALED)) {
                sealed.add(tree.getSimpleName().toString());
            }
            return super.visitClass(tree, nothing);
        }
    }

    private static final class Members extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final JavaFiles.File file;
        private final Set<String> sealed;
        private final ClosedTypes closed;

        Members(JavaFiles.File file, Set<String> sealed, ClosedTypes closed) {
            this.file = file;
            this.sealed = sealed;
            this.closed = closed;
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
            var name = tree.getSimpleName().toString();
            closed.byPackage()
                    .computeIfAbsent(packageOf(file), _ -> new HashSet<>())
                    .add(name);
            for (var above : tree.getImplementsClause()) {
                var type = above.toString();
                if (sealed.contains(type)) {
                    closed.alternatives().add(name + " ");
                    closed.alternatives().add(name + "(");
                    closed.alternatives().add(type + "." + name);
                }
            }
            if (tree.getKind() == Tree.Kind.ENUM) {
                tree.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(constant -> constant.getType().toString().equals(name))
                        .forEach(constant ->
                                closed.constants().add(constant.getName().toString()));
            }
            return super.visitClass(tree, nothing);
        }
    }
}
