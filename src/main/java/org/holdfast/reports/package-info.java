/**
 * What rules and actions achieved, compared with the control group. Start at {@link ActionReports}. It only reads, in
 * constant memory.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "decisions", "history", "coordination", "publishing", "customers"})
package org.holdfast.reports;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
