/**
 * Rules as a Drools network, built as a canonical model from condition objects. Start at {@link RuleEngine}. No fact
 * stays in a session from one customer to the next.
 */
@NullMarked
package org.holdfast.rules.engine;

import org.jspecify.annotations.NullMarked;
