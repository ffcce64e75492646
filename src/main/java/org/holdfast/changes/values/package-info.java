/** Values of YAML files compared by their names. Start at {@link ValueComparison}. */
@NullMarked
package org.holdfast.changes.values;

import org.jspecify.annotations.NullMarked;
