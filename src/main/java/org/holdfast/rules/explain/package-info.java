/**
 * Says of one rule and one customer which conditions are met, which is not, and with what values. Start at
 * {@link org.holdfast.rules.explain.Explanation}. It asks the very conditions that the engine asks; it never changes an answer.
 */
@NullMarked
package org.holdfast.rules.explain;

import org.jspecify.annotations.NullMarked;
