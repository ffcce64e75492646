/**
 * Messages to customers, in their language. Start at {@link MessagesReader}, which reads and checks the texts, and at
 * {@link Messages}, which renders them. A missing value is reported to the caller, never printed.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "localization", "loyalty", "rules"})
package org.holdfast.messages;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
