package org.holdfast.crm.sync;

import java.time.Instant;
import org.holdfast.crm.mapping.FactCollection;

/**
 * A record that differs from the source, because another source has changed it later.
 *
 * @param record its id, where it has one
 * @param from which source changed it, and when
 */
public record KeptRecord(String customer, FactCollection collected, String record, String from, Instant at) {

    @Override
    public String toString() {
        return "customer " + customer + ", " + collected + (record.isEmpty() ? "" : " " + record) + ": as " + from
                + " said it at " + at;
    }
}
