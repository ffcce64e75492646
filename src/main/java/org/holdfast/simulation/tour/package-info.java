/** The tour: stories about a rule book, told from scenarios that were played. Start at {@link Tour}. */
@NullMarked
package org.holdfast.simulation.tour;

import org.jspecify.annotations.NullMarked;
