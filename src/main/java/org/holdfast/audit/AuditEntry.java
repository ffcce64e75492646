package org.holdfast.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recorded act.
 *
 * @param number position in the trail, from 1 without gaps
 * @param actorId id of the key or person; {@code null} for other actors
 * @param actor name of the actor at that time
 * @param target id of what was acted on; for customers a pseudonym
 * @param details as JSON
 * @param hash of this entry and the hash of the one before
 */
public record AuditEntry(
        long number,
        Instant at,
        String actorKind,
        @Nullable String actorId,
        String actor,
        String action,
        @Nullable String targetKind,
        @Nullable String target,
        String details,
        @Nullable String address,
        String hash) {
    /** Returns this entry with its hash. */
    AuditEntry sealed(String seal) {
        return new AuditEntry(
                number, at, actorKind, actorId, actor, action, targetKind, target, details, address, seal);
    }
}
