/**
 * Figures over lists whose items are not all known: sums, averages, extremes, counts and shares. Start at
 * {@link FigureRange}: the values that a figure can have, whatever the unknown facts turn out to be.
 */
@NullMarked
package org.holdfast.rules.figures;

import org.jspecify.annotations.NullMarked;
