/**
 * Finds out about rules without playing them: conditions that contradict each other, a rule that another makes useless, holes and
 * overlaps in tables, values that a text needs and a rule does not guarantee. It works on the conditions themselves, never on text.
 * Start at {@link org.holdfast.rules.analysis.Analysis}. What it cannot decide it does not claim.
 */
@NullMarked
package org.holdfast.rules.analysis;

import org.jspecify.annotations.NullMarked;
