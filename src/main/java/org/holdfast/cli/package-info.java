/**
 * The commands. Each is one class that reads its options, calls a use case and prints. Start at {@link org.holdfast.cli.Holdfast}.
 * Exit 0 means fine, 1 that what was checked does not hold, 2 that the command was called wrongly; nobody sees a stack trace.
 */
@NullMarked
@Feature(uses = {"coordination", "access", "database", "facts", "loyalty", "rules", "messages", "decisions", "explanation", "policy", "simulation", "authoring",
    "history", "delivery", "retention", "crm", "reports"})
package org.holdfast.cli;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
