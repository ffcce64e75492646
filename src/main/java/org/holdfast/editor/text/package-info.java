/**
 * Positions in a text and changes of it, in the units of editors: lines and columns from 1, columns in UTF-16 units.
 * Start at {@link OpenFile}.
 */
@NullMarked
package org.holdfast.editor.text;

import org.jspecify.annotations.NullMarked;
