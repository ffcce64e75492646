/**
 * What was decided and what came of it, kept for good. Start at {@link org.holdfast.history.Decisions}. It runs inside the
 * transactions of its callers and never decides anything itself.
 */
@NullMarked
@Feature(uses = {"facts", "loyalty", "rules", "messages", "decisions"})
package org.holdfast.history;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
