/**
 * What the facts of a customer mean at one moment: how late an order is, how long ago the last purchase was, typical
 * spending. Start at {@link CustomerView}, the root object of rules. Only what was known at that moment is taken into
 * account; this package never reads a clock.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "churn"},
        open = {
            "baskets",
            "calendar",
            "fulfilment",
            "goods",
            "measures",
            "money",
            "past",
            "programmes",
            "programmes.earning",
            "purchases",
            "signs"
        })
package org.holdfast.loyalty;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
