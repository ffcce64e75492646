/**
 * The BG/NBD family of models, which explain repeat purchases by a rate and a probability of leaving that differ
 * between customers. Start at {@link BgNbdModel}, which contains the formulas, and {@link BgNbdFitter}, which estimates
 * the parameters.
 */
@NullMarked
package org.holdfast.churn.bgnbd;

import org.jspecify.annotations.NullMarked;
