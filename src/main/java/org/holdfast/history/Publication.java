package org.holdfast.history;

import java.time.Instant;
import java.util.List;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * A rule book that went live.
 *
 * @param number counted from 1; the highest is live
 * @param version {@code sha256:} and the hash of the content; the same content published again has the same version
 * @param author who published it
 * @param note why, in the author's words; may be empty
 * @param semantics what it means; it stays so however the program changes
 * @param restores the publication it brought back, or {@code null}
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

    /** Whether publishing this text would change nothing: the same files, meaning the same. */
    public boolean isSameAs(BookSource source) {
        return version.equals(source.version()) && semantics.equals(source.semantics());
    }

    /** Longest author and note, in characters. */
    public static final int MAX_AUTHOR = 100;

    public static final int MAX_NOTE = 1_000;

    /** Where the text came from. */
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
     * What the checks said when it was published. There were no errors, or it would not have been.
     *
     * @param warnings with file and line
     */
    public record Checks(int rules, int scenarios, List<String> warnings) {

        public Checks {
            warnings = List.copyOf(warnings);
        }
    }
}
