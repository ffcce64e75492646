package org.holdfast.decisions.json;

import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What an action gives, in JSON: an amount in the company's currency, and what else there is to it.
 *
 * @param gift what is given that is not an amount of money; absent if there is nothing such
 * @param payout the granted amount in the customer's currency; absent if it is given in the company's
 */
public record GrantDocument(
        @Nullable MoneyDocument granted,
        @Nullable GiftDocument gift,
        @Nullable PayoutDocument payout) {

    public static GrantDocument of(Decision.Grant grant) {
        return new GrantDocument(
                MoneyDocument.of(grant.granted()), GiftDocument.of(grant.given()), PayoutDocument.of(grant.payout()));
    }
}
