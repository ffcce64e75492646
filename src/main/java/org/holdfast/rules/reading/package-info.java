/**
 * From DRL text to rules. Drools' own parser reads the text; what it found is then checked against the vocabulary and turned into
 * conditions of ours. What the language does not contain is refused in plain words with its line. Start at
 * {@link org.holdfast.rules.reading.DrlReader}. No text is ever compiled or evaluated here.
 */
@NullMarked
package org.holdfast.rules.reading;

import org.jspecify.annotations.NullMarked;
