/**
 * Friends whom customers sent. Start at {@link org.holdfast.crm.referrals.CountingFriends}. What comes of it is a fact about whoever sent
 * them; whether they are thanked is for the rules to say.
 */
@NullMarked
package org.holdfast.crm.referrals;

import org.jspecify.annotations.NullMarked;
