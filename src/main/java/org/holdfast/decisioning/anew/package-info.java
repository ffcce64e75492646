/**
 * What leads to new decisions without a request: changed facts, and time alone. Start at
 * {@link org.holdfast.decisioning.anew.WakeUpPlanner}, which keeps for each customer when time calls for a decision.
 */
@NullMarked
package org.holdfast.decisioning.anew;

import org.jspecify.annotations.NullMarked;
