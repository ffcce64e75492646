package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.outcomes.IncidentLedger;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists incidents of a customer, with the actions taken for each. */
@RestController
@Tag(name = "Incidents")
class IncidentController {

    private final IncidentLedger ledger;
    private final LookupAudit lookups;

    IncidentController(IncidentLedger ledger, LookupAudit lookups) {
        this.ledger = ledger;
        this.lookups = lookups;
    }

    /** @param next cursor of the next page; absent on the last page */
    record IncidentsAnswer(
            String customerId,
            List<IncidentAnswer> incidents,
            @Nullable String next) {}

    record IncidentAnswer(
            String id,
            String type,
            String subject,
            IncidentLedger.State state,
            @Nullable LocalDate openedOn,
            @Nullable LocalDate closedOn,
            List<RemedyAnswer> actions) {

        static IncidentAnswer of(IncidentLedger.Entry entry) {
            return new IncidentAnswer(
                    entry.id(),
                    entry.type(),
                    entry.subject(),
                    entry.state(),
                    entry.openedOn(),
                    entry.closedOn(),
                    entry.acts().stream().map(RemedyAnswer::of).toList());
        }
    }

    /** @param granted amount in the company's currency */
    record RemedyAnswer(
            String actionId,
            String decisionId,
            Instant decidedAt,
            String action,
            ActionKind kind,
            String rule,
            @Nullable BigDecimal granted,
            RecordedAction.Status status,
            Instant statusAt) {

        static RemedyAnswer of(RecordedAction act) {
            return new RemedyAnswer(
                    act.actionId(),
                    act.decisionId(),
                    act.decidedAt(),
                    act.action().id(),
                    act.action().kind(),
                    act.rule(),
                    act.granted(),
                    act.status(),
                    act.outcome().at());
        }
    }

    @Operation(
            operationId = "listIncidents",
            summary = "Incidents of a customer, and the actions taken for each",
            description = "Latest first. The state not-seen means that action was taken, but the stored facts do "
                    + "not show the incident, or no longer do. open=true lists only open incidents, open=false "
                    + "only the others.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/incidents")
    IncidentsAnswer incidents(
            @Parameter(description = "The customer's id; required", required = true)
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            Actor actor,
            @Parameter(description = "Only open incidents, or only the others; default: all")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open,
            @Parameter(description = "Cursor: \"next\" of the previous page") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "100") int limit) {
        if (customerId == null || customerId.isBlank()) {
            throw new InvalidInput("customerId", "is missing; expected the id of one customer");
        }
        Page.checkLimit(limit, Page.MAX_SIZE);
        List<IncidentLedger.Entry> all = ledger.of(customerId).stream()
                .filter(entry -> open == null || open == (entry.state() == IncidentLedger.State.OPEN))
                .toList();
        if (!all.isEmpty()) {
            lookups.viewed(actor, customerId, "incidents");
        }
        Page<IncidentLedger.Entry> page = Page.of(all, after, IncidentLedger.Entry::id, limit);
        return new IncidentsAnswer(
                customerId, page.map(IncidentAnswer::of).items(), page.next(IncidentLedger.Entry::id));
    }
}
