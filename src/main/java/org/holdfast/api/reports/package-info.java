/** Loyalty measures and action reports over HTTP. Start at {@link MeasureController}. */
@NullMarked
package org.holdfast.api.reports;

import org.jspecify.annotations.NullMarked;
