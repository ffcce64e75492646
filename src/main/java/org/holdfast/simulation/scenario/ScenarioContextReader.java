package org.holdfast.simulation.scenario;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Reads {@code earlier}, {@code asked}, {@code budgetUsed} and {@code firstTaken} of a scenario. */
final class ScenarioContextReader {

    static final Set<String> KEYS = Set.of("earlier", "asked", "budgetUsed", "firstTaken");
    /** The keys that matter only for a whole decision, not for what rules propose. */
    static final Set<String> OF_DECISIONS = Set.of("asked", "budgetUsed", "firstTaken");

    private static final NumberBounds CUSTOMERS = new NumberBounds("A number of customers", 0, 100_000_000, 0);
    private static final Set<String> EARLIER =
            Set.of("action", "rule", "about", "on", "granted", "channel", "outcome", "outcomeOn");
    private static final Set<String> ASKED = Set.of("channel", "moment", "step", "max");
    private static final String TIME =
            "a date such as 2026-03-10, or an instant such as 2026-03-10T21:30:00Z, from the year 1900 to 2200";

    private ScenarioContextReader() {}

    static ScenarioContext read(Map<String, YamlNode> keys, Instant now, ZoneId zone) {
        if (keys.keySet().stream().noneMatch(KEYS::contains)) {
            return ScenarioContext.PLAIN;
        }
        YamlNode earlier = keys.get("earlier");
        List<ScenarioContext.Earlier> acts = earlier == null
                ? List.of()
                : earlier.items().stream()
                        .map(item -> earlier(item, now, zone))
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(ScenarioContext.Earlier::on)
                                .reversed())
                        .toList();
        YamlNode asked = keys.get("asked");
        Map<String, YamlNode> how = asked == null ? Map.of() : asked.entries(ASKED);
        return new ScenarioContext(
                acts,
                used(keys.get("budgetUsed")),
                taken(keys.get("firstTaken")),
                label(Channel.class, how.get("channel")),
                label(DecisionMoment.class, how.get("moment"), DecisionMoment.REVIEW),
                label(AuthorityLevel.class, how.get("step"), AuthorityLevel.AUTOMATIC),
                max(how.get("max")));
    }

    private static int max(@Nullable YamlNode node) {
        Integer max = node == null ? Integer.valueOf(1) : node.wholeNumber();
        if (node != null && max != null && (max < 1 || max > DecisionInput.MAX_ACTIONS)) {
            node.error("\"max\" must be from 1 to " + DecisionInput.MAX_ACTIONS + ".");
            return 1;
        }
        return max == null ? 1 : max;
    }

    private static Map<String, BigDecimal> used(@Nullable YamlNode node) {
        Map<String, BigDecimal> used = new HashMap<>();
        for (Map.Entry<String, YamlNode> pot : node == null
                ? Set.<Map.Entry<String, YamlNode>>of()
                : node.entries().entrySet()) {
            BigDecimal sum = amount(pot.getValue());
            if (sum != null) {
                used.put(pot.getKey(), sum);
            }
        }
        return used;
    }

    private static Map<String, Integer> taken(@Nullable YamlNode node) {
        Map<String, Integer> taken = new HashMap<>();
        Map<String, YamlNode> entries = node == null ? Map.of() : node.entries();
        entries.forEach((action, number) -> {
            Integer customers = CUSTOMERS.readWhole(number);
            if (customers != null) {
                taken.put(action, customers);
            }
        });
        return taken;
    }

    private static ScenarioContext.@Nullable Earlier earlier(YamlNode item, Instant now, ZoneId zone) {
        Map<String, YamlNode> keys = item.entries(EARLIER);
        String action = text(keys.get("action"));
        Instant on = time(keys.get("on"), zone);
        if (action == null || on == null) {
            if (!keys.containsKey("action") || !keys.containsKey("on")) {
                item.error(
                        "An earlier decision needs an action and a day.", "Maybe \"{ action: … , on: 2026-03-10 }\".");
            }
            return null;
        }
        Instant reported = time(keys.get("outcomeOn"), zone);
        Instant outcomeOn = reported == null ? on : reported;
        if (on.isAfter(now) || outcomeOn.isAfter(now)) {
            item.error("An earlier action and its outcome must not be later than the day of the scenario.");
            return null;
        }
        if (outcomeOn.isBefore(on)) {
            item.error("The outcome of an earlier action cannot precede the action.");
            return null;
        }
        return new ScenarioContext.Earlier(
                action,
                text(keys.get("rule")),
                text(keys.get("about")),
                on,
                amount(keys.get("granted")),
                label(Channel.class, keys.get("channel")),
                label(RecordedAction.Status.class, keys.get("outcome"), RecordedAction.Status.OPEN),
                outcomeOn,
                item.origin());
    }

    /** Reads an instant, or a date as noon in the customer's time zone, like {@code today}. */
    static @Nullable Instant time(@Nullable YamlNode node, ZoneId zone) {
        return node == null ? null : node.read(TIME, text -> time(text, zone));
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            Instant time = text.length() <= 10
                    ? LocalDate.parse(text).atTime(12, 0).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            DateOrInstant.of(time);
            return time;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static @Nullable BigDecimal amount(@Nullable YamlNode node) {
        BigDecimal amount = node == null ? null : node.number();
        if (node != null && amount != null && amount.signum() < 0) {
            node.error("An amount must not be negative.");
            return null;
        }
        return amount;
    }

    private static <E extends Enum<E>> E label(Class<E> type, @Nullable YamlNode node, E otherwise) {
        E read = label(type, node);
        return read == null ? otherwise : read;
    }

    private static <E extends Enum<E>> @Nullable E label(Class<E> type, @Nullable YamlNode node) {
        return node == null
                ? null
                : node.read("one of " + EnumLabels.all(type), text -> {
                    try {
                        return EnumLabels.read(type, "", text);
                    } catch (InvalidInput e) {
                        throw new IllegalArgumentException(text, e);
                    }
                });
    }

    private static @Nullable String text(@Nullable YamlNode node) {
        return node == null ? null : node.text();
    }
}
