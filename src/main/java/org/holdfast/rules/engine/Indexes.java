package org.holdfast.rules.engine;

import static org.drools.model.PatternDSL.alphaIndexedBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.drools.model.Index.ConstraintType;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.functions.Function1;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate1;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.figures.FigureCalculation;
import org.jspecify.annotations.Nullable;

/**
 * The indexes of Drools' network: hash tables for texts and sorted ones for numbers, so that of many rules which
 * compare the same value Drools goes on only with those whose condition it meets.
 */
final class Indexes {

    private final Map<String, Integer> ids = new HashMap<>();
    /** The first condition of several that compare with the same number, written differently. */
    private final Map<String, String> texts = new HashMap<>();

    /** Adds a condition on the customer to a pattern, with an index if there is one for such conditions. */
    PatternDef<SessionFact> add(PatternDef<SessionFact> pattern, Condition condition) {
        Predicate1<SessionFact> predicate =
                new Predicates.OnCustomer(condition.text(), Check.of(SharedFigures.in(condition)));
        String compared = value(condition);
        if (compared != null
                && condition instanceof Comparison comparison
                && comparison.right() instanceof Operand.Literal literal) {
            ConstraintType type = type(comparison.comparator());
            int id = ids.computeIfAbsent(compared, left -> ids.size() + 1);
            if (literal.constant() instanceof String text) {
                Value<String> value = new Value<>(comparison.left(), String.class::cast);
                return pattern.expr(condition.text(), predicate, alphaIndexedBy(String.class, type, id, value, text));
            }
            BigDecimal limit = new BigDecimal(literal.constant().toString()).stripTrailingZeros();
            String same = id + comparison.comparator().symbol() + limit;
            Value<BigDecimal> value = new Value<>(comparison.left(), FigureCalculation::decimal);
            return pattern.expr(
                    texts.computeIfAbsent(same, key -> condition.text()),
                    predicate,
                    alphaIndexedBy(BigDecimal.class, type, id, value, limit));
        }
        return pattern.expr(condition.text(), predicate);
    }

    /**
     * Returns the value that a condition compares with a constant for which there is an index; {@code null} for other
     * conditions. Figures over lists are not indexed: they can meet a condition without being known exactly.
     */
    static @Nullable String value(Condition condition) {
        if (!(condition instanceof Comparison comparison)
                || !(comparison.right() instanceof Operand.Literal literal)
                || comparison.left().place() != Operand.SELF) {
            return null;
        }
        boolean ofCustomer =
                comparison.left() instanceof Operand.OfField || comparison.left() instanceof Operand.OfMeasure;
        boolean text = literal.constant() instanceof String && comparison.comparator() == Comparator.EQUAL;
        boolean number =
                literal.constant() instanceof Number && comparison.comparator().ordering();
        return ofCustomer && (text || number) ? comparison.left().text() : null;
    }

    private static ConstraintType type(Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> ConstraintType.EQUAL;
            case NOT_EQUAL -> ConstraintType.NOT_EQUAL;
            case LESS -> ConstraintType.LESS_THAN;
            case AT_MOST -> ConstraintType.LESS_OR_EQUAL;
            case MORE -> ConstraintType.GREATER_THAN;
            case AT_LEAST -> ConstraintType.GREATER_OR_EQUAL;
        };
    }

    /** Reads the value of a customer that conditions compare. */
    private record Value<V>(Operand operand, Convert<V> convert)
            implements Function1<SessionFact, V>, HashedExpression {

        /** Converts a value to the type of the index. */
        private interface Convert<V> {
            @Nullable
            V from(@Nullable Object value);
        }

        @Override
        public @Nullable V apply(SessionFact customer) {
            return convert.from(operand.value(customer.view(), customer.root()));
        }

        @Override
        public String getExpressionHash() {
            return operand.text();
        }
    }
}
