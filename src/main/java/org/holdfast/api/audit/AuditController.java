package org.holdfast.api.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.Page;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditFilter;
import org.holdfast.audit.AuditTrail;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;

/** Lists the entries of the audit trail. */
@RestController
@Tag(name = "Audit trail")
class AuditController {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final AuditTrail trail;

    AuditController(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param next cursor of the next page; absent on the last page */
    record AuditAnswer(
            List<AuditEntryAnswer> entries, @Nullable Long next) {}

    /**
     * An entry of the audit trail.
     *
     * @param number position in the trail, from 1 without gaps
     * @param target id of what was acted on; for customers a pseudonym
     * @param hash of this entry and the hash of the one before
     */
    record AuditEntryAnswer(
            long number,
            Instant at,
            ActorAnswer actor,
            String action,
            @Nullable TargetAnswer target,
            Map<String, Object> details,
            String hash) {

        static AuditEntryAnswer of(AuditEntry entry) {
            return new AuditEntryAnswer(
                    entry.number(),
                    entry.at(),
                    new ActorAnswer(entry.actorKind(), entry.actorId(), entry.actor(), entry.address()),
                    entry.action(),
                    entry.target() == null
                            ? null
                            : new TargetAnswer(String.valueOf(entry.targetKind()), entry.target()),
                    FactsJson.mapper().convertValue(FactsJson.storedTree(entry.details()), DETAILS),
                    entry.hash());
        }
    }

    /**
     * Who acted.
     *
     * @param id id of the key or person; absent for other actors
     * @param name name at that time
     * @param address network address; absent for commands
     */
    record ActorAnswer(
            String kind,
            @Nullable String id,
            String name,
            @Nullable String address) {}

    record TargetAnswer(String kind, String id) {}

    @Operation(
            operationId = "listAuditEntries",
            summary = "The audit trail: acts on the system, and who did them",
            description = "Latest first. Customers appear under a pseudonym, whose link to the customer is deleted on "
                    + "erasure. At most 100 per page; continue with after.")
    @AllowedRoles(Role.ADMIN)
    @GetMapping("/v1/audit")
    AuditAnswer entries(
            @Parameter(
                            description = "Filter by actor: the id or the name of a person or key, or a kind of actor: "
                                    + "person, key, system, local-operator, program or unauthenticated")
                    @RequestParam(required = false)
                    @Nullable
                    String actor,
            @Parameter(description = "Filter by kind of act, such as key-created")
                    @RequestParam(required = false)
                    @Nullable
                    String action,
            @Parameter(description = "Filter by customer, given by id or by a pseudonym of an entry")
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            @Parameter(description = "Only since this date (UTC) or instant") @RequestParam(required = false) @Nullable
                    String since,
            @Parameter(description = "Only until the end of this date (UTC), or before this instant")
                    @RequestParam(required = false)
                    @Nullable
                    String until,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable Long after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "50") int limit) {
        AuditFilter filter = AuditFilter.parse(actor, action, customerId, since, until);
        Page<AuditEntryAnswer> page =
                Page.read(limit, size -> trail.page(filter, after, size)).map(AuditEntryAnswer::of);
        return new AuditAnswer(page.items(), page.next(AuditEntryAnswer::number));
    }
}
