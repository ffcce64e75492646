/**
 * What the facts of a customer amount to at one moment: how late an order is, how long since the last purchase, typical
 * spending. Start at {@link CustomerView}, the root that rules see. Only what was known at that moment counts; this
 * package never reads a clock.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "churn"},
        open = {"measures", "programmes", "signs"})
package org.holdfast.loyalty;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
