/**
 * Puts the facts of two customers who are the same person together. Start at {@link MergedFacts}. Nothing is stored
 * here.
 */
@NullMarked
package org.holdfast.customers.merging;

import org.jspecify.annotations.NullMarked;
