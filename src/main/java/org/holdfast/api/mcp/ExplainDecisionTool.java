package org.holdfast.api.mcp;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.insight.ExplanationService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why, why not, and when yes: of a recorded decision, or of the one that would be made now. */
@Component
@ConditionalOnMcp
final class ExplainDecisionTool implements McpTool {

    /** Lines of why-not and when-yes, from the fullest answer to the shortest. */
    private static final int[] LINES = {100, 50, 25, 12, 6, 3};

    private final ExplanationService explanationService;
    private final DecisionService decisionService;

    ExplainDecisionTool(ExplanationService explanationService, DecisionService decisionService) {
        this.explanationService = explanationService;
        this.decisionService = decisionService;
    }

    /**
     * What is told.
     *
     * @param leftOut how many lines of why-not and when-yes had to be left out; ask for one rule to see them
     */
    record Answer(DecisionExplanation explanation, @Nullable Integer leftOut) {}

    @Override
    public String name() {
        return "explain_decision";
    }

    @Override
    public String title() {
        return "Why, why not, and when yes";
    }

    @Override
    public String description() {
        return "Explains a decision: \"why\" each action was chosen (the rule, its conditions, the values that met them), \"whyNot\" for "
                + "the other "
                + "rules (the first condition that failed and what would be needed, or the guardrail that holds the action back), and "
                + "\"whenYes\" "
                + "(the date from which the answer turns, or the smallest change that would turn it). Give decisionId for a decision "
                + "that was "
                + "recorded, or customerId for what would be decided for that customer now. Nothing is recorded.";
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
                        "The id of a recorded decision, as customer_history tells it; this or customerId"),
                Parameter.text(
                        "customerId",
                        "The customer's id in the CRM: explains what would be decided now; this or decisionId"),
                Parameter.text("rule", "The name of the only rule to speak of; all rules when left out"),
                Parameter.oneOf("language", "Of the explanation; the customer's when left out", Explainer.languages()));
    }

    @Override
    public List<Answer> answers(ToolArguments toolArguments, Caller caller) {
        String decisionId = toolArguments.text("decisionId");
        String customerId = toolArguments.text("customerId");
        if ((decisionId == null) == (customerId == null)) {
            throw new InvalidInput(
                    "decisionId",
                    decisionId == null
                            ? "and customerId are both missing; give one of them"
                            : "and customerId are both given; give one of them");
        }
        // What would be decided now may be asked by those who may ask for the next best action, and nobody else.
        if (customerId != null && !caller.may(Role.READ)) {
            throw new InvalidInput("customerId", "needs an API key with the role read; give a decisionId instead");
        }
        String language = toolArguments.text("language");
        DecisionExplanation whole = decisionId != null
                ? explanationService.explain(decisionId, language)
                : explanationService.explain(
                        decisionService.consider(new DecisionQuery(
                                customerId, null, null, DecisionMoment.REVIEW, 1, true, null, caller.step())),
                        language);
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
                    "\"" + rule + "\" had no part in this decision; leave it out to see the names of those that had");
        }
        return one;
    }

    private static List<Answer> shorter(DecisionExplanation whole) {
        List<Answer> answers = new ArrayList<>(List.of(new Answer(whole, null)));
        for (int lines : LINES) {
            DecisionExplanation cut =
                    with(whole, whole.why(), first(lines, whole.whyNot()), first(lines, whole.whenYes()));
            int leftOut = whole.whyNot().size()
                    - cut.whyNot().size()
                    + whole.whenYes().size()
                    - cut.whenYes().size();
            if (leftOut > 0) {
                answers.add(new Answer(cut, leftOut));
            }
        }
        return answers;
    }

    private static <T> List<T> first(int most, List<T> all) {
        return all.subList(0, Math.min(most, all.size()));
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
