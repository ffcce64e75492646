/**
 * The HTTP door. Each controller takes a question apart, hands it to a use case and puts the answer together; a bad question is answered
 * with {@code application/problem+json} that names the field. Start at {@link org.holdfast.api.DecisionController}. Nothing is decided here.
 */
@NullMarked
@Feature(uses = {"access", "database", "facts", "loyalty", "rules", "messages", "decisions", "explanation", "simulation", "history", "delivery",
    "retention", "crm", "reports"})
package org.holdfast.api;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
