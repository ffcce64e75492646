package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.Preconditions;
import org.holdfast.customers.CustomerParts;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.SimilarNames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes a part of the stored facts of a customer. */
@RestController
@Tag(name = "Customers")
class CustomerPartController {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** Collections whose records have a source. */
    private static final List<String> WITH_SOURCES =
            List.of("orders", "complaints", "returns", "subscriptions", "payments", "carts");

    private static final List<String> LISTS = Customer.COLLECTIONS.stream()
            .filter(each -> !each.equals("membership"))
            .toList();

    /** Precedes the name of a declared list, as in mapping files. */
    private static final String DECLARED_LIST = "lists.";

    private final CustomerParts parts;

    CustomerPartController(CustomerParts parts) {
        this.parts = parts;
    }

    @Operation(
            operationId = "patchCustomer",
            summary = "Change a part of a customer's facts",
            description = "A JSON merge patch (RFC 7396): fields that are absent stay as they are, null makes a field "
                    + "unknown, objects are merged, and a list is replaced. A customer who is not known yet is "
                    + "created; an erased one is not. With If-Match the facts are changed only if they still match "
                    + "one of these ETags. Opt-outs and other wishes remain in force as with PUT; consentsKept and "
                    + "wishesKept list them. "
                    + "movedAway lists records that are left out because they were moved to another customer, "
                    + "tooOld counts those that are older than the company keeps them.")
    @FactsBody
    @ApiResponse(responseCode = "200", description = "The facts after the change")
    @ApiResponse(responseCode = "201", description = "The customer is new")
    @ApiResponse(responseCode = "410", description = "The customer was merged into another one")
    @ApiResponse(responseCode = "412", description = "The facts no longer match these ETags, or facts already exist")
    @AllowedRoles(Role.DECIDE)
    @PatchMapping(
            path = "/v1/customers/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<CustomerResponse> patch(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @RequestBody JsonNode body,
            @Parameter(description = "The ETag of the facts to change, or several")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "* (the only value): there must be no facts yet")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch) {
        if (body instanceof ObjectNode fields) {
            CustomerResponse.READ_ONLY.forEach(fields::remove);
            fields.propertyNames().forEach(CustomerPartController::checkField);
        }
        return CustomerResponse.answer(id, parts.patch(id, body, Preconditions.of(ifMatch, ifNoneMatch)));
    }

    private static void checkField(String name) {
        if (!Customer.FIELDS.contains(name)) {
            throw new InvalidInput(name, "is not a field of a customer" + SimilarNames.hint(name, Customer.FIELDS));
        }
    }

    @Operation(
            operationId = "replaceCollection",
            summary = "Replace one collection of a customer",
            description = "Replaces the orders, complaints or another collection, and leaves everything else as it is. "
                    + "With source, only the records of that source are replaced, and records that name no source get "
                    + "it: two shops that each send their orders do not remove each other's. An empty list is known to "
                    + "be empty; to make a collection unknown, PATCH it with null.")
    @ApiResponse(responseCode = "200", description = "The facts after the change")
    @ApiResponse(responseCode = "201", description = "The customer is new")
    @ApiResponse(responseCode = "410", description = "The customer was merged into another one")
    @ApiResponse(responseCode = "412", description = "The facts no longer match these ETags, or facts already exist")
    @CollectionBody
    @AllowedRoles(Role.DECIDE)
    @PutMapping("/v1/customers/{id}/{collection}")
    ResponseEntity<CustomerResponse> replace(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @Parameter(description = "The name of a collection, such as orders") @PathVariable String collection,
            @Parameter(description = "The source whose orders, complaints or returns are replaced; default: all")
                    @RequestParam(required = false)
                    @Nullable
                    String source,
            @RequestBody JsonNode body,
            @Parameter(description = "The ETag of the facts to change, or several")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @Parameter(description = "* (the only value): there must be no facts yet")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable
                    String ifNoneMatch) {
        if (collection.startsWith(DECLARED_LIST)) {
            return replaceList(id, collection, source, body, Preconditions.of(ifMatch, ifNoneMatch));
        }
        if (!LISTS.contains(collection)) {
            throw new InvalidInput(
                    "collection",
                    "is \"" + collection + "\"; expected one of " + String.join(", ", LISTS)
                            + ", or lists. and the name of a declared list"
                            + SimilarNames.hint(collection, LISTS));
        }
        if (body.isNull()) {
            throw new InvalidInput(
                    collection,
                    "is null; expected the records, [] if there are none. To make it unknown, send PATCH "
                            + "/v1/customers/{id} with {\"" + collection + "\": null}");
        }
        if (source != null && !WITH_SOURCES.contains(collection)) {
            throw new InvalidInput(
                    "source",
                    "is given, but records of " + collection + " have no source; expected with "
                            + String.join(", ", WITH_SOURCES));
        }
        return CustomerResponse.answer(
                id, parts.replace(id, collection, body, source, Preconditions.of(ifMatch, ifNoneMatch)));
    }

    private ResponseEntity<CustomerResponse> replaceList(
            String id,
            String collection,
            @Nullable String source,
            JsonNode body,
            @Nullable Predicate<Optional<String>> condition) {
        String list = collection.substring(DECLARED_LIST.length());
        if (source != null) {
            throw new InvalidInput("source", "is given, but items of declared lists have no source; leave it out");
        }
        if (body.isNull()) {
            throw new InvalidInput(
                    collection,
                    "is null; expected the items, [] if there are none. To make it unknown, send PATCH "
                            + "/v1/customers/{id} with {\"lists\": {\"" + list + "\": null}}");
        }
        return CustomerResponse.answer(id, parts.replaceList(id, list, body, condition));
    }
}
