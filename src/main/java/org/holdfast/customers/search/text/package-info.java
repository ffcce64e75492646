/**
 * The texts by which people name customers, in forms that can be compared: names, telephone numbers, e-mail addresses,
 * ids. Start at {@link NameWords}. Nothing here knows customers or a database.
 */
@NullMarked
package org.holdfast.customers.search.text;

import org.jspecify.annotations.NullMarked;
