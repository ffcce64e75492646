/**
 * The BG/NBD family of models, which explain repeat purchases by a rate and a probability of leaving that differ
 * between customers. Start at {@link BgNbdModel}, the formulas, and {@link BgNbdFitter}, which estimates their
 * parameters.
 */
@NullMarked
package org.holdfast.churn.bgnbd;

import org.jspecify.annotations.NullMarked;
