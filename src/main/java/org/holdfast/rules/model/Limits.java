package org.holdfast.rules.model;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What {@code limits.yaml} sets for the whole company: values with the day from which they hold. */
public final class Limits {

    public static final Limits NONE = new Limits(List.of());

    private final NavigableMap<LocalDate, Map<String, BigDecimal>> rates = new TreeMap<>();

    /**
     * What one unit of a currency is worth in the company's.
     *
     * @param from first day on which it holds
     * @param why where the figures are from
     */
    public record Rates(LocalDate from, String why, Map<String, BigDecimal> perUnit) {

        public Rates {
            perUnit = Map.copyOf(perUnit);
        }
    }

    public Limits(List<Rates> exchangeRates) {
        exchangeRates.forEach(each -> rates.put(each.from(), each.perUnit()));
    }

    /** The exchange rates that hold on a day; none before the first. */
    public Map<String, BigDecimal> ratesOn(LocalDate day) {
        Map.Entry<LocalDate, Map<String, BigDecimal>> entry = rates.floorEntry(day);
        return entry == null ? Map.of() : entry.getValue();
    }
}
