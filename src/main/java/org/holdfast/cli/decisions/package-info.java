/**
 * Commands that decide, explain, run over all customers and verify recorded decisions. Start at {@link DecideCommand}.
 */
@NullMarked
package org.holdfast.cli.decisions;

import org.jspecify.annotations.NullMarked;
