package org.holdfast.facts;

import java.time.Instant;

/** Where a collection came from and how fresh it is. */
public record Source(String from, Instant at) {

    public Source {
        Check.id("from", from);
        Check.known("at", at, "an instant");
    }
}
