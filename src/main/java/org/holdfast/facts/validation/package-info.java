/**
 * Constraints shared by all facts, regardless of their source: characters, numbers, dates and codes. Start at
 * {@link FactConstraints}; violations are reported as {@link InvalidInput}.
 */
@NullMarked
package org.holdfast.facts.validation;

import org.jspecify.annotations.NullMarked;
