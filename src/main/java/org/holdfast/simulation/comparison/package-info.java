/**
 * What would change if another rule book were live: both decide for the same customers at the same moment. Start at
 * {@link org.holdfast.simulation.comparison.Comparison}. Customers are handed in; nothing here walks a store.
 */
@NullMarked
package org.holdfast.simulation.comparison;

import org.jspecify.annotations.NullMarked;
