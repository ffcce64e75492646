package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.customers.search.CustomerSearch;
import org.holdfast.customers.search.LookupLimit;
import org.holdfast.customers.search.SearchHit;
import org.holdfast.customers.search.SearchKind;
import org.holdfast.customers.search.SearchResult;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds customers by what a caller names. The answer is not kept in any cache. */
@RestController
@Tag(name = "Customers")
class CustomerSearchController {

    private static final String QUERY =
            "An id, a telephone number or its last six digits, a part of an e-mail address or of a name (in Latin or "
                    + "Cyrillic letters, with or without accents), the number of an order, complaint or return, or "
                    + "several of them, which must all match; 2 to 200 characters";
    private static final String LIMIT = "Maximum number of customers, 1 to 100";
    private static final String RANKED = "Best first: the id, the number of an order, complaint or return, the "
            + "telephone number, the e-mail address, all words of the name, then beginnings and ends. A number or "
            + "an address that matches exactly has no other hits. Callers with the role agent only may make "
            + "holdfast.search.per-minute look-ups a minute.";

    private final CustomerSearch search;
    private final LookupLimit lookupLimit;
    private final LookupAudit lookups;

    CustomerSearchController(CustomerSearch search, LookupLimit lookupLimit, LookupAudit lookups) {
        this.lookups = lookups;
        this.search = search;
        this.lookupLimit = lookupLimit;
    }

    /** What to search for, in a body instead of in the address. */
    record CustomerSearchRequest(
            @Schema(description = QUERY) @Nullable String q,

            @Schema(description = LIMIT, defaultValue = "10", minimum = "1", maximum = "100") @Nullable
            Integer limit) {}

    /** The best hits, and how many others there are. */
    record FoundCustomersAnswer(
            List<FoundCustomer> customers,

            @Schema(description = "Number of other customers who match, at most 100")
            int others,

            @Schema(description = "Whether there are more others than that")
            boolean moreOthers,

            @Schema(
                    description = "false while customers stored by an earlier version are still being indexed, and so "
                            + "may be missing")
            boolean complete) {

        static FoundCustomersAnswer of(SearchResult result) {
            return new FoundCustomersAnswer(
                    result.hits().stream().map(FoundCustomer::of).toList(),
                    result.others(),
                    result.moreOthers(),
                    result.complete());
        }
    }

    /** A customer who was found. */
    record FoundCustomer(
            String customerId,
            @Nullable String name,

            @Schema(description = "What matched best") SearchKind matched,

            @Schema(description = "Whether all of it matched, not just a beginning, an end or some of the words")
            boolean exact,

            @Schema(
                    description = "The number that matched, the end of the telephone number, or the e-mail address "
                            + "without most of its letters")
            @Nullable
            String value) {

        static FoundCustomer of(SearchHit hit) {
            return new FoundCustomer(hit.customerId(), hit.name(), hit.matched(), hit.exact(), hit.value());
        }
    }

    @Operation(
            operationId = "findCustomers",
            summary = "Find customers by what a caller names",
            description = RANKED + " Proxies may log the address of a request: send telephone numbers and e-mail "
                    + "addresses with POST /v1/customer-search.")
    @ApiResponse(responseCode = "200", description = "The best hits")
    @ApiResponse(responseCode = "429", description = "Too many look-ups in a minute; try again after Retry-After")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/customers")
    ResponseEntity<FoundCustomersAnswer> find(
            Caller caller,
            Actor actor,
            @Parameter(description = QUERY, required = true) @RequestParam(required = false) @Nullable String q,
            @Parameter(description = LIMIT) @RequestParam(defaultValue = "10") int limit) {
        return answer(caller, actor, q, limit);
    }

    @Operation(
            operationId = "findCustomersByBody",
            summary = "Find customers by what a caller names, sent in the body",
            description = RANKED + " Nothing that is searched for is in the address of the request.")
    @ApiResponse(responseCode = "200", description = "The best hits")
    @ApiResponse(responseCode = "429", description = "Too many look-ups in a minute; try again after Retry-After")
    @AllowedRoles({Role.READ, Role.AGENT})
    @PostMapping("/v1/customer-search")
    ResponseEntity<FoundCustomersAnswer> findByBody(
            Caller caller, Actor actor, @RequestBody CustomerSearchRequest request) {
        return answer(
                caller, actor, request.q(), request.limit() == null ? CustomerSearch.DEFAULT_LIMIT : request.limit());
    }

    private ResponseEntity<FoundCustomersAnswer> answer(Caller caller, Actor actor, @Nullable String query, int limit) {
        if (!caller.may(Role.READ)) {
            lookupLimit.count(caller.name());
        }
        SearchResult result = search.search(query, limit);
        lookups.searched(actor, result.count());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(FoundCustomersAnswer.of(result));
    }
}
