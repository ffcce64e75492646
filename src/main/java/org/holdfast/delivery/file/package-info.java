/** Decisions to files, one line each. Start at {@link org.holdfast.delivery.file.DecisionFile}. What is there already is never changed. */
@NullMarked
package org.holdfast.delivery.file;

import org.jspecify.annotations.NullMarked;
