package org.holdfast.decisions;

import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * Everything a decision rested on, and its result: enough to repeat and to explain it. The rule book is kept elsewhere
 * under its version; its limits hold the salt of the control group.
 *
 * @param engine version of the program that decided
 * @param semantics what the rule book meant
 * @param assumptions what was assumed where the facts were silent
 * @param fit the model that said how likely the customer was to buy nothing in the time ahead; {@code null} when there
 *     was none
 * @param standing earlier actions and what was drawn from the budgets, at the time of the decision
 * @param weighed how each proposal came through the guardrails
 */
public record Receipt(
        String engine,
        Semantics semantics,
        DecisionModel.Assumptions assumptions,
        @Nullable Channel channel,
        DecisionMoment moment,
        int max,
        AuthorityLevel step,
        Customer facts,
        @Nullable Integer fit,
        ContactHistory standing,
        List<EvaluatedProposal> weighed,
        Decision decision) {

    public static Receipt of(String engine, DecisionTrace trace) {
        DecisionModel model = trace.model();
        DecisionInput input = trace.input();
        ChurnForecast churnForecast = input.view().viewpoint().forecast();
        return new Receipt(
                engine,
                model.rules().semantics(),
                model.assumptions(),
                input.channel(),
                input.moment(),
                input.max(),
                input.step(),
                input.view().facts(),
                churnForecast == null ? null : churnForecast.fit(),
                input.standing(),
                trace.weighed(),
                trace.decision());
    }

    /** The question that was asked, for the book that answered it. */
    public DecisionInput question(DecisionModel book) {
        return new DecisionInput(
                CustomerView.of(facts, book.viewpoint(decision.asOf()), standing.promises(), standing.holdings()),
                decision.facts().hash(),
                channel,
                moment,
                max,
                step,
                standing);
    }
}
