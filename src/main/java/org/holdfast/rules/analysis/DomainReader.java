package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.vocabulary.ValueType;

/** Reads the domains of expressions from conditions, as far as conditions can be expressed as domains. */
final class DomainReader {

    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    private DomainReader() {}

    /** Adds the domains that a condition implies; returns {@code false} if it cannot be expressed as domains. */
    static boolean read(Condition condition, Map<String, ValueDomain> into) {
        if (condition instanceof Comparison comparison) {
            return comparison(comparison, into);
        }
        if (condition instanceof FlagCondition flagCondition) {
            return put(into, flagCondition.flag().text(), ValueDomain.only(Set.of(true)));
        }
        if (condition instanceof IsKnown isKnown) {
            return put(into, isKnown.operand().text(), ValueDomain.ANYTHING_KNOWN);
        }
        if (condition instanceof Count count) {
            return put(
                    into,
                    new Count(count.owner(), count.items(), count.filter(), Comparator.AT_LEAST, 0).text(),
                    ValueDomain.of(natural(range(count.comparator(), BigDecimal.valueOf(count.number()), true))));
        }
        if (condition instanceof Negation negation) {
            return opposite(negation.condition(), into);
        }
        return condition instanceof AnyOf anyOf && alternatives(anyOf, into);
    }

    private static boolean opposite(Condition condition, Map<String, ValueDomain> into) {
        if (condition instanceof Comparison comparison && comparison.left() instanceof Operand.Figure) {
            // The average of nothing is neither at least 100 nor less.
            return false;
        }
        if (condition instanceof Comparison comparison) {
            return comparison(
                    new Comparison(comparison.left(), comparison.comparator().negate(), comparison.right()), into);
        }
        if (condition instanceof FlagCondition flagCondition) {
            return put(into, flagCondition.flag().text(), ValueDomain.only(Set.of(false)));
        }
        if (condition instanceof Count count) {
            Comparator opposite = count.comparator().negate();
            return read(new Count(count.owner(), count.items(), count.filter(), opposite, count.number()), into);
        }
        return condition instanceof IsKnown isKnown
                && put(into, isKnown.operand().text(), ValueDomain.UNKNOWN);
    }

    /** Reads alternatives such as {@code tier == "gold" || tier == "silver"}. */
    private static boolean alternatives(AnyOf anyOf, Map<String, ValueDomain> into) {
        Set<Object> values = new HashSet<>();
        String key = null;
        for (Condition each : anyOf.conditions()) {
            Map<String, ValueDomain> one = new LinkedHashMap<>();
            if (!(each instanceof Comparison) || !read(each, one) || one.size() != 1) {
                return false;
            }
            Map.Entry<String, ValueDomain> entry = one.entrySet().iterator().next();
            if (entry.getValue().only() == null || key != null && !key.equals(entry.getKey())) {
                return false;
            }
            key = entry.getKey();
            values.addAll(entry.getValue().only());
        }
        return key != null && put(into, key, ValueDomain.only(values));
    }

    private static boolean comparison(Comparison comparison, Map<String, ValueDomain> into) {
        if (!(comparison.right() instanceof Operand.Literal literal)) {
            return ofCalendar(comparison.left(), comparison.comparator(), comparison.right(), into)
                    || ofCalendar(comparison.right(), comparison.comparator().flip(), comparison.left(), into);
        }
        String key = comparison.left().text();
        ValueType type = comparison.left().type();
        if (!type.isOrdered()) {
            return comparison.comparator() == Comparator.EQUAL
                    ? put(into, key, ValueDomain.only(Set.of(literal.constant())))
                    : put(into, key, ValueDomain.never(literal.constant()));
        }
        boolean whole = type.isOrdered() && type != ValueType.DECIMAL && type != ValueType.MONEY;
        BigDecimal value = number(literal.constant());
        if (comparison.comparator() == Comparator.NOT_EQUAL) {
            return put(into, key, new ValueDomain(true, bounds(comparison.left(), whole), null, Set.of(value)));
        }
        return put(
                into,
                key,
                ValueDomain.of(bounds(comparison.left(), whole).and(range(comparison.comparator(), value, whole))));
    }

    /**
     * Reads a comparison with a day that is computed from today, such as {@code placedOn >= $customer.monthsAgo(3)}.
     */
    private static boolean ofCalendar(
            Operand compared, Comparator comparator, Operand day, Map<String, ValueDomain> into) {
        CalendarDistance distance = CalendarDistance.of(day);
        if (distance == null || comparator == Comparator.NOT_EQUAL) {
            return false;
        }
        put(into, compared.text(), ValueDomain.ANYTHING_KNOWN);
        return put(into, distance.key(compared), ValueDomain.of(range(comparator, distance.position(), false)));
    }

    /** Returns the range of an operand's type; most numbers are never negative. */
    private static Interval bounds(Operand operand, boolean whole) {
        if (operand.type() == ValueType.CLOCK) {
            return natural(Interval.atMost(BigDecimal.valueOf(MINUTES_OF_A_DAY), false, true));
        }
        boolean signed = operand.type() == ValueType.DAY || operand.type() == ValueType.MOMENT || operand.signed();
        return signed ? Interval.all(whole) : natural(Interval.all(whole));
    }

    private static Interval natural(Interval interval) {
        return interval.and(Interval.atLeast(BigDecimal.ZERO, true, interval.whole()));
    }

    private static Interval range(Comparator comparator, BigDecimal value, boolean whole) {
        return switch (comparator) {
            case EQUAL -> Interval.only(value, whole);
            case NOT_EQUAL -> Interval.all(whole);
            case LESS -> Interval.atMost(value, false, whole);
            case AT_MOST -> Interval.atMost(value, true, whole);
            case MORE -> Interval.atLeast(value, false, whole);
            case AT_LEAST -> Interval.atLeast(value, true, whole);
        };
    }

    private static BigDecimal number(Object constant) {
        if (constant instanceof LocalTime clock) {
            return BigDecimal.valueOf(clock.toSecondOfDay() / SECONDS_OF_A_MINUTE);
        }
        if (constant instanceof LocalDateTime moment) {
            return BigDecimal.valueOf(moment.toEpochSecond(ZoneOffset.UTC) / SECONDS_OF_A_MINUTE);
        }
        return constant instanceof LocalDate day
                ? BigDecimal.valueOf(day.toEpochDay())
                : new BigDecimal(constant.toString());
    }

    private static boolean put(Map<String, ValueDomain> into, String key, ValueDomain valueDomain) {
        into.merge(key, valueDomain, ValueDomain::and);
        return true;
    }
}
