package org.holdfast.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A line of an entry, by which it can be found.
 *
 * @param language ISO 639 code of its words; {@code null} for names, numbers and files
 * @param line number of the line in the file of the entry, from 1; 0 if it is in no particular one
 */
public record CatalogueLine(EntryPart part, @Nullable String language, String text, int line) {

    boolean isIn(String reader) {
        return language == null || language.equals(reader);
    }
}
