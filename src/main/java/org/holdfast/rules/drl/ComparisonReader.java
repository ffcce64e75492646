package org.holdfast.rules.drl;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigDecimal;
import java.util.Locale;
import org.holdfast.diagnostics.ProblemText;
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

/** Turns two operands and the operator between them into a condition, and checks that their types match. */
final class ComparisonReader {

    private static final int MAX_PATTERN = 100;

    private ComparisonReader() {}

    /**
     * Returns the condition that compares two operands.
     *
     * @param left {@code null} for the word {@code null}
     * @param right {@code null} for the word {@code null}
     */
    static Condition read(@Nullable Operand left, String operator, @Nullable Operand right) throws UnsupportedSyntax {
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
        boolean bothTexts = left.type() == ValueType.TEXT
                && !(left instanceof Operand.Literal)
                && right instanceof Operand.Literal
                && right.type() == ValueType.TEXT;
        if (!operator.equals("contains") && !operator.equals("matches")) {
            throw new UnsupportedSyntax(
                    ProblemText.of("not-part", "what", operator).withHint("operators"));
        }
        boolean ofWords = left.type() == ValueType.WORDS
                && operator.equals("contains")
                && right instanceof Operand.Literal
                && right.type() == ValueType.TEXT;
        if (!bothTexts && !ofWords) {
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
            // Nested counted repetitions multiply and could exhaust the memory.
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
            throw new UnsupportedSyntax("no-order", "field", left.text(), "type", typeText(type));
        }
        if (right instanceof Operand.Literal literal) {
            return literal(left, comparator, literal);
        }
        if (type != right.type() && !(type.isNumber() && right.type().isNumber())) {
            throw typesDiffer(left, "\"" + right.text() + "\"", right.type());
        }
        return new Comparison(left, comparator, right);
    }

    private static Condition literal(Operand left, Comparator comparator, Operand.Literal literal)
            throws UnsupportedSyntax {
        ValueType type = left.type();
        if (type == ValueType.FLAG && literal.type() == ValueType.FLAG) {
            boolean expected = literal.constant().equals(true) == (comparator == Comparator.EQUAL);
            return expected ? new FlagCondition(left) : new Negation(new FlagCondition(left));
        }
        if (type == ValueType.DAY && literal.type() == ValueType.TEXT) {
            return new Comparison(left, comparator, OperandReader.day(literal));
        }
        if (type == ValueType.CLOCK && literal.type() == ValueType.TEXT) {
            return new Comparison(left, comparator, OperandReader.clock(literal));
        }
        if (type == ValueType.MOMENT && literal.type() == ValueType.TEXT) {
            return new Comparison(left, comparator, OperandReader.moment(literal));
        }
        if ((type == ValueType.DECIMAL || type == ValueType.MONEY)
                && literal.type().isNumber()) {
            return new Comparison(
                    left,
                    comparator,
                    new Operand.Literal(new BigDecimal(literal.constant().toString()).stripTrailingZeros(), type));
        }
        if (type != literal.type()) {
            throw typesDiffer(left, literal.text(), literal.type());
        }
        if (left instanceof Operand.OfField field && !field.field().choices().isEmpty()) {
            checkChoice(field.field(), literal.constant().toString());
        }
        return new Comparison(left, comparator, literal);
    }

    private static UnsupportedSyntax typesDiffer(Operand left, String other, ValueType otherType) {
        return new UnsupportedSyntax(
                "types-differ",
                "field",
                left.text(),
                "type",
                typeText(left.type()),
                "other",
                other,
                "otherType",
                typeText(otherType));
    }

    /** Describes a type to the author of a rule. */
    static ProblemText typeText(ValueType type) {
        return ProblemText.of("type." + type.name().toLowerCase(Locale.ROOT));
    }

    private static void checkChoice(Field field, String value) throws UnsupportedSyntax {
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
