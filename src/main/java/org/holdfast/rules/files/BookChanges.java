package org.holdfast.rules.files;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.holdfast.diagnostics.Problems;

/**
 * The differences between two rule books, file by file.
 *
 * @param files the files that differ, by path
 */
public record BookChanges(BookSource before, BookSource after, List<FileChange> files) {

    private static final int LINES_AROUND = 3;

    /** A file that differs between the two rule books. */
    public record FileChange(String path, How how) {}

    /** How a file changed. */
    public enum How {
        NEW,
        CHANGED,
        GONE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns the changes from {@code before} to {@code after}, sorted by path. */
    public static BookChanges between(BookSource before, BookSource after) {
        TreeSet<String> paths = new TreeSet<>(before.paths());
        paths.addAll(after.paths());
        List<FileChange> files = new ArrayList<>();
        for (String path : paths) {
            if (!before.has(path)) {
                files.add(new FileChange(path, How.NEW));
            } else if (!after.has(path)) {
                files.add(new FileChange(path, How.GONE));
            } else if (!Arrays.equals(before.bytes(path), after.bytes(path))) {
                files.add(new FileChange(path, How.CHANGED));
            }
        }
        return new BookChanges(before, after, List.copyOf(files));
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** Returns the changed lines of a file as a unified diff, or a single line if the file is not text. */
    public List<String> unified(String path) {
        Problems unreadable = new Problems();
        List<String> old = lines(before, path, unreadable);
        List<String> now = lines(after, path, unreadable);
        if (unreadable.hasErrors()) {
            return List.of(path + " is not text; it changed from " + before.bytes(path).length + " to "
                    + after.bytes(path).length + " bytes");
        }
        return UnifiedDiffUtils.generateUnifiedDiff(
                before.has(path) ? "a/" + path : null,
                after.has(path) ? "b/" + path : null,
                old,
                DiffUtils.diff(old, now),
                LINES_AROUND);
    }

    private static List<String> lines(BookSource source, String path, Problems problems) {
        return source.has(path) ? source.text(path, problems).lines().toList() : List.of();
    }
}
