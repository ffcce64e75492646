/**
 * Loyalty metrics: of one customer for rules, and aggregated for reports. Start at {@link MeasureAccumulator} for many
 * customers and {@link CustomerMeasures} for one. Each formula is given with its source where it is computed. Unknown
 * values are counted as unknown; facts that became known after the moment of a view are ignored.
 */
@NullMarked
package org.holdfast.loyalty.measures;

import org.jspecify.annotations.NullMarked;
