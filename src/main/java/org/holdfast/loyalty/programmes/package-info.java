/**
 * The arithmetic of loyalty programmes: enrolment, points and stamps earned, taken back and expired. Start at
 * {@link LedgerReconciliation}, which compares the facts with the ledger and lists the missing entries, and at
 * {@link Account}, which sums them. Nothing is stored here.
 */
@NullMarked
package org.holdfast.loyalty.programmes;

import org.jspecify.annotations.NullMarked;
