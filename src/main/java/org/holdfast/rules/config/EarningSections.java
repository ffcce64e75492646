package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.diagnostics.yaml.CalendarDay;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.loyalty.programmes.earning.EarningBase.Factor;
import org.holdfast.loyalty.programmes.earning.EarningBase.Part;
import org.holdfast.loyalty.programmes.earning.EarningRules;
import org.holdfast.loyalty.programmes.earning.EarningRules.Multiplier;
import org.holdfast.loyalty.programmes.earning.Expiry;
import org.jspecify.annotations.Nullable;

/** Reads what earns points or stamps, when they count and until when they last. */
final class EarningSections {

    private static final String OF = "of";
    private static final String WITHOUT_TAX = "withoutTax";
    private static final String WITHOUT_CATEGORIES = "withoutCategories";
    private static final String WITHOUT_SKUS = "withoutSkus";
    private static final String MULTIPLIERS = "multipliers";
    private static final String WAIT_DAYS = "waitDays";
    private static final String AFTER_DAYS = "expireAfterDays";
    private static final String EXPIRE = "expire";
    private static final String AFTER_MONTHS = "afterMonths";
    private static final String YEARLY_ON = "yearlyOn";
    private static final String AT_LEAST_MONTHS = "atLeastMonths";
    private static final String IDLE_MONTHS = "afterIdleMonths";
    private static final List<String> KEYS =
            List.of(OF, WITHOUT_TAX, WITHOUT_CATEGORIES, WITHOUT_SKUS, MULTIPLIERS, WAIT_DAYS, AFTER_DAYS, EXPIRE);
    private static final List<String> WAYS = List.of(AFTER_MONTHS, YEARLY_ON, IDLE_MONTHS);
    private static final String[] MULTIPLIER_KEYS = {"times", "weekdays", "from", "until", "category", "sku", "tier"};

    private static final NumberBounds TIMES = NumberBounds.aboveZero("A multiplier", 100, 2);
    private static final NumberBounds MONTHS = new NumberBounds("A number of months", 1, 120, 0);
    private static final NumberBounds WAIT = new NumberBounds("A number of days", 1, 365, 0);
    private static final int MAX_ITEMS = 50;
    private static final int MAX_NAME = 100;
    private static final int MAX_NAMES = 5_000;

    private EarningSections() {}

    static String[] keys(String... own) {
        return Stream.concat(Stream.of(own), KEYS.stream()).toArray(String[]::new);
    }

    static Terms.Earning earning(YamlFields fields, int each, BigDecimal per) {
        Part of = fields.one(OF, Part.class);
        YamlNode tax = fields.has(WITHOUT_TAX) ? fields.get(WITHOUT_TAX) : null;
        List<Factor> without = new ArrayList<>();
        names(fields, WITHOUT_CATEGORIES).forEach(name -> without.add(new Factor(name, null, BigDecimal.ZERO)));
        names(fields, WITHOUT_SKUS).forEach(name -> without.add(new Factor(null, name, BigDecimal.ZERO)));
        EarningRules rules = new EarningRules(
                of == null ? Part.VALUE : of,
                tax != null && Boolean.TRUE.equals(tax.flag()),
                without,
                multipliers(fields));
        checkLength(fields, rules);
        return new Terms.Earning(
                each, per, expiry(fields), rules, fields.has(WAIT_DAYS) ? fields.whole(WAIT_DAYS, WAIT, "14") : 0);
    }

    private static List<String> names(YamlFields fields, String key) {
        if (!fields.has(key)) {
            return List.of();
        }
        List<YamlNode> items = fields.items(key, "- gift cards");
        checkNumber(fields.get(key), items);
        List<String> names = new ArrayList<>();
        for (YamlNode item : items) {
            String name = item.text();
            if (name != null && (name.isBlank() || name.length() > MAX_NAME)) {
                item.error("A text of 1 to " + MAX_NAME + " characters is expected here.", "Maybe gift cards.");
            } else if (name != null) {
                names.add(name.strip());
            }
        }
        return names;
    }

    /** What earned is stored with each entry of the ledger. */
    private static void checkLength(YamlFields fields, EarningRules rules) {
        int length = rules.without().stream()
                        .mapToInt(each -> length(each.category()) + length(each.sku()))
                        .sum()
                + rules.multipliers().stream()
                        .mapToInt(each -> length(each.category()) + length(each.sku()))
                        .sum();
        if (length > MAX_NAMES) {
            fields.node()
                    .error(
                            "The names of categories and articles have more than " + MAX_NAMES
                                    + " characters together.",
                            "Maybe use categories instead of articles.");
        }
    }

    private static int length(@Nullable String name) {
        return name == null ? 0 : name.length();
    }

    private static void checkNumber(YamlNode node, List<YamlNode> items) {
        if (items.size() > MAX_ITEMS) {
            node.error("There are more than " + MAX_ITEMS + " items.", "Maybe use categories instead of articles.");
        }
    }

