/**
 * Conditions as plain objects: the engine tests them, explanations evaluate them, analysis compares them. Start at
 * {@link WhenClause} and {@link Condition}. Logic is three-valued: unknown is never false, and its negation never true.
 */
@NullMarked
package org.holdfast.rules.condition;

import org.jspecify.annotations.NullMarked;
