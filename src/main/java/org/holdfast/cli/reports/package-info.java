/** Commands that print measures, reports and churn models. Start at {@link MeasuresCommand}. */
@NullMarked
package org.holdfast.cli.reports;

import org.jspecify.annotations.NullMarked;
