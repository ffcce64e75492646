/**
 * What rules and actions brought: counted from what was decided and reported, held against the customers who were left alone. Start at
 * {@link org.holdfast.reports.ActionReports}. It only reads, with flat memory however much was decided.
 */
@NullMarked
@Feature(uses = {"facts", "rules", "decisions", "history", "retention", "crm"})
package org.holdfast.reports;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
