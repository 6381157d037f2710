package org.xiucheng.testkit;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xiucheng.testkit.Baseline.Offender;

/// What one file of Java does against the house rules on code.
public final class CodeRules extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private static final int METHOD_LINES = 50;
    private static final int PARAMETERS = 5;
    /// The one place where whatever went wrong becomes an answer.
    private static final String EDGE = "src/main/java/org/xiucheng/door/web/ErrorEdge.java";
    private static final Pattern QUALIFIED =
            Pattern.compile("(java|javax|jakarta|org|com|tools|io)\\.[a-z][\\w.]*\\.[A-Z]\\w*");

    private final JavaFiles.File file;
    private final ClosedTypes closed;
    private final Set<String> imported = new HashSet<>();
    private final List<Offender> found = new ArrayList<>();

    private CodeRules(JavaFiles.File file, ClosedTypes closed) {
        this.file = file;
        this.closed = closed;
    }

    public static List<Offender> offenders(JavaFiles.File file, ClosedTypes closed) {
        var rules = new CodeRules(file, closed);
        rules.scan(file.tree(), null);
        return List.copyOf(rules.found);
    }

    @Override
    public @Nullable Void visitPackage(PackageTree tree, @Nullable Void nothing) {
        return null;
    }

    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void nothing) {
        var name = tree.getQualifiedIdentifier().toString();
        imported.add(name.substring(name.lastIndexOf('.') + 1));
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
        var start = file.positions().getStartPosition(file.tree(), tree);
        var end = file.positions().getEndPosition(file.tree(), tree);
        var lines = end < 0 ? 0 : file.line(end) - file.line(start) + 1;
        if (lines > METHOD_LINES) {
            found.add(new Offender("method-lines", spot(tree.getName()), lines));
        }
        if (tree.getParameters().size() > PARAMETERS && !ofRecord(tree)) {
            found.add(new Offender(
                    "parameters", spot(tree.getName()), tree.getParameters().size()));
        }
        return super.visitMethod(tree, nothing);
    }

    @Override
    public @Nullable Void visitCatch(CatchTree tree, @Nullable Void nothing) {
        var caught = tree.getParameter().getType().toString();
        if ((caught.equals("Exception") || caught.equals("Throwable"))
                && !file.name().equals(EDGE)) {
            found.add(here("catch-all", tree));
        }
        return super.visitCatch(tree, nothing);
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
        cases(tree.getCases(), tree);
        return super.visitSwitch(tree, nothing);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
        cases(tree.getCases(), tree);
        return super.visitSwitchExpression(tree, nothing);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
        if (tree.getMethodSelect() instanceof MemberSelectTree select
                && select.getIdentifier().contentEquals("sql")
                && tree.getArguments().stream().anyMatch(CodeRules::glued)) {
            found.add(here("glued-sql", tree));
        }
        return super.visitMethodInvocation(tree, nothing);
    }

    /// A name in full is for two types of one name only.
    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
        var name = tree.getIdentifier().toString();
        if (QUALIFIED.matcher(tree.toString()).matches() && !imported.contains(name) && !closed.beside(file, name)) {
            found.add(here("full-name", tree));
        }
        return super.visitMemberSelect(tree, nothing);
    }

    /// Whether SQL is put together from pieces that are not all written down.
    private static boolean glued(ExpressionTree argument) {
        if (argument instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree select) {
            var name = select.getIdentifier().toString();
            return Set.of("formatted", "format", "concat", "replace", "join").contains(name);
        }
        return argument instanceof BinaryTree;
    }

    private void cases(List<? extends CaseTree> cases, Tree tree) {
        var open = cases.stream().flatMap(c -> c.getLabels().stream()).anyMatch(DefaultCaseLabelTree.class::isInstance);
        if (open && cases.stream().flatMap(c -> c.getLabels().stream()).anyMatch(this::ofClosedType)) {
            found.add(here("default-in-closed-switch", tree));
        }
    }

    private boolean ofClosedType(Tree label) {
        return switch (label) {
            case ConstantCaseLabelTree constant
            when constant.getConstantExpression() instanceof IdentifierTree name ->
                closed.constants().contains(name.getName().toString());
            case PatternCaseLabelTree pattern ->
                closed.alternatives().stream()
                        .anyMatch(type -> pattern.toString().startsWith(type));
            default -> false;
        };
    }

    private boolean ofRecord(MethodTree tree) {
        return tree.getReturnType() == null
                && getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                && type.getKind() == Tree.Kind.RECORD;
    }

    private String spot(CharSequence name) {
        return file.name() + "#" + name;
    }

    private Offender here(String rule, Tree tree) {
        var line = file.line(file.positions().getStartPosition(file.tree(), tree));
        return new Offender(rule, file.name(), 1, "line " + line);
    }
}
