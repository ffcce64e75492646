/**
 * Whether customers could gain by misbehaving: what a rule book would pay for complaining again, returning or leaving.
 * Start at {@link GamingCheck}.
 */
@NullMarked
package org.holdfast.simulation.gaming;

import org.jspecify.annotations.NullMarked;
