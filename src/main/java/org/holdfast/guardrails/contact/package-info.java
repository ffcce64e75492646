/**
 * Guardrails about the customer's addresses and wishes: whether there is an address to write to, whether the customer
 * may be contacted at all, and how often they want to be. Start at
 * {@link org.holdfast.guardrails.contact.ReachabilityGuardrail}.
 */
@NullMarked
package org.holdfast.guardrails.contact;

import org.jspecify.annotations.NullMarked;
