/**
 * The arithmetic of loyalty programmes: who takes part, what an order earns, what a return takes back, what expires first. Start at
 * {@link org.holdfast.loyalty.programmes.Counting}, which compares the facts with the ledger and says what the ledger lacks, and at
 * {@link org.holdfast.loyalty.programmes.Account}, which adds up its lines. Nothing here stores anything, looks at a clock, or decides what
 * a customer is given for it: that is for the rules.
 */
@NullMarked
package org.holdfast.loyalty.programmes;

import org.jspecify.annotations.NullMarked;
