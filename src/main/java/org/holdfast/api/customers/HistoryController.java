package org.holdfast.api.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.decisions.json.GrantDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.DecisionHistory;
import org.holdfast.history.PastDecision;
import org.holdfast.history.Promises;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists past decisions for a customer, with the outcomes of their actions. */
@RestController
@Tag(name = "Customers")
class HistoryController {

    private final DecisionHistory decisionHistory;
    private final CustomerRepository customers;
    private final LookupAudit lookups;

    HistoryController(DecisionHistory decisionHistory, CustomerRepository customers, LookupAudit lookups) {
        this.lookups = lookups;
        this.decisionHistory = decisionHistory;
        this.customers = customers;
    }

    /**
     * A page of a customer's history.
     *
     * @param next cursor of the next page; absent on the last page
     */
    record HistoryAnswer(
            String customerId,
            List<PastDecisionAnswer> decisions,
            @Nullable String next) {}

    /**
     * A past decision.
     *
     * @param removedAt when its texts, facts and receipt were removed because of its age; absent if they are kept
     */
    record PastDecisionAnswer(
            String decisionId,
            Instant decidedAt,
            Instant asOf,
            Decision.Outcome outcome,
            String ruleBook,
            List<PastAction> actions,
            List<DecisionDocument.HeldBackDocument> heldBack,
            @Nullable Instant removedAt) {

        static PastDecisionAnswer of(PastDecision past) {
            Decision decision = past.decision();
            return new PastDecisionAnswer(
                    String.valueOf(decision.decisionId()),
                    past.decidedAt(),
                    decision.asOf(),
                    decision.outcome(),
                    decision.ruleBook(),
                    decision.actions().stream()
                            .map(act -> PastAction.of(act, past))
                            .toList(),
                    decision.heldBack().stream()
                            .map(DecisionDocument.HeldBackDocument::of)
                            .toList(),
                    past.removedAt());
        }
    }

    /**
     * A past action with its outcomes.
     *
     * @param decisionId the decision that first contained it; differs from the enclosing decision if that repeated it
     */
    record PastAction(
            @Nullable String actionId,
            String decisionId,
            int rank,
            @JsonUnwrapped PastProposal proposal,
            Channel channel,
            BigDecimal cost,
            @JsonUnwrapped GrantDocument grant,
            @Nullable String incident,
            @Nullable String subject,
            @Nullable PastPromise promise,
            @Nullable Instant validUntil,
            @JsonUnwrapped PastStatus status) {

        static PastAction of(Decision.DecidedAction act, PastDecision past) {
            PastDecision.Became became = past.became()
                    .getOrDefault(
                            String.valueOf(act.actionId()),
                            new PastDecision.Became(
                                    String.valueOf(past.decision().decisionId()),
                                    RecordedAction.Status.OPEN,
                                    past.decidedAt(),
                                    null,
                                    List.of()));
            return new PastAction(
                    act.actionId(),
                    became.decisionId(),
                    act.rank(),
                    new PastProposal(
                            act.action().id(),
                            act.action().kind(),
                            act.action().purpose(),
                            act.cause().area(),
                            act.cause().rule(),
                            act.cause().reason()),
                    act.contact().channel(),
                    act.value().cost(),
                    GrantDocument.of(act.grant()),
                    act.matter().incident(),
                    act.matter().subject(),
                    PastPromise.of(act.promise(), became),
                    act.validUntil(),
                    new PastStatus(became.status(), became.statusAt(), became.outcomes()));
        }
    }

    /** What was decided, by which rule, and why. */
    record PastProposal(String action, ActionKind kind, Purpose purpose, String area, String rule, String reason) {}

    /**
     * What was reported of an action.
     *
     * @param status status by the latest effective report; {@code open} if nothing was reported
     */
    record PastStatus(RecordedAction.Status status, Instant statusAt, List<ReportedOutcome> outcomes) {}

    /** The promise of an action, and whether it was kept. */
    record PastPromise(String what, Instant dueAt, Promises.Status status) {

        static @Nullable PastPromise of(Decision.@Nullable Promised promised, PastDecision.Became became) {
            return promised == null || became.promise() == null
                    ? null
                    : new PastPromise(promised.what(), promised.dueAt(), became.promise());
        }
    }

    @Operation(
            operationId = "customerHistory",
            summary = "Past decisions for a customer, and their outcomes",
            description = "Latest first; also for customers whose facts came with the request and were not "
                    + "stored. At most 100 per page; continue with after.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/customers/{id}/history")
    HistoryAnswer history(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            Actor actor,
            @Parameter(description = Page.OLD_CURSOR, deprecated = true) @RequestParam(required = false) @Nullable
                    String before,
            @Parameter(description = "Maximum number of decisions, 1 to 100") @RequestParam(defaultValue = "20")
                    int limit,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable String after) {
        String cursor = Page.either("after", after, "before", before);
        PastDecision.Place place =
                cursor == null ? null : PastDecision.Place.parse(after == null ? "before" : "after", cursor);
        Page<PastDecision> page = Page.read(limit, size -> decisionHistory.page(id, place, size));
        if (page.items().isEmpty()
                && !decisionHistory.knows(id)
                && customers.find(id).isEmpty()) {
            throw new NotFound("customer", id);
        }
        lookups.viewed(actor, id, "history");
        return new HistoryAnswer(
                id,
                page.map(PastDecisionAnswer::of).items(),
                page.next(last -> last.place().toString()));
    }
}
