/**
 * The transactional outbox and the targets that receive decisions, at least once and in order per customer. Start at
 * {@link Target}. A recorded decision is never changed.
 */
@NullMarked
@Feature(uses = {"facts", "decisions", "database", "coordination", "audit", "outbound", "crm"})
package org.holdfast.delivery;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
