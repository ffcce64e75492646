/**
 * The rule book over HTTP: what is live, checking and publishing drafts, simulating a draft, and the values facts have.
 * Start at {@link RuleBookController}.
 */
@NullMarked
package org.holdfast.api.rulebook;

import org.jspecify.annotations.NullMarked;
