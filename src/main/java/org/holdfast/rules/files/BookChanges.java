package org.holdfast.rules.files;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.holdfast.diagnostics.Problems;

/** What changed from one rule book to another, file by file. */
public record BookChanges(BookSource before, BookSource after, List<FileChange> files) {

    private static final int LINES_AROUND = 3;

    /** A file that is not the same in both. */
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

    /** The changes from {@code before} to {@code after}, by path. */
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

    /**
     * The lines that changed in a file, in the unified format that programs and people know; one line for a file that
     * is no text.
     */
    public List<String> unified(String path) {
        Problems unreadable = new Problems();
        List<String> old = lines(before, path, unreadable);
        List<String> now = lines(after, path, unreadable);
        if (unreadable.hasErrors()) {
            return List.of(path + " is no text; it changed from " + before.bytes(path).length + " to "
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
