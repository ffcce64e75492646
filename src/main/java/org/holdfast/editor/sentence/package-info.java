/**
 * What can be said in a rule. Start at {@link SentenceSource}, the only place from which the language service learns
 * sentences; {@link TemplateSentences} takes them from the files {@code language/<lang>/*.dsl}.
 */
@NullMarked
package org.holdfast.editor.sentence;

import org.jspecify.annotations.NullMarked;
