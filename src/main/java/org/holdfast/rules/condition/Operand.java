package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.figures.FigureRange;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * An operand of a condition. It reads its value from the thing being tested ({@link #SELF}) or from a thing bound
 * earlier in the rule, identified by its place; the customer has place 0.
 */
public sealed interface Operand
        permits Operand.OfField,
                Operand.OfMeasure,
                Operand.Multiple,
                Operand.OtherRule,
                Operand.Literal,
                Operand.Figure {

    /** The place of the thing being tested. */
    int SELF = -1;

    /** Returns the value, or {@code null} if it is unknown. */
    @Nullable
    Object value(Object self, Object[] bound);

    ValueType type();

    /** Returns the place that the value is read from; {@link #SELF} for a literal. */
    int place();

    /** Returns whether a number can be negative. */
    boolean signed();

    /** Adds the places that the operand reads. */
    default void collectPlaces(Set<Integer> places) {
        places.add(place());
    }

    /** Returns the canonical text, which does not depend on the names of variables. */
    String text();

    /** A field of a thing. */
    record OfField(int place, Field field) implements Operand {

        @Override
        public @Nullable Object value(Object self, Object[] bound) {
            Object thing = place == SELF ? self : bound[place];
            return field.inContext() == null
                    ? field.read().apply(thing)
                    : field.inContext().read(thing, (CustomerView) bound[0]);
        }

        /** A value that depends on the customer is read from the customer, too. */
        @Override
        public void collectPlaces(Set<Integer> places) {
            places.add(place);
            if (field.inContext() != null) {
                places.add(0);
            }
        }

        @Override
        public ValueType type() {
            return field.type();
        }

        @Override
        public boolean signed() {
            return field.signed();
        }

        @Override
        public String text() {
            return prefix(place) + field.name();
        }
    }

    /** A field with arguments, such as a figure over a period. */
    record OfMeasure(int place, ParameterisedField measure, List<Object> arguments) implements Operand {

        public OfMeasure {
            arguments = List.copyOf(arguments);
        }

        @Override
        public @Nullable Object value(Object self, Object[] bound) {
            return measure.read().apply(place == SELF ? self : bound[place], arguments);
        }

        @Override
        public ValueType type() {
            return measure.type();
        }

        @Override
        public boolean signed() {
            return measure.signed();
        }

        @Override
        public String text() {
            return prefix(place)
                    + measure.name()
                    + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** A number multiplied by a factor, such as twice the average order. */
    record Multiple(BigDecimal factor, Operand operand) implements Operand {

        @Override
        public @Nullable Object value(Object self, Object[] bound) {
            Object value = operand.value(self, bound);
            return value == null ? null : factor.multiply(new BigDecimal(value.toString()));
        }

        @Override
        public ValueType type() {
            return operand.type() == ValueType.MONEY ? ValueType.MONEY : ValueType.DECIMAL;
        }

        @Override
        public int place() {
            return operand.place();
        }

        @Override
        public void collectPlaces(Set<Integer> places) {
            operand.collectPlaces(places);
        }

        @Override
        public boolean signed() {
            return operand.signed();
        }

        @Override
        public String text() {
            return factor.toPlainString() + " * " + operand.text();
        }
    }

    /**
     * Whether another rule applies: whether all its conditions are met, also while it is paused.
     *
     * @param rule name of the other rule; {@link #ABOVE} or {@link #OTHER_ROW} until rules are put together
     * @param sameThings whether the other rule is tested for the things that are bound here, such as this order, rather
     *     than for any
     * @param when the conditions of the other rule; {@code null} until rules are put together, and for a rule that is
     *     not at hand
     */
    record OtherRule(
            String rule, boolean sameThings, @Nullable WhenClause when) implements Operand {

        /** The name of a field that stands for any rule above in the same file. */
        public static final String ABOVE = "ruleAboveApplies";
        /** The name of a field that stands for any other row of the same table. */
        public static final String OTHER_ROW = "otherRowApplies";

        @Override
        public @Nullable Object value(Object self, Object[] bound) {
            if (when == null) {
                return null;
            }
            Truth truth = sameThings ? hereOf(when, self, bound) : anywhereOf(when, bound[0]);
            return truth == Truth.UNKNOWN ? null : Boolean.valueOf(truth == Truth.TRUE);
        }

        private static Truth anywhereOf(WhenClause when, Object customer) {
            Object[] bound = {customer};
            Truth truth = all(when.customer(), customer, bound);
            for (ListPattern pattern : truth == Truth.FALSE ? List.<ListPattern>of() : when.eaches()) {
                truth = truth.and(any(pattern).of(customer, bound));
            }
            return truth;
        }

        private static Count any(ListPattern pattern) {
            List<Condition> lines =
                    pattern.lines().stream().map(ConditionLine::condition).toList();
            return new Count(pattern.owner(), pattern.items(), new AllOf(lines), Comparator.AT_LEAST, 1);
        }

        /** Returns the conditions on the customer that decide it; for the things bound here, those on any of them. */
        public List<Condition> conditions() {
            return when == null
                    ? List.of()
                    : Stream.concat(
                                    when.customer().stream().map(ConditionLine::condition),
                                    when.eaches().stream().map(OtherRule::any))
                            .toList();
        }

        private static Truth hereOf(WhenClause when, Object self, Object[] bound) {
            Object[] customer = {bound[0]};
            Truth truth = all(when.customer(), bound[0], customer);
            return when.eaches().isEmpty()
                    ? truth
                    : truth.and(all(when.eaches().get(0).lines(), self, customer));
        }

        private static Truth all(List<ConditionLine> lines, Object self, Object[] bound) {
            Truth truth = Truth.TRUE;
            for (ConditionLine line : lines) {
                truth = truth.and(line.condition().of(self, bound));
                if (truth == Truth.FALSE) {
                    return truth;
                }
            }
            return truth;
        }

        @Override
        public ValueType type() {
            return ValueType.FLAG;
        }

        @Override
        public int place() {
            return 0;
        }

        @Override
        public boolean signed() {
            return false;
        }

        @Override
        public String text() {
            return (sameThings ? "appliesHere" : "applies") + "(\"" + rule + "\")";
        }
    }

    /** A value written in the rule. */
    record Literal(Object constant, ValueType type) implements Operand {

        @Override
        public Object value(Object self, Object[] bound) {
            return constant;
        }

        @Override
        public int place() {
            return SELF;
        }

        @Override
        public boolean signed() {
            return false;
        }

        @Override
        public String text() {
            if (constant instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return type.isNumber() || type == ValueType.FLAG ? constant.toString() : "\"" + constant + "\"";
        }
    }

    /**
     * A figure over several things. What it can be is known even if some of them are not: a sum that is high enough
     * without an unknown amount is high enough.
     */
    sealed interface Figure extends Operand permits ListFigure, MetAlternatives {

        /** Returns the values that the figure can have. */
        FigureRange range(Object self, Object[] bound);

        /** Returns whether there is certainly no such figure, such as the average of nothing. */
        default boolean isNone(Object self, Object[] bound) {
            return range(self, bound).isNone();
        }

        @Override
        default @Nullable Object value(Object self, Object[] bound) {
            BigDecimal exactly = range(self, bound).exactly();
            return exactly == null ? null : typed(exactly, type());
        }

        @Override
        default boolean signed() {
            return false;
        }

        private static Object typed(BigDecimal value, ValueType type) {
            if (type == ValueType.DAY) {
                return LocalDate.ofEpochDay(value.longValue());
            }
            boolean fits =
                    type == ValueType.INTEGER && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
            return fits ? (Object) value.intValue() : value;
        }
    }

    private static String prefix(int place) {
        return switch (place) {
            case SELF -> "";
            case 0 -> "$customer.";
            default -> "$" + place + ".";
        };
    }
}
