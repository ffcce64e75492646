/**
 * The conditions of rules as plain objects that can be asked, printed and walked: the engine tests them, "why not" explains them,
 * checks compare them. Start at {@link org.holdfast.rules.condition.Conditions} and {@link org.holdfast.rules.condition.Condition}.
 * Logic has three values here: what is unknown is never taken for false, nor its negation for true.
 */
@NullMarked
package org.holdfast.rules.condition;

import org.jspecify.annotations.NullMarked;
