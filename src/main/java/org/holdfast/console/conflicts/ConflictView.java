package org.holdfast.console.conflicts;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.drafts.merge.MergeConflict;
import org.jspecify.annotations.Nullable;

/**
 * A place that both have changed, as its page shows it.
 *
 * @param mine what this side has changed, by words; {@code null} if it deleted the text, or it is not text
 * @param theirs likewise
 * @param taken {@code mine}, {@code theirs}, {@code text}, or empty as long as nothing was chosen
 * @param typed text to take instead of both
 */
public record ConflictView(
        MergeConflict conflict,
        @Nullable TextDifference mine,
        @Nullable TextDifference theirs,
        String taken,
        String typed) {

    static List<ConflictView> of(List<MergeConflict> conflicts, Choices choices) {
        return IntStream.range(0, conflicts.size())
                .mapToObj(i -> of(conflicts.get(i), choices))
                .toList();
    }

    private static ConflictView of(MergeConflict conflict, Choices choices) {
        Choices.Choice choice = choices.of(conflict);
        return new ConflictView(
                conflict,
                difference(conflict.base(), conflict.mine()),
                difference(conflict.base(), conflict.theirs()),
                choice == null ? "" : choice.take(),
                choice == null || choice.text().isEmpty()
                        ? Objects.requireNonNullElse(conflict.mine(), "")
                        : choice.text());
    }

    private static @Nullable TextDifference difference(@Nullable String base, @Nullable String now) {
        return now == null ? null : TextDifference.between(Objects.requireNonNullElse(base, ""), now);
    }

    /** Returns the name of the rule, or the place in a file. */
    public String title() {
        String part = conflict.part();
        String line = part.startsWith("lines:") ? part.substring("lines".length()) : "";
        return conflict.rule() == null ? conflict.path() + line : conflict.rule();
    }

    /** Returns whether a text can be written that takes the place of both. */
    public boolean isText() {
        return conflict.mine() != null && conflict.theirs() != null;
    }
}
