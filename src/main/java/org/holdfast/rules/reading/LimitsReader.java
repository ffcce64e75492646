package org.holdfast.rules.reading;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.rules.limits.Dated;
import org.holdfast.rules.limits.Limits;
import org.holdfast.rules.limits.Timeline;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads {@code limits.yaml}. Every value there says from when it holds and why. */
public final class LimitsReader {

    public static final String FILE = "limits.yaml";

    private LimitsReader() {
    }

    public static Limits read(BookSource source, Problems problems) {
        if (!source.has(FILE)) {
            return Limits.NONE;
        }
        return YamlNode.parse(FILE, source.text(FILE, problems), problems)
                .map(file -> exchangeRates(file.entries(Set.of("exchangeRates")).get("exchangeRates")))
                .map(rates -> new Limits(Timeline.of(rates), Timeline.empty(), Timeline.empty(), Timeline.empty(), Timeline.empty(),
                        Timeline.empty(), Timeline.empty(), Timeline.empty(), Timeline.empty(), Timeline.empty(), Timeline.empty()))
                .orElse(Limits.NONE);
    }

    private static List<Dated<Map<String, BigDecimal>>> exchangeRates(@Nullable YamlNode node) {
        List<Dated<Map<String, BigDecimal>>> all = new ArrayList<>();
        for (YamlNode item : node == null ? List.<YamlNode>of() : node.items()) {
            Map<String, YamlNode> keys = item.entries(Set.of("from", "why", "perUnit"));
            LocalDate from = from(keys.get("from"), item);
            String why = why(keys.get("why"), item);
            Map<String, BigDecimal> perUnit = new LinkedHashMap<>();
            if (keys.containsKey("perUnit")) {
                keys.get("perUnit").entries().forEach((currency, rate) -> rate(currency, rate, perUnit));
            } else {
                item.error("These rates have no \"perUnit\".", "Add what one unit of each currency is worth in yours.");
            }
            if (from != null && why != null) {
                all.add(new Dated<>(from, why, Map.copyOf(perUnit)));
            }
        }
        return all;
    }

    private static @Nullable LocalDate from(@Nullable YamlNode node, YamlNode item) {
        if (node == null) {
            item.error("This limit does not say from when it holds.", "Add a date, such as from: 2026-01-01.");
            return null;
        }
        return node.read("a date such as 2026-01-01", text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    private static @Nullable String why(@Nullable YamlNode node, YamlNode item) {
        if (node == null) {
            item.error("This limit does not say why it is what it is.", "Add a line such as why: agreed with finance in May.");
            return null;
        }
        return node.text();
    }

    private static void rate(String currency, YamlNode node, Map<String, BigDecimal> perUnit) {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            node.error("\"" + currency + "\" is not an ISO 4217 currency such as EUR.");
            return;
        }
        BigDecimal rate = node.number();
        if (rate != null && rate.signum() <= 0) {
            node.error("A rate above 0 is expected here.");
        } else if (rate != null) {
            perUnit.put(currency, rate);
        }
    }
}
