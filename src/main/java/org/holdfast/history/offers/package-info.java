/** The ledger of the actions that only a number of first customers get. */
@NullMarked
package org.holdfast.history.offers;

import org.jspecify.annotations.NullMarked;
