package org.xiucheng;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePathScanner;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.xiucheng.testkit.JavaFiles;
import org.xiucheng.testkit.Sources;

/// A test that is never run proves nothing: every class with tests has a name that the build picks up, and
/// they do not vanish by the dozen.
class TestsRunGuardTest {
    private static final Set<String> MARKS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");
    private static final Pattern INCLUDE = Pattern.compile("<include>([^<]*\\.java)</include>");
    private static final int LEAST_CLASSES = 53;
    private static final int LEAST_TESTS = 339;

    private static final JavaFiles JAVA = JavaFiles.under("src/test/java");

    @Test
    void everyClassWithTestsIsPickedUp() {
        var pom = Sources.text(Path.of("pom.xml"));
        var surefire = pom.substring(pom.indexOf("<artifactId>maven-surefire-plugin"));
        var included = INCLUDE.matcher(surefire.substring(0, surefire.indexOf("</plugin>")))
                .results()
                .map(found -> FileSystems.getDefault().getPathMatcher("glob:" + found.group(1)))
                .toList();
        assertThat(included).isNotEmpty();
        var never = tests().keySet().stream()
                .filter(file -> included.stream().noneMatch(glob -> glob.matches(Path.of(file))))
                .toList();
        assertThat(never).isEmpty();
    }

    /// Tests in a class within a class are found only where it says `@Nested`.
    @Test
    void noTestHidesInAnInnerClass() {
        var hidden = JAVA.list().stream()
                .flatMap(file -> {
                    var count = new Count();
                    count.scan(file.tree(), null);
                    return count.hidden.stream();
                })
                .toList();
        assertThat(hidden).isEmpty();
    }

    /// The browser's tests lie where their runner looks.
    @Test
    void everyTestOfTheBrowserIsPickedUp() {
        var misplaced = Sources.under("web", ".ts", ".tsx").stream()
                .filter(file -> Sources.text(file).matches("(?s).*\\n(describe|it|test)(\\.each)?\\(.*"))
                .filter(file -> !file.getFileName().toString().matches(".+\\.(test|spec)\\.tsx?"))
                .toList();
        assertThat(misplaced).isEmpty();
    }

    @Test
    void testsDoNotVanish() {
        var tests = tests();
        var sum = tests.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println(tests.size() + " classes with " + sum + " tests");
        assertThat(tests.size()).isGreaterThanOrEqualTo(LEAST_CLASSES);
        assertThat(sum).isGreaterThanOrEqualTo(LEAST_TESTS);
    }

    private static Map<String, Integer> tests() {
        var tests = new TreeMap<String, Integer>();
        for (var file : JAVA.list()) {
            var count = new Count();
            count.scan(file.tree(), null);
            if (count.tests > 0) {
                tests.put(file.name(), count.tests);
            }
        }
        return tests;
    }

    private static final class Count extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private int tests;
        private final List<String> hidden = new ArrayList<>();

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
            if (marked(tree.getModifiers().getAnnotations(), MARKS)) {
                tests++;
                var owner = (ClassTree) getCurrentPath().getParentPath().getLeaf();
                var inner = getCurrentPath().getParentPath().getParentPath().getLeaf() instanceof ClassTree;
                if (inner && !marked(owner.getModifiers().getAnnotations(), Set.of("Nested"))) {
                    hidden.add(owner.getSimpleName() + "#" + tree.getName());
                }
            }
            return super.visitMethod(tree, nothing);
        }

        private static boolean marked(List<? extends AnnotationTree> annotations, Set<String> names) {
            return annotations.stream()
                    .anyMatch(annotation ->
                            names.contains(annotation.getAnnotationType().toString()));
        }
    }
}
