/**
 * How long a company may keep facts, and what is left of a customer's facts once the older ones are removed. Start at
 * {@link FactRetention}.
 */
@NullMarked
package org.holdfast.facts.retention;

import org.jspecify.annotations.NullMarked;
