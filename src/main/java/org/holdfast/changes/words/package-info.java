/** Changes put into sentences, in the language of the reader. Start at {@link ChangeWords}. */
@NullMarked
package org.holdfast.changes.words;

import org.jspecify.annotations.NullMarked;
