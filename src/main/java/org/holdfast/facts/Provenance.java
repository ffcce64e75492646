package org.holdfast.facts;

import java.time.Instant;
import org.holdfast.facts.validation.FactConstraints;

/** Where a collection came from and how fresh it is. */
public record Provenance(String from, Instant at) {

    public Provenance {
        FactConstraints.id("from", from);
        FactConstraints.known("at", at, "an instant");
    }
}
