/** Appends decisions to files, one per line. Start at {@link DecisionFile}. Existing lines are never changed. */
@NullMarked
package org.holdfast.delivery.file;

import org.jspecify.annotations.NullMarked;
