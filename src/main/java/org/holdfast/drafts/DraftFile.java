package org.holdfast.drafts;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file that a draft changes.
 *
 * @param hash SHA-256 of its content in hex; {@code null} if the draft deletes it
 * @param size size in bytes
 * @param change how it differs from the base
 * @param revision revision of the draft that changed it last
 * @param by who changed it last
 */
public record DraftFile(
        String path, @Nullable String hash, int size, Change change, int revision, Contributor by, Instant at) {

    /** How a file differs from the base of its draft. */
    public enum Change {
        NEW,
        CHANGED,
        DELETED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
