/** Rules as their authors wrote them, line by line, also in files with errors. Start at {@link RuleOutlines}. */
@NullMarked
package org.holdfast.rules.outline;

import org.jspecify.annotations.NullMarked;
