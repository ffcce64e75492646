package org.holdfast.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.callers.Allowed;
import org.holdfast.crm.CustomerStore;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.UnknownThing;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The facts of a customer, as they are stored. */
@RestController
@Tag(name = "Customers")
class CustomerController {

    private final CustomerStore store;

    CustomerController(CustomerStore store) {
        this.store = store;
    }

    @Operation(summary = "The facts of a customer", description = "The ETag names this state of the facts.")
    @Allowed(Role.READ)
    @GetMapping("/v1/customers/{id}")
    ResponseEntity<Customer> customer(@PathVariable String id) {
        KnownCustomer known = store.find(id).orElseThrow(() -> new UnknownThing("customer", id));
        return ResponseEntity.ok().eTag(known.hash()).body(known.facts());
    }

    @Operation(summary = "Replace the facts of a customer", description = "A collection that is absent is unknown; an empty one is known "
            + "to be empty. With If-Match the facts are replaced only if they are still those of that ETag.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = Customer.class)))
    @Allowed(Role.DECIDE)
    @PutMapping("/v1/customers/{id}")
    ResponseEntity<Customer> replace(@PathVariable String id, @RequestBody ObjectNode body,
                                     @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        if (!body.has("id")) {
            body.put("id", id);
        }
        Customer customer = FactsJson.read(body, Customer.class);
        if (!customer.id().equals(id)) {
            throw new InvalidFact("id", "is \"" + customer.id() + "\", but the address says \"" + id + "\"");
        }
        String expected = ifMatch == null || ifMatch.equals("*") ? null : ifMatch.replace("\"", "");
        CustomerStore.Put put = store.put(customer, expected);
        if (put == CustomerStore.Put.CHANGED_MEANWHILE) {
            throw new ChangedMeanwhile("The facts of customer \"" + id + "\" are not those of that ETag any more. Read them again and "
                    + "decide what to keep.");
        }
        return ResponseEntity.status(put == CustomerStore.Put.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(FactsHash.of(customer)).body(customer);
    }

    /** Somebody else was faster. */
    static final class ChangedMeanwhile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangedMeanwhile(String message) {
            super(message);
        }
    }
}
