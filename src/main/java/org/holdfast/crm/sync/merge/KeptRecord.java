package org.holdfast.crm.sync.merge;

import java.time.Instant;
import org.holdfast.crm.mapping.MappedCollection;

/**
 * A record that differs from the loaded source because another source changed it later.
 *
 * @param record id of the record; empty if it has none
 * @param from the source that changed it
 * @param at when that source changed it
 */
public record KeptRecord(String customer, MappedCollection collected, String record, String from, Instant at) {

    @Override
    public String toString() {
        return "customer " + customer + ", " + collected + (record.isEmpty() ? "" : " " + record) + ": as " + from
                + " stated it at " + at;
    }
}
