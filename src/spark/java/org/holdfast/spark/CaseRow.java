package org.holdfast.spark;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.LimitUse;
import org.holdfast.decisions.ContactHistory.SharedContact;
import org.jspecify.annotations.Nullable;

/**
 * A customer after the first pass, in which each is decided for as the only one.
 *
 * @param input what to decide from, kept only if the decisions for others can change this one; {@code null} otherwise
 * @param answer {@code null} if the input was rejected
 * @param rejected what is wrong with the input; {@code null} if it was not rejected
 * @param kind outcome, or {@code refused} or {@code rejected}
 * @param action id of the first action; {@code null} if there is none
 * @param use what the decision uses of budgets and use limits
 * @param asks most that the customer could draw from each budget
 * @param places actions for the first customers that are proposed
 * @param sharers ids of the records with the same addresses
 * @param made contacts that this decision makes, if others share the addresses
 */
record CaseRow(
        String id,
        @Nullable CaseInput input,
        @Nullable CaseAnswer answer,
        @Nullable Rejected rejected,
        String kind,
        @Nullable String action,
        LimitUse use,
        Map<String, BigDecimal> asks,
        Set<String> places,
        List<String> sharers,
        List<SharedContact> made)
        implements Serializable {

    static final String REFUSED = "refused";
    static final String REJECTED = "rejected";

    /**
     * What a customer is decided from.
     *
     * @param facts as JSON
     * @param hash hash of the facts if it is known; {@code null} to compute it
     * @param past as JSON; {@code null} if there is none
     * @param place where the facts come from
     */
    record CaseInput(
            String id,
            String facts,
            @Nullable String hash,
            @Nullable String past,
            InputPlace place) implements Serializable {}

    /** A rejected input. */
    record Rejected(InputPlace place, String problem) implements Serializable {}

    static CaseRow refused(CaseAnswer answer) {
        return new CaseRow(
                answer.customerId(),
                null,
                answer,
                null,
                REFUSED,
                null,
                LimitUse.NONE,
                Map.of(),
                Set.of(),
                List.of(),
                List.of());
    }

    static CaseRow rejected(String id, InputPlace place, String problem) {
        return new CaseRow(
                id,
                null,
                null,
                new Rejected(place, problem),
                REJECTED,
                null,
                LimitUse.NONE,
                Map.of(),
                Set.of(),
                List.of(),
                List.of());
    }

    /** Returns whether decisions for others can change this one. */
    boolean contends() {
        return input != null;
    }
}
