/**
 * Customers that wait for a decision until a moment, and what all queues of customers have in common. Start at
 * {@link CustomerQueue}.
 */
@NullMarked
package org.holdfast.history.waiting;

import org.jspecify.annotations.NullMarked;
