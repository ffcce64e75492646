/** Two rule books compared customer by customer. Start at {@link RuleBookComparison}. Customers are passed in. */
@NullMarked
package org.holdfast.simulation.comparison;

import org.jspecify.annotations.NullMarked;
