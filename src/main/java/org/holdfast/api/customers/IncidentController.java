package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.PageLimit;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.outcomes.IncidentLedger;
import org.holdfast.rules.model.ActionKind;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What went wrong for a customer, and what was done about it. */
@RestController
@Tag(name = "Incidents")
class IncidentController {

    private final IncidentLedger ledger;

    IncidentController(IncidentLedger ledger) {
        this.ledger = ledger;
    }

    /** @param next give it as {@code after} to go on; absent on the last page */
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

    /** @param granted in the company's currency */
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
                    act.action(),
                    act.kind(),
                    act.rule(),
                    act.granted(),
                    act.status(),
                    act.statusAt());
        }
    }

    @Operation(
            operationId = "listIncidents",
            summary = "Incidents of a customer, and what was done about each",
            description = "The latest first. not-seen: something was "
                    + "done about it, but the stored facts do not show it, or not any more. With open=true only those that are open, with "
                    + "open=false all others.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/incidents")
    IncidentsAnswer incidents(
            @Parameter(description = "Whose; it must be given", required = true)
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            @Parameter(description = "Only those that are open, or only the others; all when left out")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean open,
            @Parameter(description = "What next of an earlier page said") @RequestParam(required = false) @Nullable
                    String after,
            @Parameter(description = "How many, 1 to 100") @RequestParam(defaultValue = "100") int limit) {
        if (customerId == null || customerId.isBlank()) {
            throw new InvalidInput("customerId", "is missing; incidents are looked up for one customer");
        }
        PageLimit.check(limit);
        List<IncidentLedger.Entry> all = ledger.of(customerId).stream()
                .filter(entry -> open == null || open == (entry.state() == IncidentLedger.State.OPEN))
                .toList();
        int from = after == null
                ? 0
                : 1
                        + IntStream.range(0, all.size())
                                .filter(i -> all.get(i).id().equals(after))
                                .findFirst()
                                .orElseThrow(() ->
                                        new InvalidInput("after", "is not what \"next\" of an earlier page said"));
        List<IncidentLedger.Entry> page = all.subList(from, Math.min(all.size(), from + limit));
        return new IncidentsAnswer(
                customerId,
                page.stream().map(IncidentAnswer::of).toList(),
                from + limit < all.size() ? page.get(page.size() - 1).id() : null);
    }
}
