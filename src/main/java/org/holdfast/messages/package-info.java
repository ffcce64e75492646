/**
 * What the customer reads, in their language. Start at {@link org.holdfast.messages.MessagesReader} (texts in, messages or problems
 * out) and {@link org.holdfast.messages.Messages}. A text never says what is not known: a missing value is reported to the caller,
 * never printed.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty", "rules"})
package org.holdfast.messages;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
