package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.ProgrammeDocument;
import org.holdfast.outcomes.ProgrammeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the points, stamps, tiers and cards of a customer. */
@RestController
@Tag(name = "Customers")
class ProgrammeController {

    private final ProgrammeQuery programmes;
    private final LookupAudit lookups;

    ProgrammeController(ProgrammeQuery programmes, LookupAudit lookups) {
        this.programmes = programmes;
        this.lookups = lookups;
    }

    /**
     * A customer's balances in loyalty programmes.
     *
     * @param keptBy {@code holdfast}, or {@code crm} if the CRM provides the membership
     * @param entries ledger entries, the latest first
     * @param next cursor of the next page; absent on the last page
     */
    record ProgrammesAnswer(
            String customerId,
            String keptBy,
            List<ProgrammeDocument> programmes,
            List<EntryAnswer> entries,
            @Nullable Long next) {}

    /**
     * A ledger entry.
     *
     * @param cause {@code order:} or {@code action:}, followed by an id, or {@code hand:} and a key
     * @param reason why it was entered by hand
     * @param by who entered it
     * @param balance balance after the entry
     */
    record EntryAnswer(
            String programme,
            LedgerUnit unit,
            LedgerEntry.Kind kind,
            String cause,
            int amount,
            int balance,
            LocalDate countsOn,
            @Nullable LocalDate expiresOn,
            @Nullable String reason,
            @Nullable String by,
            String ruleBook,
            Instant recordedAt) {

        static EntryAnswer of(ProgrammeLedger.Line line) {
            LedgerEntry entry = line.entry();
            return new EntryAnswer(
                    entry.programme(),
                    entry.unit(),
                    entry.kind(),
                    entry.cause(),
                    entry.amount(),
                    line.balance(),
                    entry.on(),
                    entry.expiresOn(),
                    entry.remark() == null ? null : entry.remark().reason(),
                    entry.remark() == null ? null : entry.remark().by(),
                    line.ruleBook(),
                    line.recordedAt());
        }
    }

    @Operation(
            operationId = "customerProgrammes",
            summary = "Points, stamps, tiers and cards of a customer",
            description = "The customer's current balance and tier in each loyalty programme, and the ledger "
                    + "entries, latest first. At most 100 per page; continue with after.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/customers/{id}/programmes")
    ProgrammesAnswer programmes(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            Actor actor,
            @Parameter(description = Page.OLD_CURSOR, deprecated = true) @RequestParam(required = false) @Nullable
                    Long before,
            @Parameter(description = "Maximum number of ledger entries, 1 to 100") @RequestParam(defaultValue = "20")
                    int limit,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable Long after) {
        Page.checkLimit(limit, Page.MAX_SIZE);
        ProgrammeQuery.Shown shown = programmes.of(id, Page.either("after", after, "before", before), limit + 1);
        lookups.viewed(actor, id, "programmes");
        Page<ProgrammeLedger.Line> page = Page.read(limit, size -> shown.lines());
        return new ProgrammesAnswer(
                id,
                shown.keptByCrm() ? "crm" : "holdfast",
                shown.programmes().stream().map(ProgrammeDocument::of).toList(),
                page.map(EntryAnswer::of).items(),
                page.next(ProgrammeLedger.Line::id));
    }
}
