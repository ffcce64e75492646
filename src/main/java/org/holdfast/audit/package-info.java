/**
 * The audit trail: an append-only, hash-chained record of acts on the system, such as publishing rules, issuing keys,
 * erasing and exporting customers. Start at {@link AuditTrail}. It holds no facts about customers; decisions are in
 * {@code history}.
 */
@NullMarked
@Feature(uses = {"facts"})
package org.holdfast.audit;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
