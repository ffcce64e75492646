/**
 * From DRL text to rules. Drools' parser reads the text; the result is checked against the vocabulary and turned into
 * conditions. Start at {@link DrlReader}. Unsupported syntax is refused with its line; no text is compiled or
 * evaluated.
 */
@NullMarked
package org.holdfast.rules.drl;

import org.jspecify.annotations.NullMarked;
