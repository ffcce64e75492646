/** The first page: what waits for its reader. Start at {@link TodayController}. */
@NullMarked
package org.holdfast.console.today;

import org.jspecify.annotations.NullMarked;
