/**
 * Facts in: the store of customers, CSV files, databases by a mapping file, events, and the invented customers of the first day; and out again,
 * when customers are merged or erased. Start at {@link org.holdfast.crm.CustomerStore}. What comes in is checked before anything is stored;
 * nothing here decides.
 */
@NullMarked
@Feature(uses = {"coordination", "database", "facts", "rules", "decisions", "history", "retention"})
package org.holdfast.crm;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
