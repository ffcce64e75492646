/**
 * Counts referrals: friends of a customer who have ordered. Start at {@link ReferralCounter}. A referral becomes a fact
 * of the referring customer; whether it is rewarded is for the rules to decide.
 */
@NullMarked
package org.holdfast.customers.referrals;

import org.jspecify.annotations.NullMarked;
