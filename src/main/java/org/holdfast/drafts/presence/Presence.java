package org.holdfast.drafts.presence;

import java.time.Instant;
import java.util.UUID;
import org.holdfast.drafts.Contributor;

/**
 * A person or key that has a file open.
 *
 * @param rule the rule that they are in; empty if it is not known
 */
public record Presence(UUID draft, Contributor by, String path, String rule, Instant at) {}
