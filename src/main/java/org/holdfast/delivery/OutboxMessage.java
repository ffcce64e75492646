package org.holdfast.delivery;

import java.time.Instant;
import org.holdfast.decisions.Decision;

/**
 * A decision to be delivered to a target.
 *
 * @param id id of the decision; the same for every attempt and every target, so that a receiver can detect duplicates
 * @param decidedAt when it was recorded
 * @param attempt number of the attempt; 1 is the first
 */
public record OutboxMessage(String id, Instant decidedAt, Decision decision, int attempt) {}
