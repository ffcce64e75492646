package org.holdfast.drafts.merge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a merged text. */
sealed interface MergePiece {

    /** Lines on which both sides agree. */
    record Agreed(List<String> lines) implements MergePiece {}

    /**
     * Lines on which the sides contradict each other.
     *
     * @param base {@code null} if the part as a whole did not exist
     * @param mine {@code null} if this side deleted the part as a whole
     * @param theirs {@code null} if this side deleted the part as a whole
     */
    record Open(
            String part,
            @Nullable String rule,
            @Nullable List<String> base,
            @Nullable List<String> mine,
            @Nullable List<String> theirs)
            implements MergePiece {

        MergeConflict conflict(String path) {
            return new MergeConflict(path, part, rule, joined(base), joined(mine), joined(theirs));
        }

        private static @Nullable String joined(@Nullable List<String> lines) {
            return lines == null || lines.isEmpty() ? null : String.join("\n", lines);
        }
    }

    /** Returns the piece for three versions of the same lines; {@code null} stands for lines that do not exist. */
    static MergePiece of(
            String part,
            @Nullable String rule,
            @Nullable List<String> base,
            @Nullable List<String> mine,
            @Nullable List<String> theirs) {
        List<String> nothing = List.of();
        if (same(mine, theirs) || same(base, theirs)) {
            return new Agreed(mine == null ? nothing : mine);
        }
        if (same(base, mine)) {
            return new Agreed(theirs == null ? nothing : theirs);
        }
        return new Open(part, rule, base, mine, theirs);
    }

    private static boolean same(@Nullable List<String> one, @Nullable List<String> other) {
        return one == null ? other == null : one.equals(other);
    }
}
