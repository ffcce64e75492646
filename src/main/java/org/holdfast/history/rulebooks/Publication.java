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
 * @param approval under which approval it went live
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
        Checks checks,
        Approval approval) {

    /** Creates a publication for which no approval was demanded. */
    public Publication(
            int number,
            String version,
            String author,
            String note,
            Instant at,
            From from,
            Semantics semantics,
            @Nullable Integer restores,
            Checks checks) {
        this(number, version, author, note, at, from, semantics, restores, checks, Approval.NONE);
    }

    /** Returns whether publishing this source would change nothing: the files and the semantics are the same. */
    public boolean isSameAs(BookSource source) {
        return version.equals(source.version()) && semantics.equals(source.semantics());
    }

    /** Returns whether both have the same files and semantics. */
    public boolean isSameAs(Publication other) {
        return version.equals(other.version) && semantics.equals(other.semantics);
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
     * The approval under which a rule book went live.
     *
     * @param by names of those who approved it; {@code null} if it went live without an approval
     * @param draft id of the draft that it was; {@code null} if it was none
     */
    public record Approval(
            Kind kind, @Nullable String by, @Nullable String draft) {

        public static final Approval NONE = new Approval(Kind.NONE, null, null);

        /** What let the rule book go live. */
        public enum Kind {
            /** No approval was demanded. */
            NONE,
            /** It was the first rule book, with nothing live that it could have replaced. */
            FIRST,
            /** A person who had not worked on it approved it. */
            SECOND_PERSON,
            /** The same rule book was live before while an approval was demanded. */
            RESTORED,
            /** It was needed at once; the note says why. */
            EMERGENCY;

            @Override
            public String toString() {
                return EnumLabels.of(this);
            }
        }

        public boolean isEmergency() {
            return kind == Kind.EMERGENCY;
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
