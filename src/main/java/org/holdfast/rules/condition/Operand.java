package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Something a condition takes a value from. It reads from the thing being tested ({@link #SELF}) or from one bound
 * earlier in the rule, by its place: 0 is the customer.
 */
public sealed interface Operand {

    /** The place of the thing being tested. */
    int SELF = -1;

    /** The value, or {@code null} when it is unknown. */
    @Nullable
    Object value(Object self, Object[] bound);

    ValueType type();

    /** The place it reads from, or {@link #SELF}; a literal reads from {@link #SELF} too, which binds it to nothing. */
    int place();

    /** The same operand always has the same text, however its author named things. */
    String text();

    /** A field of a thing. */
    record OfField(int place, Field field) implements Operand {

        @Override
        public @Nullable Object value(Object self, Object[] bound) {
            return field.read().apply(place == SELF ? self : bound[place]);
        }

        @Override
        public ValueType type() {
            return field.type();
        }

        @Override
        public String text() {
            return prefix(place) + field.name();
        }
    }

    /** A figure over a period. */
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
        public String text() {
            return prefix(place)
                    + measure.name()
                    + arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
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
        public String text() {
            return constant instanceof BigDecimal number
                    ? number.toPlainString()
                    : type.isNumber() || type == ValueType.FLAG ? constant.toString() : "\"" + constant + "\"";
        }
    }

    private static String prefix(int place) {
        return place == SELF ? "" : place == 0 ? "$customer." : "$" + place + ".";
    }
}
