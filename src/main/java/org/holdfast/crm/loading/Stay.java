package org.holdfast.crm.loading;

import java.time.Instant;
import org.holdfast.crm.mapping.Collected;

/**
 * A record of which a source says something else than somebody has said later, which stays.
 *
 * @param record its id, where it has one
 * @param from who has said it, at which time
 */
public record Stay(String customer, Collected collected, String record, String from, Instant at) {

    @Override
    public String toString() {
        return "customer " + customer + ", " + collected + (record.isEmpty() ? "" : " " + record) + ": as " + from + " said it at " + at;
    }
}
