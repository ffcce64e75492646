/**
 * Decisions out: the outbox that is written with a decision, and the targets it is handed on to, at least once and in order for each
 * customer. Start at {@link org.holdfast.delivery.Target}. Nothing is decided here, and what was decided is not changed.
 */
@NullMarked
@Feature(uses = {"coordination", "database", "facts", "decisions", "history"})
package org.holdfast.delivery;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
