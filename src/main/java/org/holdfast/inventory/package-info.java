/**
 * The live rule book as a list to look through: what there is, in which state it is, what it did lately, and how it
 * came to be as it is. Start at {@link RuleInventory}. It reads what other features keep, and changes nothing.
 */
@NullMarked
@Feature(uses = {"facts", "diagnostics", "rules", "decisions", "catalogue", "history", "publishing", "reports"})
package org.holdfast.inventory;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
