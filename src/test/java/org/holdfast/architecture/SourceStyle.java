package org.holdfast.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses sources with the compiler's own parser and finds flaws that the formatter does not correct. */
final class SourceStyle {

    private static final int COLUMNS = 120;
    private static final Pattern PACKAGE = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");
    private static final Pattern TYPE = Pattern.compile("[A-Z]\\w*[a-z]\\w*");

    private final List<String> nestedTernaries = new ArrayList<>();
    private final List<String> inlineQualifiedNames = new ArrayList<>();
    private final List<String> longLines = new ArrayList<>();

    SourceStyle(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree each : task.parse()) {
                new Finder(each, positions).scan(each, null);
            }
        }
        files.forEach(this::measureLines);
    }

    /** Returns conditional expressions that are operands of other conditional expressions. */
    List<String> nestedTernaries() {
        return nestedTernaries;
    }

    /** Returns qualified type names inside code that should be imports. */
    List<String> inlineQualifiedNames() {
        return inlineQualifiedNames;
    }

    /** Returns lines that exceed the maximum length, such as string literals that the formatter does not break. */
    List<String> longLines() {
        return longLines;
    }

    private void measureLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.codePointCount(0, line.length()) > COLUMNS) {
                    longLines.add(file.getFileName() + ":" + (i + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Finder extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Finder(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitPackage(PackageTree node, Void nothing) {
            return scan(node.getAnnotations(), null);
        }

        @Override
        public Void visitImport(ImportTree node, Void nothing) {
            return null;
        }

        @Override
        public Void visitConditionalExpression(ConditionalExpressionTree node, Void nothing) {
            if (isTernary(node.getCondition())
                    || isTernary(node.getTrueExpression())
                    || isTernary(node.getFalseExpression())) {
                nestedTernaries.add(place(node));
            }
            return super.visitConditionalExpression(node, null);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void nothing) {
            if (TYPE.matcher(node.getIdentifier()).matches()
                    && isNameOnly(node.getExpression())
                    && PACKAGE.matcher(node.getExpression().toString()).matches()) {
                inlineQualifiedNames.add(place(node) + " " + node);
            }
            return super.visitMemberSelect(node, null);
        }

        private boolean isTernary(ExpressionTree operand) {
            ExpressionTree bare = operand;
            while (bare instanceof ParenthesizedTree parentheses) {
                bare = parentheses.getExpression();
            }
            return bare instanceof ConditionalExpressionTree;
        }

        private boolean isNameOnly(ExpressionTree expression) {
            return expression instanceof IdentifierTree
                    || expression instanceof MemberSelectTree select && isNameOnly(select.getExpression());
        }

        private String place(Tree node) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, node));
            return Path.of(unit.getSourceFile().getName()).getFileName() + ":" + line;
        }
    }
}
