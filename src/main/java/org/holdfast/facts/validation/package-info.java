/**
 * Constraints that facts share, whichever way they come in: characters, numbers, dates, codes, and the order in which
 * events can happen. Start at {@link FactConstraints}; violations are {@link InvalidInput}.
 */
@NullMarked
package org.holdfast.facts.validation;

import org.jspecify.annotations.NullMarked;
