/** The list of rules, one rule with everything that belongs to it, and a new one. Start at {@link RulesController}. */
@NullMarked
package org.holdfast.console.rules;

import org.jspecify.annotations.NullMarked;
