/**
 * The one translation of failures: status, code, title, field and text for HTTP, NDJSON, MCP and commands. Start at
 * {@link Failure}. A failure never contains a stack trace or customer data.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "database"})
package org.holdfast.failure;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
