/**
 * Explains for one rule and one customer which conditions are met, which are not, and with which values. Start at
 * {@link RuleExplanation}. It evaluates the same conditions as the engine.
 */
@NullMarked
package org.holdfast.explanation.conditions;

import org.jspecify.annotations.NullMarked;
