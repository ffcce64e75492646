/**
 * Incidents: what went wrong for a customer, and which incidents are one matter. Start at
 * {@link org.holdfast.guardrails.incidents.Incidents}.
 */
@NullMarked
package org.holdfast.guardrails.incidents;

import org.jspecify.annotations.NullMarked;
