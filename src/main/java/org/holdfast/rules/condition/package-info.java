/**
 * Conditions as plain objects, which the engine tests, explanations evaluate and the analysis compares. Start at
 * {@link WhenClause} and {@link Condition}. Logic is three-valued: unknown is never false, and its negation is never
 * true.
 */
@NullMarked
package org.holdfast.rules.condition;

import org.jspecify.annotations.NullMarked;
