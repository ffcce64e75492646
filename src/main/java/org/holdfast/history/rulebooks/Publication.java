package org.holdfast.history.rulebooks;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * A published rule book.
 *
 * @param number counted from 1; the highest is live
 * @param version {@code sha256:} and the hash of the content, so the same content always has the same version
 * @param author name of the publisher
 * @param note reason given by the author; may be empty
 * @param semantics version of the rule semantics, which does not change with the program
 * @param restores number of the publication that it restores, or {@code null}
 */
public record Publication(
        int number,
        String version,
        String author,
        String note,
        Instant at,
        From from,
        Semantics semantics,
        @Nullable Integer restores,
        Checks checks) {

    /** Returns whether publishing this source would change nothing: the files and the semantics are the same. */
    public boolean isSameAs(BookSource source) {
        return version.equals(source.version()) && semantics.equals(source.semantics());
    }

    /** Maximum length of the author and the note, in characters. */
    public static final int MAX_AUTHOR = 100;

    public static final int MAX_NOTE = 1_000;

    /** Where the published files came from. */
    public enum From {
        FOLDER,
        DRAFT,
        RESTORE;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The results of the checks at the time of publication, which had no errors.
     *
     * @param warnings warnings with file and line
     */
    public record Checks(int rules, int scenarios, List<String> warnings) {

        public Checks {
            warnings = List.copyOf(warnings);
        }
    }
}
