package org.holdfast.crm.sync;

import java.time.Instant;
import org.holdfast.crm.mapping.FactCollection;

/**
 * A record of which a source says something else than somebody has said later, which stays.
 *
 * @param record its id, where it has one
 * @param from who has said it, at which time
 */
public record KeptRecord(String customer, FactCollection collected, String record, String from, Instant at) {

    @Override
    public String toString() {
        return "customer " + customer + ", " + collected + (record.isEmpty() ? "" : " " + record) + ": as " + from
                + " said it at " + at;
    }
}
