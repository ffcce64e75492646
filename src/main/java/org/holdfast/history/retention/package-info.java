/**
 * Removes what is not counted of decisions that are older than the company keeps them. Start at
 * {@link org.holdfast.history.retention.DecisionPruning}.
 */
@NullMarked
package org.holdfast.history.retention;

import org.jspecify.annotations.NullMarked;
