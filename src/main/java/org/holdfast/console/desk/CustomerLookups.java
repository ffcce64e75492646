package org.holdfast.console.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
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
    private final RecentLooks recentLooks;

    CustomerLookups(
            CustomerSearch search, LookupLimit limit, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.search = search;
        this.limit = limit;
        this.trail = trail;
        this.transaction = transaction;
        this.recentLooks = new RecentLooks(clock);
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

    /**
     * Counts and records that a person looks at a customer; the parts of a page and its reload are one look. Every page
     * that shows a customer calls this before it does.
     *
     * <p>A person who has looked at too many customers within the last minute is refused, with the status 429.
     */
    public void viewed(String customer, Caller caller, HttpServletRequest request) {
        if (recentLooks.contains(caller.identity(), customer)) {
            return;
        }
        limit.count(caller.identity());
        append(new AuditEvent(
                caller.actor(request.getRemoteAddr()),
                AuditAction.CUSTOMER_VIEWED,
                Target.customer(customer),
                Map.of()));
        recentLooks.add(caller.identity(), customer);
    }

    private void append(AuditEvent event) {
        transaction.executeWithoutResult(status -> trail.append(event));
    }
}
