package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Survey;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.GiftTerms;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.PromiseTerms;
import org.holdfast.rules.model.Repetition;
import org.jspecify.annotations.Nullable;

/** Reads the optional keys of an action: budget, frequency, required facts, promise and choices. */
record ActionOptionsReader(Map<String, YamlNode> keys, Semantics semantics) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MAX_ID = 60;
    private static final Pattern AGE = Pattern.compile("([1-9][0-9]{0,4}) (minute|hour|day)s?");
    private static final Pattern SIMILAR_TO_AGE = Pattern.compile("([1-9][0-9]{0,4}) *([mhd])?.*");
    private static final Duration MAX_AGE = Duration.ofDays(3_650);
    private static final NumberBounds MIN_AMOUNT = NumberBounds.aboveZero("An amount", 1_000_000, 2);
    /** Six decimals, since a point can be worth a tenth of a cent or less. */
    private static final NumberBounds POINT = NumberBounds.aboveZero("The worth of a point", 10_000, 6);

    private static final NumberBounds DUE_DAYS = new NumberBounds("A number of days", 0, 365, 0);

    private static final List<Preference> PREFERENCES = List.of(Preference.MOST, Preference.LEAST, Preference.FIRST);
    private static final int MIN_CHOICES = 2;
    private static final int MAX_CHOICES = 5;

    static boolean isId(String text) {
        return text.length() <= MAX_ID && ID.matcher(text).matches();
    }

    Action.GrantTerms grant(@Nullable ActionKind kind) {
        return new Action.GrantTerms(
                id("budget", "goodwill"),
                atLeast(),
                isAutomatic(kind),
                new GiftTerms(amount("nextOrder", MIN_AMOUNT), amount("pointWorth", POINT), isInCustomersCurrency()));
    }

    Action.UsageLimits usage(ActionKind kind) {
        return new Action.UsageLimits(
                days("validDays"), repetition(kind), needs(), moments(), new OfferTermsReader(keys).read(kind));
    }

    /** Returns whether the action has {@code authority: automatic}, which only an obligation can have. */
    private boolean isAutomatic(@Nullable ActionKind kind) {
        YamlNode node = keys.get("authority");
        if (node == null) {
            return false;
        }
        node.read("automatic", text -> {
            if (!text.equals("automatic")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
        if (kind != null && kind != ActionKind.OBLIGATION) {
            node.error(
                    "Only an obligation can be granted without a limit, and this is " + kind + ".",
                    "Maybe leave \"authority\" out; limits.yaml defines who may grant how much.");
        }
        return true;
    }

    /** Reads a name such as {@code late-order}. */
    @Nullable
    String id(String key, String example) {
        YamlNode node = keys.get(key);
        return node == null ? null : id(node, example);
    }

    private static @Nullable String id(YamlNode node, String example) {
        return node.read("small letters and hyphens, such as " + example, text -> {
            if (!isId(text)) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    private @Nullable Integer days(String key) {
        YamlNode node = keys.get(key);
        return node == null ? null : NumberBounds.DAYS.readWhole(node);
    }

    /** Reads which of several proposals of the action is chosen. */
    Preference prefer() {
        if (!semantics.choosesAmongProposalsOfAnAction()) {
            return Preference.SCORE;
        }
        YamlNode node = keys.get("prefer");
        Preference prefer = node == null ? null : EnumReader.one(node, PREFERENCES);
        return prefer == null ? Preference.MOST : prefer;
    }

    /**
     * Reads how often the action can be repeated. By default, the cool-down of a reward or an offer applies to the
     * customer, that of any other action to its subject.
     */
    private Repetition repetition(ActionKind kind) {
        YamlNode node = keys.get("per");
        Repetition.Per per = node == null ? null : EnumReader.one(node, Repetition.Per.class);
        if (per == null) {
            boolean isBenefit = kind == ActionKind.REWARD || kind == ActionKind.OFFER;
            per = isBenefit && semantics.countsCoolDownsPerCustomer()
                    ? Repetition.Per.CUSTOMER
                    : Repetition.Per.SUBJECT;
        }
        return new Repetition(days("coolDownDays"), per, days("afterSilenceDays"));
    }

    /** Reads the survey that the action links to. */
    Survey.@Nullable Kind survey() {
        YamlNode node = keys.get("survey");
        return node == null ? null : EnumReader.one(node, Survey.Kind.class);
    }

    private Set<DecisionMoment> moments() {
        YamlNode node = keys.get("moments");
        Set<DecisionMoment> moments = EnumSet.noneOf(DecisionMoment.class);
        if (node == null) {
            return moments;
        }
        for (YamlNode item : node.items()) {
            DecisionMoment moment = EnumReader.one(item, DecisionMoment.class);
            if (moment != null) {
                moments.add(moment);
            }
        }
        if (moments.isEmpty()) {
            node.error("At least one moment is expected here.", "Maybe [cancellation].");
        }
        return moments;
    }

    private @Nullable BigDecimal atLeast() {
        return amount("atLeast", MIN_AMOUNT);
    }

    private @Nullable BigDecimal amount(String key, NumberBounds bounds) {
        YamlNode node = keys.get(key);
        return node == null ? null : bounds.read(node);
    }

    /** Returns whether amounts are given in the customer's currency ({@code currency: customer}). */
    private boolean isInCustomersCurrency() {
        YamlNode node = keys.get("currency");
        return node != null && EnumReader.one(node, CurrencyOf.class) == CurrencyOf.CUSTOMER;
    }

    /** Whose currency the amounts of an action are in. */
    private enum CurrencyOf {
        COMPANY,
        CUSTOMER;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    private Map<String, Duration> needs() {
        Map<String, Duration> needs = new LinkedHashMap<>();
        YamlNode node = keys.get("needs");
        Map<String, YamlNode> entries = node == null ? Map.of() : node.entries(Set.copyOf(Customer.COLLECTIONS));
        entries.forEach((collection, age) -> {
            Duration duration = age(age);
            if (duration != null) {
                needs.put(collection, duration);
            }
        });
        if (node != null && entries.isEmpty()) {
            node.error("There are no facts under \"needs\".", "Maybe orders: 2 hours.");
        }
        return needs;
    }

    private static @Nullable Duration age(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        Duration duration = duration(text.strip());
        if (duration == null || duration.compareTo(MAX_AGE) > 0) {
            node.error(
                    "\"" + text + "\" is not what is expected here: an age of at most 3650 days, such as 2 hours.",
                    ageHint(text.strip()));
            return null;
        }
        return duration;
    }

    private static @Nullable Duration duration(String text) {
        Matcher age = AGE.matcher(text);
        if (!age.matches()) {
            return null;
        }
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "minute" -> Duration.ofMinutes(number);
            case "hour" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    private static String ageHint(String text) {
        Matcher similar = SIMILAR_TO_AGE.matcher(text);
        if (!similar.matches() || text.matches(AGE.pattern())) {
            return "Maybe 1 day.";
        }
        String unit = switch (Objects.requireNonNullElse(similar.group(2), "h")) {
            case "m" -> "minute";
            case "h" -> "hour";
            default -> "day";
        };
        return "Maybe " + similar.group(1) + " " + unit + (similar.group(1).equals("1") ? "." : "s.");
    }

    @Nullable
    PromiseTerms promise() {
        YamlNode node = keys.get("promise");
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> terms = node.entries(Set.of("dueDays", "keptBy"));
        Integer dueDays = terms.containsKey("dueDays") ? DUE_DAYS.readWhole(terms.get("dueDays")) : null;
        FulfilmentCriterion keptBy =
                terms.containsKey("keptBy") ? EnumReader.one(terms.get("keptBy"), FulfilmentCriterion.class) : null;
        if (!terms.containsKey("dueDays")) {
            node.error("The promise has no \"dueDays\".", "Maybe add dueDays: 3.");
        }
        if (!terms.containsKey("keptBy")) {
            node.error("The promise has no \"keptBy\".", "Maybe add keptBy: delivery.");
        }
        return dueDays == null || keptBy == null ? null : new PromiseTerms(dueDays, keptBy);
    }

    List<String> choices() {
        List<String> choices = new ArrayList<>();
        YamlNode node = keys.get("choices");
        for (YamlNode item : node == null ? List.<YamlNode>of() : node.items()) {
            String id = id(item, "refund");
            if (id != null && choices.contains(id)) {
                item.error("\"" + id + "\" appears twice in this list.", "Maybe remove one of them.");
            } else if (id != null) {
                choices.add(id);
            }
        }
        int count = node == null || !node.isList() ? 0 : node.items().size();
        if (node != null && (node.isNull() || node.isList()) && (count < MIN_CHOICES || count > MAX_CHOICES)) {
            node.error(
                    "From " + MIN_CHOICES + " to " + MAX_CHOICES + " choices are expected here.",
                    "Maybe leave \"choices\" out if there is nothing to choose.");
        }
        return choices;
    }
}
