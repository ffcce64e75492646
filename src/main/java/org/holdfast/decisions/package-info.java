/**
 * Makes a decision from proposals: the permitted actions, ranked on one scale, with reasons. Start at {@link Decider}.
 * The same input gives the same result on every machine. Time and ids are passed in; nothing is stored or sent.
 */
@NullMarked
@Feature(
        core = true,
        open = {"json", "retention"},
        uses = {"facts", "diagnostics", "localization", "churn", "loyalty", "rules", "messages"})
package org.holdfast.decisions;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
