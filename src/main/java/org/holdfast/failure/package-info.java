/**
 * The one translation of failures: status, code, title, field and text for HTTP, NDJSON, MCP and commands. Start at
 * {@link Failure}. No stack trace and no customer data leaves this package.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "database", "coordination", "decisioning", "outcomes", "insight"})
package org.holdfast.failure;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
