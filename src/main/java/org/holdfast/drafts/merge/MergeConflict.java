package org.holdfast.drafts.merge;

import org.jspecify.annotations.Nullable;

/**
 * A part of a file that both sides changed in different ways.
 *
 * @param part identifies it within the file: {@code rule:NAME}, {@code lines:FROM-TO} of the base, or {@code file}
 * @param rule name of the rule, if it is one
 * @param base text of the common ancestor; {@code null} if it did not exist, or is not text
 * @param mine text of the draft or of the sender; {@code null} if they deleted it, or it is not text
 * @param theirs text that is live or stored; {@code null} if it was deleted, or is not text
 */
public record MergeConflict(
        String path,
        String part,
        @Nullable String rule,
        @Nullable String base,
        @Nullable String mine,
        @Nullable String theirs) {

    static final String WHOLE_FILE = "file";
}
