/**
 * What the facts of a customer amount to at one moment: how late an order is, how long the customer has been quiet, what they
 * usually spend. Start at {@link org.holdfast.loyalty.CustomerView}, the one root that rules see. Everything is computed from what
 * was known at that moment; this package never looks at a clock and never lets something of the future in.
 */
@NullMarked
@Feature(core = true, uses = "facts")
package org.holdfast.loyalty;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
