package org.holdfast.api.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.RecordSources;
import org.holdfast.facts.Consent;
import org.holdfast.facts.Customer;
import org.jspecify.annotations.Nullable;

/** The facts of a customer, and what there is to say about them. */
record CustomerResponse(
        @JsonUnwrapped Customer facts,

        @Schema(description = "Opt-outs that remain in force although the facts sent do not contain them") @Nullable
        List<Consent> consentsKept,

        @Schema(
                description =
                        "By collection (customer means the plain fields) and record: the latest source, and " + "when")
        @Nullable
        Map<String, Map<String, RecordSources.Told>> provenance) {

    /** What is only told: whoever sends back what they have read need not take it out. */
    static final Set<String> READ_ONLY = Set.of("consentsKept", "provenance");

    static CustomerResponse of(Customer told, CustomerStore.Stored stored) {
        return new CustomerResponse(
                stored.facts() == null ? told : stored.facts(),
                stored.consentsKept().isEmpty() ? null : stored.consentsKept(),
                null);
    }
}
