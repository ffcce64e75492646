package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.AtomicExprDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.BindingDescr;
import org.drools.drl.ast.descr.ConnectiveType;
import org.drools.drl.ast.descr.ConstraintConnectiveDescr;
import org.drools.drl.ast.descr.RelationalExprDescr;
import org.drools.drl.parser.DrlExprParser;
import org.drools.drl.parser.DrlExprParserFactory;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/**
 * Reads one constraint, such as {@code daysLate >= 1 && < 5}, into a condition with the expression parser of Drools.
 */
final class ExpressionReader {

    private static final int MAX_DEPTH = 10;

    private final OperandReader operands;

    ExpressionReader(OperandReader operands) {
        this.operands = operands;
    }

    Condition read(String text) throws UnsupportedSyntax {
        return parse(text, 0);
    }

    private Condition parse(String text, int depth) throws UnsupportedSyntax {
        if (depth > MAX_DEPTH) {
            throw new UnsupportedSyntax("condition-too-deep");
        }
        String stripped = text.strip();
        if (stripped.startsWith("!") && !stripped.startsWith("!=")) {
            Condition negation = negation(stripped.substring(1).strip(), depth);
            if (negation != null) {
                return negation;
            }
        }
        DrlExprParser parser = DrlExprParserFactory.getDrlExprParser(LanguageLevelOption.DRL6);
        // The brackets make the parser read to the end: without them it stops without an error at the first token
        // that it does not understand.
        ConstraintConnectiveDescr tree = parser.parse("(" + text + ")");
        if (parser.hasErrors() || tree == null) {
            throw new UnsupportedSyntax("condition-unreadable", "condition", OperandReader.shorten(stripped));
        }
        return connective(tree, depth);
    }

    /**
     * Returns {@code !x} or {@code !(…)} if the exclamation mark applies to all of the rest, otherwise {@code null}.
     */
    private @Nullable Condition negation(String rest, int depth) throws UnsupportedSyntax {
        if (rest.startsWith("(") && closing(rest) == rest.length() - 1) {
            return new Negation(parse(rest.substring(1, rest.length() - 1), depth + 1));
        }
        return rest.matches("[$\\w.]+(?:\\(\\s*(?:\\d*|\"[^\"\\\\]*\")\\s*\\))?") ? new Negation(flag(rest)) : null;
    }

    /** Removes the brackets that the parser leaves around a single field. */
    private static String withoutBrackets(String text) {
        String inner = text;
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    /** Returns the index of the bracket that closes the one at the start of {@code text}, or -1. */
    private static int closing(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')') {
                depth--;
            }
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private Condition connective(ConstraintConnectiveDescr tree, int depth) throws UnsupportedSyntax {
        if (depth > MAX_DEPTH) {
            throw new UnsupportedSyntax("condition-too-deep");
        }
        List<Condition> parts = new ArrayList<>();
        for (BaseDescr child : tree.getDescrs()) {
            parts.add(descr(child, depth + 1));
        }
        ConnectiveType type = tree.getConnective();
        if (type != ConnectiveType.AND && type != ConnectiveType.OR && parts.size() > 1) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", type.getConnective()).withHint("connectives"));
        }
        Condition joined = type == ConnectiveType.OR && parts.size() > 1 ? new AnyOf(parts) : Condition.all(parts);
        return tree.isNegated() ? new Negation(joined) : joined;
    }

    private Condition descr(BaseDescr descr, int depth) throws UnsupportedSyntax {
        if (descr instanceof ConstraintConnectiveDescr connective) {
            return connective(connective, depth);
        }
        if (descr instanceof RelationalExprDescr relation) {
            return relation(relation);
        }
        if (descr instanceof AtomicExprDescr atom) {
            String text = withoutBrackets(atom.getExpression().strip());
            return text.startsWith("!") ? parse(text, depth + 1) : flag(text);
        }
        if (descr instanceof BindingDescr) {
            throw new UnsupportedSyntax("field-named");
        }
        throw new UnsupportedSyntax("condition-unknown");
    }

    private Condition flag(String text) throws UnsupportedSyntax {
        Operand operand = operands.read(text);
        if (operand == null || operand.type() != ValueType.FLAG || operand instanceof Operand.Literal) {
            ProblemText alone = ProblemText.of("no-condition", "what", OperandReader.shorten(text));
            throw new UnsupportedSyntax(
                    operand == null
                            ? alone
                            : alone.withHint("no-condition-type", "type", ComparisonReader.typeText(operand.type())));
        }
        return new FlagCondition(operand);
    }

    private Condition relation(RelationalExprDescr relation) throws UnsupportedSyntax {
        if (relation.getParameters() != null && !relation.getParameters().isEmpty()) {
            throw new UnsupportedSyntax("operator-parameters");
        }
        if (!(relation.getLeft() instanceof AtomicExprDescr) || !(relation.getRight() instanceof AtomicExprDescr)) {
            throw new UnsupportedSyntax("side-unknown", "operator", relation.getOperator());
        }
        Operand left = operands.read(((AtomicExprDescr) relation.getLeft()).getExpression());
        Operand right = operands.read(((AtomicExprDescr) relation.getRight()).getExpression());
        Condition condition = ComparisonReader.read(left, relation.getOperator(), right);
        return relation.getOperatorDescr().isNegated() ? new Negation(condition) : condition;
    }
}
