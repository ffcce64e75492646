/**
 * Contacts of other records at the addresses of a customer, so that two records of one person get one message. Start at
 * {@link org.holdfast.decisioning.sharing.SharedContacts}.
 */
@NullMarked
package org.holdfast.decisioning.sharing;

import org.jspecify.annotations.NullMarked;
