/**
 * Whether and how a customer can be reached, from their addresses and consents. Start at
 * {@link org.holdfast.facts.reach.Reachability}.
 */
@NullMarked
package org.holdfast.facts.reach;

import org.jspecify.annotations.NullMarked;
