package org.holdfast.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.batch.LimitUse;
import org.holdfast.spark.CaseRow.Rejected;

/**
 * What the decisions of a partition come to.
 *
 * @param use what they use of budgets and use limits
 * @param asks most that its customers could draw from each budget
 * @param places number of customers who could take a place, by action
 * @param sharers ids of others with whom its customers share addresses
 * @param made contacts with customers who share addresses
 * @param outcomes number of customers by outcome
 * @param actions number of customers by first action
 * @param rejected the first rejected inputs
 * @param again number of customers who were decided for again
 */
record WalkSummary(
        LimitUse use,
        Map<String, BigDecimal> asks,
        Map<String, Integer> places,
        Set<String> sharers,
        Map<String, LimitWalk.Contacts> made,
        Map<String, Long> outcomes,
        Map<String, Long> actions,
        List<Rejected> rejected,
        long again)
        implements Serializable {

    static final int REJECTED_SHOWN = 20;

    /** Walks through a partition. */
    static WalkSummary of(Iterator<CaseRow> rows, LimitWalk walk, int partition) {
        LimitUse use = LimitUse.NONE;
        Map<String, BigDecimal> asks = new HashMap<>();
        Map<String, Integer> places = new HashMap<>();
        Set<String> sharers = new HashSet<>();
        Map<String, LimitWalk.Contacts> made = new HashMap<>();
        Map<String, Long> outcomes = new TreeMap<>();
        Map<String, Long> actions = new TreeMap<>();
        List<Rejected> rejected = new ArrayList<>();
        long again = 0;
        while (rows.hasNext()) {
            CaseRow first = rows.next();
            CaseRow row = walk.next(first).row();
            again += row == first ? 0 : 1;
            use = use.plus(row.use());
            row.asks().forEach((budget, amount) -> asks.merge(budget, amount, BigDecimal::add));
            row.places().forEach(action -> places.merge(action, 1, Integer::sum));
            sharers.addAll(row.sharers());
            if (!row.made().isEmpty()) {
                made.put(row.id(), new LimitWalk.Contacts(partition, row.made()));
            }
            outcomes.merge(row.kind(), 1L, Long::sum);
            if (row.action() != null) {
                actions.merge(row.action(), 1L, Long::sum);
            }
            if (row.rejected() != null && rejected.size() < REJECTED_SHOWN) {
                rejected.add(row.rejected());
            }
        }
        return new WalkSummary(use, asks, places, sharers, made, outcomes, actions, rejected, again);
    }
}
