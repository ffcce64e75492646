package org.holdfast.drafts;

import org.jspecify.annotations.Nullable;

/**
 * What is expected to be stored of a file that is to be changed.
 *
 * @param hash hash of the content; {@code null} if the file must not exist
 * @param anything whether anything may be stored, also nothing
 */
public record ExpectedFile(@Nullable String hash, boolean anything) {

    public static ExpectedFile anyContent() {
        return new ExpectedFile(null, true);
    }

    public static ExpectedFile absent() {
        return new ExpectedFile(null, false);
    }

    public static ExpectedFile withHash(String hash) {
        return new ExpectedFile(hash, false);
    }

    boolean matches(@Nullable String stored) {
        return anything || (hash == null ? stored == null : hash.equals(stored));
    }
}
