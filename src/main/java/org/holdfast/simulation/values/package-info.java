/**
 * Which values the facts of customers have, such as the categories of what they bought, and which values the rules ask about that no
 * customer has. Start at {@link org.holdfast.simulation.values.ValueWarnings}. Nothing here touches a database or a clock.
 */
@NullMarked
package org.holdfast.simulation.values;

import org.jspecify.annotations.NullMarked;
