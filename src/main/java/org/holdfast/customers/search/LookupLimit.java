package org.holdfast.customers.search;

import java.time.Clock;
import org.holdfast.coordination.RateLimit;
import org.holdfast.coordination.TooMany;

/** Limits how many customers one person looks up in a minute, so that the customers are not copied one by one. */
public final class LookupLimit {

    private final RateLimit limit;

    public LookupLimit(SearchSettings settings, Clock clock) {
        this.limit = new RateLimit("look-ups of customers", settings.perMinute(), clock);
    }

    /**
     * Counts one look-up.
     *
     * @param caller name of the person
     * @throws TooMany if this person has used up the minute's look-ups
     */
    public void count(String caller) {
        limit.count(caller);
    }
}
