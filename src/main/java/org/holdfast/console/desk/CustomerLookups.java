package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditTrail;
import org.holdfast.customers.search.CustomerSearch;
import org.holdfast.customers.search.LookupLimit;
import org.holdfast.customers.search.SearchResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks customers up for people: within a limit, and recorded in the audit trail without what they searched for. */
@Service
public class CustomerLookups {

    private final CustomerSearch search;
    private final LookupLimit limit;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    CustomerLookups(CustomerSearch search, LookupLimit limit, AuditTrail trail, TransactionTemplate transaction) {
        this.search = search;
        this.limit = limit;
        this.trail = trail;
        this.transaction = transaction;
    }

    /** Searches for customers. */
    SearchResult search(String query, Caller caller, HttpServletRequest request) {
        limit.count(caller.identity());
        SearchResult result = search.search(query, CustomerSearch.DEFAULT_LIMIT);
        append(new AuditEvent(
                caller.actor(request.getRemoteAddr()),
                AuditAction.CUSTOMER_SEARCHED,
                null,
                Map.of("found", result.count())));
        return result;
    }

    /** Records that a person saw a customer. */
    public void viewed(String customer, Caller caller, HttpServletRequest request) {
        append(new AuditEvent(
                caller.actor(request.getRemoteAddr()),
                AuditAction.CUSTOMER_VIEWED,
                Target.customer(customer),
                Map.of()));
    }

    private void append(AuditEvent event) {
        transaction.executeWithoutResult(status -> trail.append(event));
    }
}
