/**
 * Reads DRL text into rules. The parser of Drools reads the text; the result is checked against the vocabulary and
 * turned into conditions. Start at {@link DrlReader}. Unsupported syntax is reported with its line; no text is ever
 * compiled or evaluated.
 */
@NullMarked
package org.holdfast.rules.drl;

import org.jspecify.annotations.NullMarked;
