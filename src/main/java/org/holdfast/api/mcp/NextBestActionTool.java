package org.holdfast.api.mcp;

import java.util.Arrays;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.stereotype.Component;

/** Returns the next best action for a customer, without recording it, as over HTTP. */
@Component
@ConditionalOnMcp
final class NextBestActionTool implements McpTool {

    private static final int MAX_ACTIONS = 10;

    private final DecisionService decisionService;
    private final LookupAudit lookups;

    NextBestActionTool(DecisionService decisionService, LookupAudit lookups) {
        this.lookups = lookups;
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
        return "Returns the next best action for one customer right now, or says that it is best to leave them alone. "
                + "A preview: nothing is recorded, sent or promised, and no money is reserved. \"outcome\" is \"act\" "
                + "(take the actions, best first; you may share \"reason\" with the customer, \"message\" is the "
                + "text for "
                + "them, \"granted\" is the maximum that may be given), \"hold\" (every proposal is held back; "
                + "\"heldBack\" says why, and until when) or \"nothing\". Never offer a held-back action, and "
                + "never more "
                + "than is granted.";
    }

    @Override
    public Role[] allowed() {
        return new Role[] {Role.READ};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("customerId", "The customer's id in the CRM, such as C-1001")
                        .asRequired(),
                Parameter.oneOf(
                        "moment",
                        "Context of the request; default: \"review\", in which the customer is not waiting",
                        labels(DecisionMoment.values())),
                Parameter.oneOf(
                        "channel", "The only channel that can be used, if there is only one", labels(Channel.values())),
                Parameter.number("max", "Maximum number of actions; default: 1", 1, MAX_ACTIONS));
    }

    @Override
    public List<DecisionDocument> results(ToolArguments toolArguments, Caller caller, Actor actor) {
        DecisionMoment moment = toolArguments.oneOf("moment", DecisionMoment.class);
        Decision decision = decisionService.decide(new DecisionQuery(
                toolArguments.required("customerId"),
                null,
                toolArguments.oneOf("channel", Channel.class),
                moment == null ? DecisionMoment.REVIEW : moment,
                toolArguments.number("max", 1, MAX_ACTIONS, 1),
                true,
                null,
                caller.step()));
        lookups.viewed(actor, decision.customerId(), "next-best-action");
        return List.of(DecisionDocument.of(decision));
    }

    private static List<String> labels(Enum<?>[] constants) {
        return Arrays.stream(constants).map(EnumLabels::of).toList();
    }
}
