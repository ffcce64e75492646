package org.holdfast.api.mcp;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.ExplanationService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Explains a recorded decision, or the decision that would be made now: why, why not, and when. */
@Component
@ConditionalOnMcp
final class ExplainDecisionTool implements McpTool {

    /** Maximum number of why-not and when-yes lines, from the fullest result to the shortest. */
    private static final int[] LINES = {100, 50, 25, 12, 6, 3};

    private final ExplanationService explanationService;
    private final DecisionService decisionService;
    private final LookupAudit lookups;

    ExplainDecisionTool(ExplanationService explanationService, DecisionService decisionService, LookupAudit lookups) {
        this.lookups = lookups;
        this.explanationService = explanationService;
        this.decisionService = decisionService;
    }

    /**
     * The result.
     *
     * @param leftOut number of omitted why-not and when-yes lines; ask for one rule to see them
     */
    record Result(DecisionExplanation explanation, @Nullable Integer leftOut) {}

    @Override
    public String name() {
        return "explain_decision";
    }

    @Override
    public String title() {
        return "Explain a decision: why, why not, and when";
    }

    @Override
    public String description() {
        return "Explains a decision: \"why\" each action was chosen (the rule, its conditions, the values that "
                + "met them), "
                + "\"whyNot\" for the other rules (the first condition that failed and what would be needed, or the "
                + "guardrail that holds the action back), and \"whenYes\" (the date from which the result changes, or "
                + "the smallest change of the facts that would change it). Give decisionId for a recorded decision, or "
                + "customerId for the decision that would be made for that customer now. Nothing is recorded.";
    }

    @Override
    public Role[] allowed() {
        return new Role[] {Role.READ, Role.DECIDE, Role.AGENT};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text(
                        "decisionId",
                        "The id of a recorded decision, from customer_history; give either this or customerId"),
                Parameter.text(
                        "customerId",
                        "The customer's id in the CRM: explains what would be decided now; "
                                + "give either this or decisionId"),
                Parameter.text("rule", "The name of one rule to explain; default: all rules"),
                Parameter.oneOf(
                        "language", "Language of the explanation; default: the customer's", Explainer.languages()));
    }

    @Override
    public List<Result> results(ToolArguments toolArguments, Caller caller, Actor actor) {
        String decisionId = toolArguments.text("decisionId");
        String customerId = toolArguments.text("customerId");
        if ((decisionId == null) == (customerId == null)) {
            throw new InvalidInput(
                    "decisionId",
                    decisionId == null
                            ? "and customerId are both missing; give one of them"
                            : "and customerId are both given; give only one of them");
        }
        // A decision that would be made now requires the same role as the next best action.
        if (customerId != null && !caller.may(Role.READ)) {
            throw new InvalidInput("customerId", "needs an API key with the role read; give a decisionId instead");
        }
        String language = toolArguments.text("language");
        DecisionExplanation whole = decisionId != null
                ? explanationService.explain(decisionId, language)
                : explanationService.explain(
                        decisionService.trace(new DecisionQuery(
                                customerId, null, null, DecisionMoment.REVIEW, 1, true, null, caller.step())),
                        language);
        lookups.viewed(actor, whole.customerId(), "explanation");
        return shorter(about(toolArguments.text("rule"), whole));
    }

    private static DecisionExplanation about(@Nullable String rule, DecisionExplanation all) {
        if (rule == null) {
            return all;
        }
        DecisionExplanation one = with(
                all,
                all.why().stream().filter(each -> each.rule().equals(rule)).toList(),
                all.whyNot().stream().filter(each -> each.rule().equals(rule)).toList(),
                all.whenYes().stream().filter(each -> each.rule().equals(rule)).toList());
        if (one.why().isEmpty() && one.whyNot().isEmpty()) {
            throw new InvalidInput(
                    "rule",
                    "\"" + rule + "\" is not part of this decision; omit it to see the names of the rules that are");
        }
        return one;
    }

    private static List<Result> shorter(DecisionExplanation whole) {
        List<Result> results = new ArrayList<>(List.of(new Result(whole, null)));
        for (int lines : LINES) {
            DecisionExplanation cut =
                    with(whole, whole.why(), first(lines, whole.whyNot()), first(lines, whole.whenYes()));
            int leftOut = whole.whyNot().size()
                    - cut.whyNot().size()
                    + whole.whenYes().size()
                    - cut.whenYes().size();
            if (leftOut > 0) {
                results.add(new Result(cut, leftOut));
            }
        }
        return results;
    }

    private static <T> List<T> first(int max, List<T> all) {
        return all.subList(0, Math.min(max, all.size()));
    }

    private static DecisionExplanation with(
            DecisionExplanation all,
            List<DecisionExplanation.Why> why,
            List<DecisionExplanation.WhyNot> whyNot,
            List<DecisionExplanation.WhenYes> whenYes) {
        return new DecisionExplanation(
                all.decisionId(),
                all.customerId(),
                all.asOf(),
                all.outcome(),
                all.ruleBook(),
                all.language(),
                why,
                whyNot,
                whenYes,
                all.limited());
    }
}
