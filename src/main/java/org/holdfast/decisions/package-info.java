/**
 * From proposals to one decision: the permitted actions, ranked on one scale, with reasons. Start at {@link Decider}.
 * The same input gives the same result on every machine; time and ids are passed in, and nothing is stored or sent.
 */
@NullMarked
@Feature(
        core = true,
        open = {"json"},
        uses = {"facts", "diagnostics", "churn", "loyalty", "rules", "messages"})
package org.holdfast.decisions;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
