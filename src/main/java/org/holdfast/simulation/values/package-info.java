/** The values that facts have, and the values rules ask about that no customer has. Start at {@link ValueWarnings}. */
@NullMarked
package org.holdfast.simulation.values;

import org.jspecify.annotations.NullMarked;
