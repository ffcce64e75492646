package org.holdfast.simulation.comparison;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.messages.GiftWords;
import org.holdfast.rules.engine.RuleLimitExceeded;

/**
 * Decides for customers under two rule books and reports the differences. Customers are passed in chunks to bound
 * memory use; {@link DifferenceTotals} accumulates them. To compare only the books, guardrails ignore earlier
 * decisions, and every customer has the full budgets available; rules that ask for what was done before see it.
 * Thread-safe.
 */
public final class RuleBookComparison {

    private final Decider decider;
    private final DecisionModel before;
    private final DecisionModel after;
    private final Instant asOf;
    private final EarlierDecisions earlier;
    private final WhyNot whyNot;

    /** Creates a comparison for customers without earlier decisions. */
    public RuleBookComparison(Decider decider, DecisionModel before, DecisionModel after, Instant asOf) {
        this(decider, before, after, asOf, EarlierDecisions.NONE);
    }

    /** @param earlier what rules can ask of earlier decisions */
    public RuleBookComparison(
            Decider decider, DecisionModel before, DecisionModel after, Instant asOf, EarlierDecisions earlier) {
        this.earlier = earlier;
        this.decider = decider;
        this.before = before;
        this.after = after;
        this.asOf = asOf;
        this.whyNot = new WhyNot(decider);
    }

    /**
     * Returns the difference for each customer, in the given order.
     *
     * @throws RuleLimitExceeded if a rule of either book takes too long for a customer
     */
    public List<CustomerDifference> compare(List<StoredCustomer> customers) {
        List<ComparedDecision> old = decide(before, customers);
        List<ComparedDecision> now = decide(after, customers);
        List<CustomerDifference> compared = new ArrayList<>(customers.size());
        for (int i = 0; i < customers.size(); i++) {
            compared.add(compare(old.get(i), now.get(i)));
        }
        return compared;
    }

    /** Decides under one book. Each book needs its own view of a customer, because of its exchange rates. */
    private List<ComparedDecision> decide(DecisionModel book, List<StoredCustomer> customers) {
        List<DecisionInput> inputs = earlier.inputs(book, asOf, customers);
        List<DecisionTrace> traces = decider.decide(book, inputs);
        List<ComparedDecision> decided = new ArrayList<>(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            decided.add(new ComparedDecision(book, inputs.get(i), traces.get(i)));
        }
        return decided;
    }

    private CustomerDifference compare(ComparedDecision old, ComparedDecision now) {
        ChosenAction given = old.chosen();
        ChosenAction gives = now.chosen();
        Decision.HeldBack held = old.trace().proposals().isEmpty() ? now.heldBack() : null;
        ChosenAction withheld = held == null ? null : now.chosen(held);
        ActionChange change = ActionChange.between(given, gives, withheld);
        Decision.DecidedAction lost = old.act();
        Decision.DecidedAction won = now.act();
        String why;
        if (change == ActionChange.SAME) {
            why = null;
        } else if (held != null) {
            why = WhyNot.heldBack(held, now);
        } else if (lost == null) {
            why = won == null ? null : now.reason(won);
        } else if (won != null
                && change == ActionChange.OTHER_AMOUNT
                && won.cause().rule().equals(lost.cause().rule())) {
            why = "The rule \"" + won.cause().rule() + "\" now gives " + amount(won) + ", before it gave "
                    + amount(lost) + ".";
        } else {
            why = whyNot.of(now, lost);
        }
        return new CustomerDifference(
                old.view().id(), change, given, gives, withheld, why, old.matches(), now.matches());
    }

    private static String amount(Decision.DecidedAction act) {
        Decision.Given given = act.grant().given();
        if (given != null) {
            return GiftWords.of(given.gift(), "en");
        }
        return act.grant().granted() == null
                ? "nothing"
                : act.grant().granted().amount().toPlainString() + " "
                        + act.grant().granted().currency();
    }
}
