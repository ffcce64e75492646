package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.programmes.Terms;
import org.jspecify.annotations.Nullable;

/** Reads the terms of a programme: how customers join, what orders earn, tiers and the steps of the discount card. */
final class ProgrammeSections {

    static final String[] KEYS = {"open", "counts", "joining", "points", "stamps", "tiers", "card"};

    private static final NumberBounds EACH = new NumberBounds("A number", 1, 10_000, 0);
    private static final NumberBounds PER = NumberBounds.aboveZero("An amount", 1_000_000, 2);
    private static final NumberBounds CARD = new NumberBounds("A number of stamps", 2, 1_000, 0);
    private static final NumberBounds SPENT = new NumberBounds("An amount", 0, 1_000_000_000, 2);
    private static final NumberBounds PERCENT = NumberBounds.aboveZero("A percentage", 100, 2);
    private static final int MAX_STEPS = 50;
    private static final int MAX_NAME = 100;

    private ProgrammeSections() {}

    /** The event from which an order counts. */
    enum Counts {
        PLACED,
        DELIVERED;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    static Terms terms(YamlFields item) {
        YamlNode open = item.required("open", "true");
        Boolean isOpen = open == null ? null : open.flag();
        Terms terms = new Terms(
                Boolean.TRUE.equals(isOpen),
                item.one("counts", Counts.class) == Counts.PLACED,
                item.has("joining") ? joining(item.get("joining")) : null,
                item.has("points") ? points(item.get("points")) : null,
                item.has("stamps") ? stamps(item.get("stamps")) : null,
                item.has("tiers") ? tiers(item.get("tiers")) : null,
                item.has("card") ? card(item) : List.of());
        EarningSections.checkTiers(item, terms);
        if (terms.points() == null
                && terms.stamps() == null
                && terms.tiers() == null
                && terms.card().isEmpty()
                && !hasBenefits(item)) {
            item.node().warning("This programme has no benefits.", "Maybe add points, stamps, tiers or card.");
        }
        return terms;
    }

    private static boolean hasBenefits(YamlFields item) {
        return item.has("points") || item.has("stamps") || item.has("tiers") || item.has("card");
    }

    private static Terms.Joining joining(YamlNode node) {
        YamlFields joining = YamlFields.of(node, "spent", "withinDays", "answered");
        if (!joining.has("spent") && !joining.has("answered")) {
            node.error(
                    "\"joining\" has no condition.", "Maybe spent: 500, or answered: nps; or leave \"joining\" out.");
        }
        if (joining.has("withinDays") && !joining.has("spent")) {
            joining.get("withinDays").error("\"withinDays\" needs an amount.", "Maybe add spent: 500.");
        }
        return new Terms.Joining(
                joining.has("spent")
                        ? joining.number("spent", NumberBounds.aboveZero("An amount", 1_000_000_000, 2), "500")
                        : null,
                joining.has("withinDays")
                        ? Integer.valueOf(joining.whole("withinDays", NumberBounds.DAYS, "365"))
                        : null,
                joining.one("answered", Survey.Kind.class));
    }

    private static Terms.Stamps stamps(YamlNode node) {
        YamlFields stamps = YamlFields.of(node, EarningSections.keys("per", "card"));
        return new Terms.Stamps(
                EarningSections.earning(stamps, 1, stamps.number("per", PER, "20")), stamps.whole("card", CARD, "10"));
    }

    private static Terms.Earning points(YamlNode node) {
        YamlFields points = YamlFields.of(node, EarningSections.keys("each", "per"));
        return EarningSections.earning(points, points.whole("each", EACH, "1"), points.number("per", PER, "1"));
    }

    private static Terms.Tiers tiers(YamlNode node) {
        YamlFields tiers = YamlFields.of(node, "withinDays", "keep", "graceDays", "steps");
        List<Terms.Tier> steps = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<YamlNode> items = tiers.items("steps", "- { name: silver, from: 1000 }");
        checkNumberOfSteps(tiers, items);
        for (YamlNode item : items) {
            YamlFields step = YamlFields.of(item, "name", "from");
            String name = step.text("name", MAX_NAME, "silver");
            BigDecimal from = step.numberOrNull("from", SPENT, "1000");
            if (!name.isEmpty() && !names.add(name)) {
                item.error("The tier \"" + name + "\" appears twice in this list.", "Maybe remove one of them.");
            }
            if (from != null) {
                checkAscending(
                        item,
                        steps.isEmpty() ? null : steps.get(steps.size() - 1).from(),
                        from);
                steps.add(new Terms.Tier(name, from));
            }
        }
        return new Terms.Tiers(
                tiers.whole("withinDays", NumberBounds.DAYS, "365"),
                tiers.one("keep", Terms.Keep.class),
                tiers.has("graceDays") ? tiers.whole("graceDays", NumberBounds.DAYS, "30") : 0,
                steps);
    }

    private static List<Terms.CardStep> card(YamlFields terms) {
        List<Terms.CardStep> steps = new ArrayList<>();
        List<YamlNode> items = terms.items("card", "- { from: 0, percent: 3 }");
        checkNumberOfSteps(terms, items);
        for (YamlNode item : items) {
            YamlFields step = YamlFields.of(item, "from", "percent");
            BigDecimal from = step.numberOrNull("from", SPENT, "0");
            BigDecimal percent = step.number("percent", PERCENT, "3");
            if (from != null) {
                checkAscending(
                        item,
                        steps.isEmpty() ? null : steps.get(steps.size() - 1).from(),
                        from);
                steps.add(new Terms.CardStep(from, percent));
            }
        }
        return steps;
    }

    private static void checkNumberOfSteps(YamlFields fields, List<YamlNode> items) {
        if (items.size() > MAX_STEPS) {
            fields.node().error("There are more than " + MAX_STEPS + " steps.", "Maybe use larger steps.");
        }
    }

    private static void checkAscending(YamlNode item, @Nullable BigDecimal previous, BigDecimal from) {
        if (previous != null && from.compareTo(previous) <= 0) {
            item.error(
                    "This step begins at " + from.toPlainString() + ", but the one above at " + previous.toPlainString()
                            + ".",
                    "Maybe put the lower one first.");
        }
    }
}
