/**
 * Strict JSON for facts: unknown fields, wrong types and impossible dates are rejected with the path of the field.
 * Start at {@link FactsJson}. Missing values are never filled in.
 */
@NullMarked
package org.holdfast.facts.json;

import org.jspecify.annotations.NullMarked;
