package org.holdfast.api.mcp;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.GrantDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.DecisionHistory;
import org.holdfast.history.PastDecision;
import org.holdfast.history.Promises;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lists past decisions for a customer, with the outcomes of their actions. The result is shorter than over HTTP,
 * because a model pays for every token it reads.
 */
@Component
@ConditionalOnMcp
final class CustomerHistoryTool implements McpTool {

    private static final int MAX_LIMIT = 20;
    private static final int DEFAULT_LIMIT = 5;

    private final DecisionHistory decisionHistory;
    private final CustomerRepository customers;
    private final LookupAudit lookups;

    CustomerHistoryTool(DecisionHistory decisionHistory, CustomerRepository customers, LookupAudit lookups) {
        this.lookups = lookups;
        this.decisionHistory = decisionHistory;
        this.customers = customers;
    }

    /** @param next the {@code before} of the next page; absent on the last page */
    record Result(
            String customerId,
            List<Past> decisions,
            @Nullable String next) {}

    /**
     * @param heldBack number of held-back proposals; explain_decision says which and why
     * @param removedAt when its texts and receipt were removed because of its age; absent if they are kept
     */
    record Past(
            String decisionId,
            Instant decidedAt,
            Decision.Outcome outcome,
            List<Acted> actions,
            int heldBack,
            @Nullable Instant removedAt) {

        static Past of(PastDecision past) {
            return new Past(
                    past.place().decisionId(),
                    past.decidedAt(),
                    past.decision().outcome(),
                    past.decision().actions().stream()
                            .map(act -> Acted.of(act, past))
                            .toList(),
                    past.decision().heldBack().size(),
                    past.removedAt());
        }
    }

    /** @param status status by the latest effective report; {@code open} if nothing was reported */
    record Acted(
            @Nullable String actionId,
            String action,
            ActionKind kind,
            String reason,
            Channel channel,
            @JsonUnwrapped GrantDocument grant,
            RecordedAction.Status status,
            Instant statusAt,
            @Nullable Promised promise,
            @Nullable Instant validUntil) {

        static Acted of(Decision.DecidedAction act, PastDecision past) {
            PastDecision.Became became = past.became().get(String.valueOf(act.actionId()));
            Promised promised = act.promise() == null
                    ? null
                    : new Promised(
                            act.promise().what(), act.promise().dueAt(), became == null ? null : became.promise());
            return new Acted(
                    act.actionId(),
                    act.action().id(),
                    act.action().kind(),
                    act.cause().reason(),
                    act.contact().channel(),
                    GrantDocument.of(act.grant()),
                    became == null ? RecordedAction.Status.OPEN : became.status(),
                    became == null ? past.decidedAt() : became.statusAt(),
                    promised,
                    act.validUntil());
        }
    }

    record Promised(String what, Instant dueAt, Promises.@Nullable Status status) {}

    @Override
    public String name() {
        return "customer_history";
    }

    @Override
    public String title() {
        return "Past decisions for a customer, and their outcomes";
    }

    @Override
    public String description() {
        return "Lists past decisions for one customer, latest first: the actions and their reasons, what was granted, "
                + "what was promised and whether it was kept, and the status of each action (open, presented, "
                + "delivered, "
                + "accepted, rejected, ignored, failed). Call it before you promise or offer something, and to "
                + "find the "
                + "decisionId for explain_decision.";
    }

    @Override
    public Role[] allowed() {
        return new Role[] {Role.READ, Role.AGENT};
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.text("customerId", "The customer's id in the CRM, such as C-1001")
                        .asRequired(),
                Parameter.number("limit", "Maximum number of decisions; default: " + DEFAULT_LIMIT, 1, MAX_LIMIT),
                Parameter.text("before", "Cursor: \"next\" of the previous page"));
    }

    @Override
    public List<Result> results(ToolArguments toolArguments, Caller caller, Actor actor) {
        String id = toolArguments.required("customerId");
        int limit = toolArguments.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
        String before = toolArguments.text("before");
        List<PastDecision> page =
                decisionHistory.page(id, before == null ? null : PastDecision.Place.parse("before", before), limit + 1);
        if (page.isEmpty() && !decisionHistory.knows(id) && customers.find(id).isEmpty()) {
            throw new NotFound("customer", id);
        }
        lookups.viewed(actor, id, "history");
        List<Result> results = new ArrayList<>();
        for (int shown = Math.min(limit, page.size()); shown >= 1; shown /= 2) {
            List<PastDecision> part = page.subList(0, shown);
            results.add(new Result(
                    id,
                    part.stream().map(Past::of).toList(),
                    shown < page.size() ? part.get(shown - 1).place().toString() : null));
        }
        return results.isEmpty() ? List.of(new Result(id, List.of(), null)) : results;
    }
}
