/** The tour: stories about a rule book, generated from its scenarios. Start at {@link Tour}. */
@NullMarked
package org.holdfast.simulation.tour;

import org.jspecify.annotations.NullMarked;
