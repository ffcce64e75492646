/**
 * The JSON form in which decisions are stored and sent. These types fix the names of the contract, so that a rename in
 * {@link org.holdfast.decisions} does not make stored decisions unreadable. Start at {@link DecisionJson}.
 */
@NullMarked
package org.holdfast.decisions.json;

import org.jspecify.annotations.NullMarked;
