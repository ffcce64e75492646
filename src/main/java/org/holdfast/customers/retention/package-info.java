/** Removes stored facts that are older than the company keeps them. Start at {@link FactPruning}. */
@NullMarked
package org.holdfast.customers.retention;

import org.jspecify.annotations.NullMarked;
