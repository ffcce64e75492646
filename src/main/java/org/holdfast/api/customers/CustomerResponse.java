package org.holdfast.api.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.api.problem.CustomerChanged;
import org.holdfast.api.problem.CustomerMerged;
import org.holdfast.customers.CustomerStore.Put;
import org.holdfast.customers.CustomerStore.Stored;
import org.holdfast.customers.RecordSources;
import org.holdfast.customers.RelocatedRecords;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.holdfast.facts.validation.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The facts of a customer, with read-only information about them. */
record CustomerResponse(
        @JsonUnwrapped Customer facts,

        @Schema(description = "Opt-outs that remain in force although the facts sent do not contain them") @Nullable
        List<Consent> consentsKept,

        @Schema(
                description =
                        "Other wishes about contact, doNotContact or contactCap, that remain in force although the "
                                + "facts sent do not contain them")
        @Nullable
        List<String> wishesKept,

        @Schema(description = "Records that were left out because they were moved to another customer, who has them")
        @Nullable
        List<RelocatedRecords.Elsewhere> movedAway,

        @Schema(description = "Number of records that were left out because the company does not keep facts that old")
        @Nullable
        Integer tooOld,

        @Schema(
                description = "The latest source of each record, and its time, by collection and record; the "
                        + "collection customer means the plain fields")
        @Nullable
        Map<String, Map<String, RecordSources.LastSource>> provenance) {

    /** Fields that are ignored in requests, so that a client can send back what it has read. */
    static final Set<String> READ_ONLY = Set.of("consentsKept", "wishesKept", "movedAway", "tooOld", "provenance");

    /** Returns the answer to a change: the stored facts, or why they were not changed. */
    static ResponseEntity<CustomerResponse> answer(String id, Stored stored) {
        return switch (stored.how()) {
            case CHANGED_MEANWHILE -> throw CustomerChanged.of(id, stored.hash());
            case MERGED -> throw new CustomerMerged(id, String.valueOf(stored.mergedInto()));
            case ERASED -> throw new NotFound("customer", id);
            case CREATED, REPLACED, UNCHANGED ->
                ResponseEntity.status(stored.how() == Put.CREATED ? HttpStatus.CREATED : HttpStatus.OK)
                        .eTag(stored.hash())
                        .body(of(stored));
        };
    }

    private static CustomerResponse of(Stored stored) {
        return new CustomerResponse(
                Objects.requireNonNull(stored.facts(), "Stored facts"),
                stored.consentsKept().isEmpty() ? null : stored.consentsKept(),
                stored.wishesKept().isEmpty() ? null : stored.wishesKept(),
                stored.movedAway().isEmpty() ? null : stored.movedAway(),
                stored.tooOld() == 0 ? null : stored.tooOld(),
                null);
    }
}
