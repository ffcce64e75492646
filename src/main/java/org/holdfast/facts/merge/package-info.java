/** Two accounts of the same records become one. Start at {@link Reconciliation}. A refusal of contact is never lost. */
@NullMarked
package org.holdfast.facts.merge;

import org.jspecify.annotations.NullMarked;
