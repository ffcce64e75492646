package org.holdfast.decisions;

import java.util.List;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/**
 * A decision with everything needed to explain and replay it, except the rule book, which is stored under its version.
 *
 * @param engine version of the program that decided
 * @param semantics version of the meaning of rules and settings
 * @param assumptions defaults of the company for facts that the customer lacked
 * @param fit id of the churn model that was used; {@code null} when there was none
 * @param history earlier actions and the use of the budgets at the time of the decision
 * @param evaluated the result of each proposal after the guardrails
 */
public record Receipt(
        String engine,
        Semantics semantics,
        DecisionModel.Assumptions assumptions,
        Request request,
        Customer facts,
        @Nullable Integer fit,
        ContactHistory history,
        List<EvaluatedProposal> evaluated,
        Decision decision) {

    /**
     * What was asked.
     *
     * @param step authority of the caller
     * @param selection the one action to consider; {@code null} for the best
     */
    public record Request(
            @Nullable Channel channel,
            DecisionMoment moment,
            int max,
            AuthorityLevel step,
            @Nullable Selection selection) {}

    public static Receipt of(String engine, DecisionTrace trace) {
        DecisionModel model = trace.model();
        DecisionInput input = trace.input();
        ChurnForecast churnForecast = input.view().viewpoint().forecast();
        return new Receipt(
                engine,
                model.rules().semantics(),
                model.assumptions(),
                new Request(input.channel(), input.moment(), input.max(), input.step(), input.selection()),
                input.view().facts(),
                churnForecast == null ? null : churnForecast.fit(),
                input.history(),
                trace.evaluated(),
                trace.decision());
    }

    /** Returns the input of the decision for the model that made it. */
    public DecisionInput input(DecisionModel model) {
        return new DecisionInput(
                CustomerView.of(facts, model.viewpoint(decision.asOf()), history.dealings(model.rules())),
                decision.facts().hash(),
                request.channel(),
                request.moment(),
                request.max(),
                request.step(),
                request.selection(),
                history);
    }
}
