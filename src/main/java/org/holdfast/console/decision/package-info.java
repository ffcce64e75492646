/** One recorded decision as a page that can be printed, and its replay. Start at {@link DecisionPageController}. */
@NullMarked
package org.holdfast.console.decision;

import org.jspecify.annotations.NullMarked;
