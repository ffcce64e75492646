/** Decisions over HTTP: one, many as NDJSON, and their explanation. Start at {@link DecisionController}. */
@NullMarked
package org.holdfast.api.decisions;

import org.jspecify.annotations.NullMarked;
