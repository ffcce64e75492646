package org.holdfast.drafts;

import java.time.Duration;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;

/** The limits of drafts. */
public final class DraftLimits {

    /** Most open drafts in all. */
    public static final int MAX_OPEN = 1_000;
    /** Most open drafts of one person or key. */
    public static final int MAX_OPEN_EACH = 100;
    /** Longest title, in characters. */
    public static final int MAX_TITLE = 120;
    /** Largest file, in bytes. */
    public static final int MAX_FILE_BYTES = BookSource.MAX_FILE_BYTES;
    /** Most files that a draft may change. */
    public static final int MAX_FILES = 2_000;
    /** Total size of the files that a draft changes, in bytes. */
    public static final long MAX_BYTES = 16L * 1_048_576;
    /** Total size of a draft with its history, in bytes; beyond it, the oldest entries of the history are dropped. */
    public static final long MAX_STORED_BYTES = 64L * 1_048_576;
    /** Most entries in the history of a draft; beyond it, the oldest are dropped. */
    public static final int MAX_HISTORY = 2_000;
    /** How long a discarded draft can be reopened. */
    public static final Duration KEPT = Duration.ofDays(30);
    /** How long overwritten text is kept for merges, even if no entry of the history refers to it. */
    public static final Duration MERGEABLE = Duration.ofDays(1);

    private DraftLimits() {}

    /** Returns a title without surrounding spaces. */
    static String title(String title) {
        String stripped = title.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_TITLE) {
            throw new InvalidInput("title", "has " + stripped.length() + " characters; expected are 1 to " + MAX_TITLE);
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("title", "contains a line break or another control character; expected is one line");
        }
        return stripped;
    }
}
