package org.holdfast.rules.condition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * An operand of a condition. It reads its value from the thing being tested ({@link #SELF}) or from a thing bound
 * earlier in the rule, identified by its place; the customer has place 0.
 */
public sealed interface Operand {

    /** The place of the thing being tested. */
    int SELF = -1;

    /** Returns the value, or {@code null} if it is unknown. */
    @Nullable
    Object value(Object self, Object[] bound);

    ValueType type();

    /** Returns the place that the value is read from; {@link #SELF} for a literal. */
    int place();

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
            if (constant instanceof BigDecimal number) {
                return number.toPlainString();
            }
            return type.isNumber() || type == ValueType.FLAG ? constant.toString() : "\"" + constant + "\"";
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
