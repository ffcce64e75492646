/** Published rule books, and the commitments that depend on their rules. Start at {@link RuleBooks}. */
@NullMarked
package org.holdfast.history.rulebooks;

import org.jspecify.annotations.NullMarked;
