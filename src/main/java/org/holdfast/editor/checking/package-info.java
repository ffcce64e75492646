/**
 * What is wrong with a rule book, how to correct it, and what its examples do. Start at {@link FileChecker} (the file
 * in an editor) and {@link BookChecker} (the whole rule book).
 */
@NullMarked
package org.holdfast.editor.checking;

import org.jspecify.annotations.NullMarked;
