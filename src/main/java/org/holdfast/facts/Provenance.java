package org.holdfast.facts;

import java.time.Instant;
import org.holdfast.facts.validation.FactConstraints;

/** The source of a collection, and the time at which it was last known to be correct. */
public record Provenance(String from, Instant at) {

    public Provenance {
        FactConstraints.id("from", from);
        FactConstraints.known("at", at, "an instant");
    }
}
