/**
 * From proposals to one decision: what may be done, ranked on one scale, with its reason. Start at
 * {@link org.holdfast.decisions.Decider}. The same question gives the same answer on every machine; time and ids are handed in, and
 * nothing here stores or sends anything.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty", "rules", "messages"})
package org.holdfast.decisions;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
