package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.Preconditions;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Reads, replaces, erases and exports the stored facts of a customer. */
@RestController
@Tag(name = "Customers")
class CustomerController {

    private static final String PROVENANCE = "provenance";

    private final CustomerStore store;
    private final CustomerLifecycle lifecycle;
    private final DeclaredFactsCheck declared;
    private final LookupAudit lookups;

    CustomerController(
            CustomerStore store, CustomerLifecycle lifecycle, DeclaredFactsCheck declared, LookupAudit lookups) {
        this.declared = declared;
        this.store = store;
        this.lifecycle = lifecycle;
        this.lookups = lookups;
    }

    @Operation(
            operationId = "getCustomer",
            summary = "The facts of a customer",
            description = "The ETag identifies this state of the facts.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/customers/{id}")
    ResponseEntity<CustomerResponse> customer(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            Actor actor,
            @Parameter(description = "provenance (the only value): adds the latest source of each record, and its time")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> include) {
        List<String> included = include == null ? List.of() : include;
        included.stream().filter(each -> !each.equals(PROVENANCE)).findFirst().ifPresent(each -> {
            throw new InvalidInput("include", "is \"" + each + "\"; expected " + PROVENANCE);
        });
        StoredCustomer stored = store.find(id).orElseThrow(() -> new NotFound("customer", id));
        lookups.viewed(actor, id, "facts");
        return ResponseEntity.ok()
                .eTag(stored.etag())
                .body(new CustomerResponse(
                        stored.facts(),
                        null,
                        null,
                        null,
                        null,
                        included.isEmpty() ? null : store.provenance(stored.facts())));
    }

    @Operation(
            operationId = "replaceCustomer",
            summary = "Replace the facts of a customer",
            description = "A collection that is absent is unknown; an empty one is known to be empty. With "
                    + "If-Match the facts are replaced only if they still match one of these ETags; with "
                    + "If-None-Match: * only if there are none yet. Identical facts are not written again. "
                    + "This call restores an erased customer. An opt-out remains in force until the "
                    + "customer gives a later answer, or until it is withdrawn with given: null and a "
                    + "reason; consentsKept lists opt-outs that remain although the facts lack them, and "
                    + "wishesKept doNotContact and contactCap, which a later statement ends: an until in the past, "
                    + "or a cap without a number. movedAway "
                    + "lists records that are left out because they were moved to another customer, who "
                    + "still has them; tooOld counts records that are older than the company keeps them.")
    @ApiResponse(responseCode = "200", description = "The facts were replaced")
    @ApiResponse(responseCode = "201", description = "The customer is new")
    @ApiResponse(responseCode = "410", description = "The customer was merged into another one")
    @ApiResponse(responseCode = "412", description = "The facts no longer match these ETags, or facts already exist")
    @FactsBody
    @AllowedRoles(Role.DECIDE)
    @PutMapping("/v1/customers/{id}")
    ResponseEntity<CustomerResponse> replace(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @RequestBody ObjectNode body,
            @Parameter(description = "The ETag of the facts to replace, or several")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "* (the only value): there must be no facts yet")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch) {
        CustomerResponse.READ_ONLY.forEach(body::remove);
        if (!body.has("id")) {
            body.put("id", id);
        }
        Customer customer = declared.check(FactsJson.read(body, Customer.class));
        if (!customer.id().equals(id)) {
            throw new InvalidInput("id", "is \"" + customer.id() + "\", but the path has \"" + id + "\"");
        }
        return CustomerResponse.answer(id, store.put(customer, Preconditions.of(ifMatch, ifNoneMatch)));
    }

    @Operation(
            operationId = "eraseCustomer",
            summary = "Erase a customer",
            description = "Deletes facts, receipts and all text about the customer. Decisions are kept "
                    + "anonymously, so that budgets, costs and reports stay correct; they cannot be "
                    + "replayed (410).")
    @AllowedRoles(Role.ADMIN)
    @DeleteMapping("/v1/customers/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id, Actor actor) {
        lifecycle.erase(id, actor);
    }

    @Operation(
            operationId = "exportCustomer",
            summary = "All stored data about a customer",
            description = "Facts, decisions with their receipts and outcomes, deliveries, and the contents of events.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/customers/{id}/export")
    Map<String, Object> export(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id, Actor actor) {
        return lifecycle.export(id, actor);
    }
}
