/**
 * The phrase book: what rules can say, in patterns and examples. Start at
 * {@link org.holdfast.rules.language.phrases.PhraseBook}.
 */
@NullMarked
package org.holdfast.rules.language.phrases;

import org.jspecify.annotations.NullMarked;
