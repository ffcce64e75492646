package org.holdfast.loyalty.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.holdfast.facts.declared.Attributes;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.CustomerView;

/**
 * Groups customers by a declared fact: by its value; by each of several words; by the month of a time; by the
 * {@linkplain NumberBand band} of a number or an amount. Values that do not fit the declared type are unknown.
 */
record DeclaredGrouping(DeclaredFact fact, DeclaredFields declared) implements Grouping {

    @Override
    public List<String> groups(CustomerView view) {
        Attributes attributes = view.facts().attributes();
        Object value = attributes == null ? null : attributes.get(declared, fact.slot());
        if (value instanceof List<?> words) {
            return words.stream().map(String.class::cast).distinct().toList();
        }
        if (value instanceof BigDecimal number) {
            return List.of(NumberBand.of(number));
        }
        if (value instanceof LocalDate day) {
            return List.of(YearMonth.from(day).toString());
        }
        if (value instanceof DateOrInstant time) {
            return List.of(YearMonth.from(view.dayOf(time)).toString());
        }
        return value == null ? List.of() : List.of(value.toString());
    }

    @Override
    public boolean overlapping() {
        return switch (fact.type()) {
            case WORDS -> true;
            case TEXT, CHOICE, FLAG, NUMBER, MONEY, DATE, INSTANT -> false;
        };
    }

    @Override
    public String toString() {
        return fact.name();
    }
}
