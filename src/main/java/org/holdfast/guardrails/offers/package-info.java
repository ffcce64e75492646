/** The guardrails about which offers are combined, and how often one may be used. */
@NullMarked
package org.holdfast.guardrails.offers;

import org.jspecify.annotations.NullMarked;
