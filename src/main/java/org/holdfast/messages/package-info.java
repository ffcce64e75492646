/**
 * What the customer reads, in their language. Start at {@link MessagesReader} (texts in, messages or problems out) and
 * {@link Messages}. A missing value is reported to the caller, never printed.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"diagnostics", "loyalty", "rules"})
package org.holdfast.messages;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
