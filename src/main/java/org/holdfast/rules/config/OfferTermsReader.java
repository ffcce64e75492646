package org.holdfast.rules.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.yaml.EnumReader;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Repetition;
import org.holdfast.rules.offers.Exclusion;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.OfferGroup;
import org.holdfast.rules.offers.OfferTerms;
import org.holdfast.rules.offers.UseLimit;
import org.holdfast.rules.offers.UseWindow;
import org.jspecify.annotations.Nullable;

/** Reads which of several offers wins, and how often one may be used, from the keys of an action. */
record OfferTermsReader(Map<String, YamlNode> keys) {

    /** The keys that it reads. */
    static final Set<String> KEYS = Set.of("group", "notWith", "timesPerCustomer", "first");

    private static final NumberBounds TIMES = new NumberBounds("A number of times", 0, 1_000, 0);
    private static final NumberBounds CUSTOMERS = new NumberBounds("A number of customers", 0, 100_000_000, 0);
    private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,3}) days?");
    private static final int MAX_DAYS = 3_650;
    private static final String UNITS = EnumLabels.all(UseWindow.Unit.class);

    OfferTerms read(@Nullable ActionKind kind) {
        keys.forEach((key, node) -> {
            if (kind == ActionKind.OBLIGATION && KEYS.contains(key)) {
                node.error(ProblemText.of("offer.owed", "key", key));
            }
        });
        YamlNode first = keys.get("first");
        return new OfferTerms(group(), notWith(), perCustomer(), first == null ? null : CUSTOMERS.readWhole(first));
    }

    private @Nullable OfferGroup group() {
        YamlNode node = keys.get("group");
        if (node == null) {
            return null;
        }
        Map<String, YamlNode> parts = node.entries(Set.of("name", "choose"));
        YamlNode name = parts.get("name");
        YamlNode choose = parts.get("choose");
        if (name == null || choose == null) {
            if (node.isMap()) {
                node.error(ProblemText.of("offer.group-incomplete", "key", name == null ? "name" : "choose"));
            }
            return null;
        }
        String id = name(name);
        GroupChoice choice = EnumReader.one(choose, GroupChoice.class);
        return id == null || choice == null ? null : new OfferGroup(id, choice);
    }

    private List<Exclusion> notWith() {
        List<Exclusion> exclusions = new ArrayList<>();
        YamlNode node = keys.get("notWith");
        if (node == null) {
            return exclusions;
        }
        for (YamlNode item : node.items()) {
            Exclusion exclusion = item.isMap() ? exclusion(item) : exclusion(name(item), null);
            if (exclusion != null && isNew(exclusion, exclusions, item)) {
                exclusions.add(exclusion);
            }
        }
        if (node.isNull() || node.isList() && node.items().isEmpty()) {
            node.error(ProblemText.of("offer.excludes-nothing"));
        }
        return exclusions;
    }

    private static boolean isNew(Exclusion exclusion, List<Exclusion> others, YamlNode item) {
        boolean known = others.stream().anyMatch(other -> other.name().equals(exclusion.name()));
        if (known) {
            item.error(ProblemText.of("offer.excluded-twice", "name", exclusion.name()));
        }
        return !known;
    }

    private static @Nullable Exclusion exclusion(YamlNode item) {
        Map<String, YamlNode> parts = item.entries(Set.of("name", "within"));
        YamlNode name = parts.get("name");
        YamlNode within = parts.get("within");
        if (name == null) {
            item.error(ProblemText.of("offer.excluded-unnamed"));
            return null;
        }
        Integer days = within == null ? null : read(within, "offer.days", OfferTermsReader::days);
        return within != null && days == null ? null : exclusion(name(name), days);
    }

    private static @Nullable Exclusion exclusion(@Nullable String name, @Nullable Integer days) {
        return name == null ? null : new Exclusion(name, days);
    }

    private @Nullable UseLimit perCustomer() {
        YamlNode node = keys.get("timesPerCustomer");
        if (node == null) {
            return null;
        }
        if (!node.isMap()) {
            Integer times = TIMES.readWhole(node);
            return times == null ? null : new UseLimit(times, UseWindow.FOREVER, isPerSubject());
        }
        Map<String, YamlNode> parts = node.entries(Set.of("times", "in"));
        YamlNode often = parts.get("times");
        YamlNode in = parts.get("in");
        if (often == null) {
            node.error(ProblemText.of("offer.times-missing"));
            return null;
        }
        Integer times = TIMES.readWhole(often);
        UseWindow window = in == null ? UseWindow.FOREVER : read(in, "offer.window", OfferTermsReader::window);
        return times == null || window == null ? null : new UseLimit(times, window, isPerSubject());
    }

    /** Uses are counted per customer, also if the kind of the action counts cool-downs per subject by default. */
    private boolean isPerSubject() {
        YamlNode per = keys.get("per");
        return per != null && Repetition.Per.SUBJECT.toString().equals(per.text());
    }

    private static @Nullable UseWindow window(String text) {
        for (UseWindow.Unit unit : UseWindow.Unit.values()) {
            if (EnumLabels.of(unit).equals(text)) {
                return UseWindow.of(unit);
            }
        }
        Integer days = days(text);
        return days == null ? null : UseWindow.ofDays(days);
    }

    private static @Nullable Integer days(String text) {
        Matcher days = DAYS.matcher(text);
        int number = days.matches() ? Integer.parseInt(days.group(1)) : 0;
        return number < 1 || number > MAX_DAYS ? null : Integer.valueOf(number);
    }

    private static <T> @Nullable T read(YamlNode node, String expected, Function<String, @Nullable T> reader) {
        String text = node.text();
        T value = text == null ? null : reader.apply(text.strip());
        if (text != null && value == null) {
            node.error(ProblemText.of(expected, "text", text, "most", MAX_DAYS, YamlNode.ACCEPTED, UNITS));
        }
        return value;
    }

    private static @Nullable String name(YamlNode node) {
        String text = node.text();
        if (text != null && !ActionOptionsReader.isId(text.strip())) {
            node.error(ProblemText.of("offer.name", "text", text));
            return null;
        }
        return text == null ? null : text.strip();
    }
}
