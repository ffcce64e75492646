package org.holdfast.delivery;

import java.time.Instant;
import org.holdfast.decisions.Decision;

/**
 * A decision on its way to one target.
 *
 * @param id of the decision: the same each time it is delivered, wherever to, so that who receives it can tell that it
 *     comes again
 * @param decidedAt when it was recorded
 * @param attempt 1 is the first
 */
public record OutboxMessage(String id, Instant decidedAt, Decision decision, int attempt) {}
