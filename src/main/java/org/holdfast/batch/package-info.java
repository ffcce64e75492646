/**
 * What deciding for many customers needs beside the decision itself: proposals that are evaluated ahead, what each
 * decision leaves of budgets and use limits for the next, and the documents by which another program decides in place
 * of this one. Start at {@link CaseDecider}. One process and a cluster use it, so that both give the same answers.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "churn", "loyalty", "rules", "decisions", "guardrails"})
package org.holdfast.batch;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
