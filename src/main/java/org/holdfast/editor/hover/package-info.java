/** What the text under the cursor means. Start at {@link HoverFinder}. */
@NullMarked
package org.holdfast.editor.hover;

import org.jspecify.annotations.NullMarked;
