package org.holdfast.rules.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.rules.limits.Allowance;
import org.holdfast.rules.limits.Authority;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;

/** Reads the sections about money: exchange rates, budgets, allowances and authority. */
final class MoneySections {

    /** Ten decimals, since one unit of some currencies is worth only thousandths of a cent. */
    private static final NumberBounds RATE = NumberBounds.aboveZero("A rate", 1_000_000, 10);

    private static final NumberBounds BUDGET = new NumberBounds("An amount", 0, 1_000_000_000, 2);

    private static final Authority NOTHING = new Authority(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private MoneySections() {}

    static Map<String, BigDecimal> exchangeRates(YamlFields item) {
        Map<String, BigDecimal> perUnit = new LinkedHashMap<>();
        item.names("perUnit", "{ USD: 0.90 }, what one unit of each currency is worth in yours")
                .forEach((currency, node) -> rate(currency, node, perUnit));
        return Map.copyOf(perUnit);
    }

    private static void rate(String currency, YamlNode node, Map<String, BigDecimal> perUnit) {
        try {
            Currency.getInstance(currency);
        } catch (IllegalArgumentException e) {
            node.error(
                    "\"" + currency + "\" is not an ISO 4217 currency such as EUR.",
                    "Maybe use its three capital letters.");
            return;
        }
        BigDecimal rate = RATE.read(node);
        if (rate != null) {
            perUnit.put(currency, rate);
        }
    }

    static List<Budget> budgets(YamlFields item, NameReferences nameReferences) {
        List<Budget> budgets = new ArrayList<>();
        item.names("pots", "goodwill: { amount: 5000, per: month }").forEach((name, node) -> {
            nameReferences.add(NameReferences.Kind.BUDGET, name, node);
            YamlFields budget = YamlFields.of(node, "amount", "per");
            budgets.add(new Budget(
                    name,
                    budget.number("amount", BUDGET, "5000"),
                    budget.oneRequired("per", Budget.Period.class, "month")));
        });
        return List.copyOf(budgets);
    }

    static List<Allowance> allowances(YamlFields item) {
        return item.items("customer", "- { kinds: [goodwill], amount: 200, days: 30 }").stream()
                .map(node -> {
                    YamlFields allowance = YamlFields.of(node, "kinds", "amount", "days");
                    return new Allowance(
                            allowance.several("kinds", ActionKind.class, "[goodwill]"),
                            allowance.number("amount", NumberBounds.AMOUNT, "200"),
                            allowance.whole("days", NumberBounds.DAYS, "30"));
                })
                .toList();
    }

    static Authority authority(YamlFields item) {
        BigDecimal automatic = item.numberOrNull("automatic", NumberBounds.AMOUNT, "50");
        BigDecimal agent = item.numberOrNull("agent", NumberBounds.AMOUNT, "100");
        BigDecimal supervisor = item.numberOrNull("supervisor", NumberBounds.AMOUNT, "200");
        checkAscending(item, "automatic", automatic, "agent", agent);
        checkAscending(item, "agent", agent, "supervisor", supervisor);
        return automatic == null || agent == null || supervisor == null
                ? NOTHING
                : new Authority(automatic, agent, supervisor);
    }

    private static void checkAscending(
            YamlFields item,
            String lower,
            @Nullable BigDecimal lowerAmount,
            String upper,
            @Nullable BigDecimal upperAmount) {
        if (lowerAmount != null && upperAmount != null && lowerAmount.compareTo(upperAmount) > 0) {
            item.get(upper)
                    .error(
                            "\"" + upper + "\" may grant less (" + upperAmount.toPlainString() + ") than \"" + lower
                                    + "\" (" + lowerAmount.toPlainString() + ").",
                            "Maybe the two numbers are swapped.");
        }
    }
}
