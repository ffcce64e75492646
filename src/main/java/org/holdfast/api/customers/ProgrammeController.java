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
import org.holdfast.api.web.PageLimit;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.outcomes.ProgrammeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Points, stamps, tiers and cards of a customer. */
@RestController
@Tag(name = "Customers")
class ProgrammeController {

    private final ProgrammeQuery showing;

    ProgrammeController(ProgrammeQuery showing) {
        this.showing = showing;
    }

    /**
     * How a customer stands in loyalty programmes.
     *
     * @param keptBy {@code holdfast}, or {@code crm} when the CRM tells of the membership
     * @param entries lines of the ledger, the latest first
     * @param next give it as {@code before} for what came earlier; absent on the last page
     */
    record ProgrammesAnswer(
            String customerId,
            String keptBy,
            List<ProgrammeView> programmes,
            List<EntryAnswer> entries,
            @Nullable Long next) {}

    /**
     * @param cause {@code order:} or {@code action:} and what it is about
     * @param balance after it
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
                    line.ruleBook(),
                    line.recordedAt());
        }
    }

    @Operation(
            operationId = "customerProgrammes",
            summary = "Points, stamps, tiers and cards of a customer",
            description =
                    "How the customer stands in each loyalty programme now, and the lines of the ledger, the latest first. At most 100 at once; go on with before.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/customers/{id}/programmes")
    ProgrammesAnswer programmes(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @Parameter(description = "What next of an earlier page said") @RequestParam(required = false) @Nullable
                    Long before,
            @Parameter(description = "How many lines of the ledger, 1 to 100") @RequestParam(defaultValue = "20")
                    int limit) {
        PageLimit.check(limit);
        ProgrammeQuery.Shown shown = showing.of(id, before, limit + 1);
        boolean more = shown.lines().size() > limit;
        List<ProgrammeLedger.Line> page = more ? shown.lines().subList(0, limit) : shown.lines();
        return new ProgrammesAnswer(
                id,
                shown.keptByCrm() ? "crm" : "holdfast",
                shown.programmes(),
                page.stream().map(EntryAnswer::of).toList(),
                more ? page.get(limit - 1).id() : null);
    }
}
