/**
 * Authenticates callers: API keys, roles, and the authority level that belongs to a key. Start at
 * {@link ApiKeyService}. The text of a key exists only while it is issued or checked; it is never stored or logged.
 */
@NullMarked
@Feature(uses = {"facts", "decisions", "database", "audit"})
package org.holdfast.access;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
