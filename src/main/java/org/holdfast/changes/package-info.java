/**
 * Two rule books compared in words: rules by sentence, limits and actions as old and new values, tables as grids of
 * changed cells, files by lines. Start at {@link BookDifference}; {@link org.holdfast.changes.words.ChangeWords} puts
 * it into sentences.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "diagnostics", "localization", "rules"},
        open = {"table", "text", "words"})
package org.holdfast.changes;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
