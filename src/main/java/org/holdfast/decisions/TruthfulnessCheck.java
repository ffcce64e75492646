package org.holdfast.decisions;

import java.math.BigDecimal;
import java.util.Map;
import org.holdfast.decisions.Guardrail.DecisionContext;
import org.holdfast.decisions.Guardrail.Verdict;
import org.holdfast.loyalty.money.Payout;
import org.holdfast.messages.Messages;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.Gift;
import org.holdfast.rules.model.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * Holds back a proposal that cannot be put truthfully: its amount is unknown or zero, or its text needs unknown facts.
 */
final class TruthfulnessCheck {

    static final String NAME = "truthfulness";

    private final DecisionContext context;

    TruthfulnessCheck(DecisionContext context) {
        this.context = context;
    }

    /** Checks the amount of a new action; {@code null} when there is no objection. */
    Verdict.@Nullable HeldBack checkAmount(Proposal proposal) {
        Amount amount = proposal.clause().amount();
        BigDecimal desired = proposal.desired();
        Gift gift = proposal.gift();
        if (gift != null) {
            return desired == null && gift.needsCost()
                    ? Verdict.heldBack(
                            "cost-unknown", Map.of("action", proposal.action().id()), null)
                    : null;
        }
        if (desired == null) {
            return amount == null ? null : unknownAmount(amount.missingRate(proposal.bound()));
        }
        boolean tooSmall = context.view().viewpoint().semantics().givesWholeUnits() && context.isNothing(desired);
        return tooSmall ? Verdict.heldBack("amount-nothing", null) : checkPayout(proposal, desired);
    }

    /** Checks that an amount can be given in the customer's currency, if the action says so. */
    private Verdict.@Nullable HeldBack checkPayout(Proposal proposal, BigDecimal desired) {
        String home = context.model().assumptions().currency();
        String currency = proposal.currency(home);
        if (currency.equals(home)) {
            return null;
        }
        Payout payout = Payout.of(desired, currency, context.view().viewpoint().rates());
        if (payout == null) {
            return unknownAmount(currency);
        }
        return payout.amount().signum() == 0 ? Verdict.heldBack("amount-nothing", null) : null;
    }

    /** Returns the hold of an action whose text needs unknown values, or would say that an amount is zero. */
    Verdict.HeldBack missingText(Messages.RenderedMessage rendered) {
        return rendered.missing().isEmpty()
                ? Verdict.heldBack("message-nothing", Map.of("missing", String.join(", ", rendered.nothing())), null)
                : Verdict.heldBack("message-unknown", Map.of("missing", String.join(", ", rendered.missing())), null);
    }

    /** @param currency currency without an exchange rate; {@code null} when the amount is unknown for another reason */
    private Verdict.HeldBack unknownAmount(@Nullable String currency) {
        if (currency == null) {
            return Verdict.heldBack("amount-unknown", null);
        }
        String home = context.model().assumptions().currency();
        return Verdict.heldBack("rate-unknown", Map.of("currency", currency, "home", home), null);
    }
}
