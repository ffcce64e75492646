package org.holdfast.api.mcp;

import java.util.Arrays;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.stereotype.Component;

/** What to do for a customer now: a look, as {@code GET /v1/customers/{id}/next-best-action} is. */
@Component
@ConditionalOnMcp
final class NextBestActionTool implements McpTool {

    private static final int MOST = 10;

    private final DecisionService decisionService;

    NextBestActionTool(DecisionService decisionService) {
        this.decisionService = decisionService;
    }

    @Override
    public String name() {
        return "next_best_action";
    }

    @Override
    public String title() {
        return "The next best action for a customer";
    }

    @Override
    public String description() {
        return "Says what is the next best thing to do for one customer right now, or that it is best to leave them alone. Only a look: "
                + "nothing "
                + "is recorded, sent or promised, and no money is reserved. \"outcome\" is \"act\" (take the actions, the best first; "
                + "\"reason\" may be "
                + "told to the customer, \"message\" is what they would read, \"granted\" is the most that may be given), \"hold\" "
                + "(something was "
                + "proposed and all of it is held back; \"heldBack\" says why and when that lifts) or \"nothing\". Never offer what is "
                + "held back, and "
                + "never more than is granted.";
    }

    @Override
    public Role[] allowed() {
        return new Role[] {Role.READ};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("customerId", "The customer's id in the CRM, such as C-1001")
                        .needed(),
                Parameter.oneOf(
                        "moment",
                        "Where it is asked; \"review\" when left out: the customer is not waiting",
                        labels(DecisionMoment.values())),
                Parameter.oneOf(
                        "channel", "The only channel that can be used, if there is only one", labels(Channel.values())),
                Parameter.number("max", "How many actions at most; 1 when left out", 1, MOST));
    }

    @Override
    public List<DecisionDocument> answers(ToolArguments toolArguments, Caller caller) {
        DecisionMoment moment = toolArguments.oneOf("moment", DecisionMoment.class);
        Decision decision = decisionService.decide(new DecisionQuery(
                toolArguments.needed("customerId"),
                null,
                toolArguments.oneOf("channel", Channel.class),
                moment == null ? DecisionMoment.REVIEW : moment,
                toolArguments.number("max", 1, MOST, 1),
                true,
                null,
                caller.step()));
        return List.of(DecisionDocument.of(decision));
    }

    static List<String> labels(Enum<?>[] constants) {
        return Arrays.stream(constants).map(EnumLabels::of).toList();
    }
}
