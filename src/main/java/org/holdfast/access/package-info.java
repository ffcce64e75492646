/**
 * Who may call, and how far their authority reaches: API keys, roles, the step that belongs to a key. Start at
 * {@link org.holdfast.access.Keys}. The text of a key exists here only while it is made or checked; it is never stored, logged or told.
 */
@NullMarked
@Feature(uses = {"database", "facts", "decisions"})
package org.holdfast.access;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
