package org.holdfast.decisions.json;

import java.math.BigDecimal;
import org.holdfast.decisions.Decision;
import org.holdfast.rules.model.Gift;
import org.jspecify.annotations.Nullable;

/**
 * What is given that is not an amount of money, in JSON.
 *
 * @param number number of points, or the percentage; absent for free delivery
 * @param cost what it is expected to cost and counts against budgets, allowances and authority; absent if nothing
 *     beyond the cost of the action
 */
public record GiftDocument(
        Gift.Form form,
        @Nullable BigDecimal number,
        @Nullable MoneyDocument cost) {

    public static @Nullable GiftDocument of(Decision.@Nullable Given given) {
        return given == null
                ? null
                : new GiftDocument(given.gift().form(), given.gift().number(), MoneyDocument.of(given.cost()));
    }

    Decision.Given toGiven() {
        return new Decision.Given(new Gift(form, number), MoneyDocument.toMoney(cost));
    }
}
