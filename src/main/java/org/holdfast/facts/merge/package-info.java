/** Merges two accounts of the same records. Start at {@link Reconciliation}. A refusal of contact is never lost. */
@NullMarked
package org.holdfast.facts.merge;

import org.jspecify.annotations.NullMarked;
