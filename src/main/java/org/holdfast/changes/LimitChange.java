package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.values.ValueChange;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;

/**
 * A value in {@code limits.yaml}, {@code programmes.yaml} or an {@code actions.yaml} that differs between two rule
 * books.
 *
 * @param what path of the value in the file, such as {@code exchangeRates from 2026-01-01 / perUnit / USD}
 * @param before {@code null} if the value was added
 * @param after {@code null} if the value was removed
 */
public record LimitChange(
        String file,
        String what,
        @Nullable String before,
        @Nullable String after) {

    /** Returns all changes from {@code before} to {@code after}. */
    public static List<LimitChange> between(BookSource before, BookSource after) {
        List<String> files = BookChanges.between(before, after).files().stream()
                .map(BookChanges.FileChange::path)
                .toList();
        return SettingsComparison.between(before, after, files).stream()
                .flatMap(change -> change.values().stream().map(value -> of(change, value)))
                .toList();
    }

    private static LimitChange of(SettingChange change, ValueChange value) {
        String item = change.item() + (change.from() == null ? "" : " from " + change.from());
        return new LimitChange(
                change.file(),
                value.path().isEmpty() ? item : item + ValueChange.SEPARATOR + value.path(),
                value.before(),
                value.after());
    }
}
