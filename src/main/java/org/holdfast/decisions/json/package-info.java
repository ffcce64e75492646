/**
 * A decision as it is stored and sent. These types keep the words of the contract, so that a rename in
 * {@link org.holdfast.decisions} makes no stored decision unreadable. Start at {@link DecisionJson}.
 */
@NullMarked
package org.holdfast.decisions.json;

import org.jspecify.annotations.NullMarked;
