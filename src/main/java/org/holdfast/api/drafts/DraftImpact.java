package org.holdfast.api.drafts;

import java.time.Instant;
import org.holdfast.impact.Impact;
import org.holdfast.impact.ImpactNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What a draft changes for customers, as far as it is known.
 *
 * @param draft id of the draft that it was started for
 * @param books the versions that are compared
 * @param asOf moment of the decisions
 * @param customers number of customers when it was started
 * @param compared number of customers compared so far
 * @param sample result for a sample; absent until it is there
 * @param result result for all customers; absent until it is there
 */
record DraftImpact(
        String draft,
        Impact.Books books,
        Instant asOf,
        Impact.State state,
        long customers,
        long compared,
        @Nullable ImpactNumbers sample,
        @Nullable ImpactNumbers result) {

    static DraftImpact of(Impact impact) {
        return new DraftImpact(
                impact.draft().toString(),
                impact.books(),
                impact.asOf(),
                impact.state(),
                impact.customers(),
                impact.compared(),
                impact.sample(),
                impact.result());
    }
}