    private static List<Multiplier> multipliers(YamlFields fields) {
        if (!fields.has(MULTIPLIERS)) {
            return List.of();
        }
        List<YamlNode> items = fields.items(MULTIPLIERS, "- { times: 2, weekdays: [saturday, sunday] }");
        checkNumber(fields.get(MULTIPLIERS), items);
        return items.stream().map(EarningSections::multiplier).toList();
    }

    private static Multiplier multiplier(YamlNode node) {
        YamlFields item = YamlFields.of(node, MULTIPLIER_KEYS);
        LocalDate from = item.has("from") ? day(item.get("from")) : null;
        LocalDate until = item.has("until") ? day(item.get("until")) : null;
        if (from != null && until != null && until.isBefore(from)) {
            item.get("until").error("It ends before it begins.", "Maybe exchange from and until.");
        }
        if (item.entries().keySet().stream().allMatch("times"::equals)) {
            node.error(
                    "This multiplier has no condition, so it would always apply.",
                    "Maybe add weekdays, from and until, category, sku or tier; or change \"each\".");
        }
        return new Multiplier(
                item.number("times", TIMES, "2"),
                item.has("weekdays") ? item.several("weekdays", DayOfWeek.class, "[saturday, sunday]") : Set.of(),
                from,
                until,
                item.has("category") ? item.text("category", MAX_NAME, "tea") : null,
                item.has("sku") ? item.text("sku", MAX_NAME, "tea-100") : null,
                item.has("tier") ? item.text("tier", MAX_NAME, "gold") : null);
    }

    private static @Nullable LocalDate day(YamlNode node) {
        return node.read("a date such as 2026-12-01", text -> {
            try {
                return CalendarDay.parse(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
    }

    private static Expiry expiry(YamlFields fields) {
        if (fields.has(AFTER_DAYS) && fields.has(EXPIRE)) {
            fields.get(EXPIRE)
                    .error(
                            "\"" + AFTER_DAYS + "\" and \"" + EXPIRE
                                    + "\" contradict each other: units can expire in one way only.",
                            "Maybe leave one of them out.");
            return Expiry.NEVER;
        }
        if (fields.has(AFTER_DAYS)) {
            return Expiry.afterDays(fields.whole(AFTER_DAYS, NumberBounds.DAYS, "365"));
        }
        return fields.has(EXPIRE) ? expiry(fields.get(EXPIRE)) : Expiry.NEVER;
    }

    private static Expiry expiry(YamlNode node) {
        YamlFields expire = YamlFields.of(node, AFTER_MONTHS, YEARLY_ON, AT_LEAST_MONTHS, IDLE_MONTHS);
        List<String> ways = WAYS.stream().filter(expire::has).toList();
        if (ways.size() != 1) {
            node.error(
                    ways.isEmpty()
                            ? "It does not say when units expire."
                            : "\"" + ways.get(0) + "\" and \"" + ways.get(1)
                                    + "\" contradict each other: units can expire in one way only.",
                    ways.isEmpty() ? "Maybe add yearlyOn: 12-31." : "Maybe leave one of them out.");
            return Expiry.NEVER;
        }
        if (expire.has(AT_LEAST_MONTHS) && !expire.has(YEARLY_ON)) {
            expire.get(AT_LEAST_MONTHS)
                    .error(
                            "\"" + AT_LEAST_MONTHS + "\" says how long units last before a fixed day; there is none.",
                            "Maybe use yearlyOn: 12-31.");
        }
        return new Expiry(
                null,
                expire.has(AFTER_MONTHS) ? Integer.valueOf(expire.whole(AFTER_MONTHS, MONTHS, "24")) : null,
                expire.has(YEARLY_ON) ? dayOfYear(expire.get(YEARLY_ON)) : null,
                expire.has(AT_LEAST_MONTHS) ? expire.whole(AT_LEAST_MONTHS, MONTHS, "6") : 0,
                expire.has(IDLE_MONTHS) ? Integer.valueOf(expire.whole(IDLE_MONTHS, MONTHS, "12")) : null);
    }

    /** Reads a day that each year has, such as {@code 12-31}. */
    private static @Nullable MonthDay dayOfYear(YamlNode node) {
        MonthDay day = node.read("a day of each year as month and day, such as 12-31", text -> {
            try {
                return MonthDay.parse("--" + text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        });
        if (day != null && !day.isValidYear(2025)) {
            node.error("Not every year has this day.", "Maybe 02-28.");
        }
        return day;
    }

    /** Reports multipliers for tiers that the terms do not have. */
    static void checkTiers(YamlFields item, Terms terms) {
        List<String> tiers = terms.tiers() == null
                ? List.of()
                : terms.tiers().steps().stream().map(Terms.Tier::name).toList();
        Stream.of(terms.points(), terms.stamps() == null ? null : terms.stamps().earning())
                .filter(Objects::nonNull)
                .flatMap(earning -> earning.rules().multipliers().stream())
                .map(Multiplier::tier)
                .filter(tier -> tier != null && !tiers.contains(tier))
                .forEach(tier -> item.node()
                        .error(
                                "A multiplier is for the tier \"" + tier + "\", which these terms do not have.",
                                tiers.isEmpty()
                                        ? "Maybe add tiers."
                                        : "Maybe one of " + String.join(", ", tiers) + "."));
    }
}
