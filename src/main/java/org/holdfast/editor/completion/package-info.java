/** What can be written at the cursor. Start at {@link Completer}. */
@NullMarked
package org.holdfast.editor.completion;

import org.jspecify.annotations.NullMarked;
