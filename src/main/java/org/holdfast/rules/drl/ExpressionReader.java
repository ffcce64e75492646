package org.holdfast.rules.drl;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads one constraint, such as {@code daysLate >= 1 && < 5}, with Drools' own expression parser, into a condition. */
final class ExpressionReader {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_PATTERN = 100;

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
            Condition rest = negated(stripped.substring(1).strip(), depth);
            if (rest != null) {
                return rest;
            }
        }
        DrlExprParser parser = DrlExprParserFactory.getDrlExprParser(LanguageLevelOption.DRL6);
        // The brackets make the parser read to the end: without them it stops where it understands no more, and says
        // nothing.
        ConstraintConnectiveDescr tree = parser.parse("(" + text + ")");
        if (parser.hasErrors() || tree == null) {
            throw new UnsupportedSyntax("condition-unreadable", "condition", OperandReader.shorten(stripped));
        }
        return connective(tree, depth);
    }

    /** {@code !x} or {@code !(…)} when the exclamation mark belongs to all of the rest, else {@code null}. */
    private @Nullable Condition negated(String rest, int depth) throws UnsupportedSyntax {
        if (rest.startsWith("(") && closing(rest) == rest.length() - 1) {
            return new Negation(parse(rest.substring(1, rest.length() - 1), depth + 1));
        }
        return rest.matches("[$\\w.]+") ? new Negation(flag(rest)) : null;
    }

    /** The parser leaves the brackets on a lone field. */
    private static String withoutBrackets(String text) {
        String inner = text;
        while (inner.startsWith("(") && closing(inner) == inner.length() - 1) {
            inner = inner.substring(1, inner.length() - 1).strip();
        }
        return inner;
    }

    private static int closing(String text) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
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
        Condition all =
                parts.size() == 1 ? parts.get(0) : type == ConnectiveType.OR ? new AnyOf(parts) : Condition.all(parts);
        return tree.isNegated() ? new Negation(all) : all;
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
                    operand == null ? alone : alone.withHint("no-condition-type", "type", type(operand.type())));
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
        Condition condition = compare(left, relation.getOperator(), right);
        return relation.getOperatorDescr().isNegated() ? new Negation(condition) : condition;
    }

    private static Condition compare(@Nullable Operand left, String operator, @Nullable Operand right)
            throws UnsupportedSyntax {
        if (left == null || right == null) {
            return known(left == null ? right : left, operator);
        }
        Comparator comparator = Comparator.of(operator);
        if (comparator == null) {
            return textual(left, operator, right);
        }
        if (left instanceof Operand.Literal && right instanceof Operand.Literal) {
            throw new UnsupportedSyntax("both-values");
        }
        return left instanceof Operand.Literal ? typed(right, comparator.flip(), left) : typed(left, comparator, right);
    }

    private static Condition known(@Nullable Operand operand, String operator) throws UnsupportedSyntax {
        if (operand == null || operand instanceof Operand.Literal || !operator.equals("==") && !operator.equals("!=")) {
            throw new UnsupportedSyntax("null-asked");
        }
        Condition known = new IsKnown(operand);
        return operator.equals("!=") ? known : new Negation(known);
    }

    private static Condition textual(Operand left, String operator, Operand right) throws UnsupportedSyntax {
        boolean texts = left.type() == ValueType.TEXT
                && !(left instanceof Operand.Literal)
                && right instanceof Operand.Literal
                && right.type() == ValueType.TEXT;
        if (!operator.equals("contains") && !operator.equals("matches")) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", operator).withHint("operators"));
        }
        if (!texts) {
            throw new UnsupportedSyntax("texts-only", "operator", operator);
        }
        String word = ((Operand.Literal) right).constant().toString();
        if (word.isEmpty()) {
            throw new UnsupportedSyntax("text-empty", "operator", operator);
        }
        return operator.equals("contains") ? new ContainsWord(left, word) : pattern(left, word);
    }

    private static Condition pattern(Operand left, String word) throws UnsupportedSyntax {
        if (word.length() > MAX_PATTERN || word.contains("{")) {
            // Counted repetitions multiply when they are nested, until the memory is full.
            throw new UnsupportedSyntax("pattern-too-long", "most", MAX_PATTERN);
        }
        try {
            return new MatchesPattern(left, Pattern.compile(word));
        } catch (PatternSyntaxException e) {
            throw new UnsupportedSyntax(
                    "pattern-unsafe", "pattern", OperandReader.shorten(word), "reason", e.getDescription());
        }
    }

    private static Condition typed(Operand left, Comparator comparator, Operand right) throws UnsupportedSyntax {
        ValueType type = left.type();
        if (comparator.ordering() && !type.isOrdered()) {
            throw new UnsupportedSyntax("no-order", "field", left.text(), "type", type(type));
        }
        if (right instanceof Operand.Literal literal) {
            return literal(left, comparator, literal);
        }
        if (type != right.type() && !(type.isNumber() && right.type().isNumber())) {
            throw new UnsupportedSyntax(
                    "types-differ",
                    "field",
                    left.text(),
                    "type",
                    type(type),
                    "other",
                    "\"" + right.text() + "\"",
                    "otherType",
                    type(right.type()));
        }
        return new Comparison(left, comparator, right);
    }

    private static Condition literal(Operand left, Comparator comparator, Operand.Literal literal)
            throws UnsupportedSyntax {
        ValueType type = left.type();
        if (type == ValueType.FLAG && literal.type() == ValueType.FLAG) {
            boolean wanted = literal.constant().equals(true) == (comparator == Comparator.EQUAL);
            return wanted ? new FlagCondition(left) : new Negation(new FlagCondition(left));
        }
        if (type == ValueType.DAY && literal.type() == ValueType.TEXT) {
            return new Comparison(left, comparator, OperandReader.day(literal));
        }
        if ((type == ValueType.DECIMAL || type == ValueType.MONEY)
                && literal.type().isNumber()) {
            return new Comparison(
                    left,
                    comparator,
                    new Operand.Literal(new BigDecimal(literal.constant().toString()).stripTrailingZeros(), type));
        }
        if (type != literal.type()) {
            throw new UnsupportedSyntax(
                    "types-differ",
                    "field",
                    left.text(),
                    "type",
                    type(type),
                    "other",
                    literal.text(),
                    "otherType",
                    type(literal.type()));
        }
        if (left instanceof Operand.OfField field && !field.field().choices().isEmpty()) {
            choice(field.field(), literal.constant().toString());
        }
        return new Comparison(left, comparator, literal);
    }

    /** How to say the kind of a value to an author. */
    private static ProblemText type(ValueType type) {
        return ProblemText.of("type." + type.name().toLowerCase(Locale.ROOT));
    }

    private static void choice(Field field, String value) throws UnsupportedSyntax {
        if (!field.choices().contains(value)) {
            throw new UnsupportedSyntax(ProblemText.of(
                            "no-value",
                            "value",
                            value,
                            "field",
                            field.name(),
                            "known",
                            String.join(", ", field.choices()))
                    .nearest(value, field.choices()));
        }
    }
}
