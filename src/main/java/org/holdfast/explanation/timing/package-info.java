/**
 * Finds the next moment at which time alone changes a decision. Start at {@link WakeUps}. Where conditions cannot
 * change for some days, nothing is evaluated: it follows from how their values drift. Only at the moments that remain
 * are rules evaluated ahead.
 */
@NullMarked
package org.holdfast.explanation.timing;

import org.jspecify.annotations.NullMarked;
