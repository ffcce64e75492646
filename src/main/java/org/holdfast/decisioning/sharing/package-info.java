/**
 * What customers share: addresses, so that two records of one person get one message, and budgets. Start at
 * {@link org.holdfast.decisioning.sharing.SharedContacts}.
 */
@NullMarked
package org.holdfast.decisioning.sharing;

import org.jspecify.annotations.NullMarked;
