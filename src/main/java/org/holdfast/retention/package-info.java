/**
 * The use cases: publish a rule book, decide and record it, take an outcome, decide for everybody, say what a draft would change. Start at
 * {@link org.holdfast.retention.Deciding}. Each is one transaction; what to decide is never decided here.
 */
@NullMarked
@Feature(uses = {"coordination", "database", "facts", "loyalty", "rules", "messages", "decisions", "policy", "simulation", "explanation", "history", "delivery"})
package org.holdfast.retention;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
