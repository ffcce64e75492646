package org.holdfast.publishing.servers;

import java.time.Instant;

/**
 * A server of the database.
 *
 * @param name its host and port
 * @param live number of the rule book that is live on it
 * @param seenAt its last sign of life, by the clock of the database
 */
public record RuleBookServer(String name, int live, Instant seenAt) {}
