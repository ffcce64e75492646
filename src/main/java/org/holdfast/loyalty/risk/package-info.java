/**
 * How likely it is that a customer will not buy again in the next so many days, learnt from the purchases of all customers. Start at
 * {@link org.holdfast.loyalty.risk.ModelSearch}, which fits several models and chooses one by predicting a time it has not seen, and at
 * {@link org.holdfast.loyalty.risk.ChanceModel}, which is what is left of it. Nothing here may look beyond the day it is asked about.
 */
@NullMarked
package org.holdfast.loyalty.risk;

import org.jspecify.annotations.NullMarked;
