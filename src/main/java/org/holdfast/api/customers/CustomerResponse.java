package org.holdfast.api.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** The facts of a customer, with read-only information about them. */
record CustomerResponse(
        @JsonUnwrapped Customer facts,

        @Schema(description = "Opt-outs that remain in force although the facts sent do not contain them") @Nullable
        List<Consent> consentsKept,

        @Schema(
                description = "The latest source of each record, and its time, by collection and record; the "
                        + "collection customer means the plain fields")
        @Nullable
        Map<String, Map<String, RecordSources.LastSource>> provenance) {

    /** Fields that are ignored in requests, so that a client can send back what it has read. */
    static final Set<String> READ_ONLY = Set.of("consentsKept", "provenance");

    /** Returns the stored facts. */
    static CustomerResponse of(CustomerStore.Stored stored) {
        return of(Objects.requireNonNull(stored.facts(), "Stored facts"), stored);
    }

    static CustomerResponse of(Customer sent, CustomerStore.Stored stored) {
        return new CustomerResponse(
                stored.facts() == null ? sent : stored.facts(),
                stored.consentsKept().isEmpty() ? null : stored.consentsKept(),
                null);
    }
}
