package org.holdfast.changes;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.changes.FileDifference.Hunk;
import org.holdfast.changes.FileDifference.Line;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.LinePairs;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;

/** Compares files by lines. The number of lines shown is limited for each file and for the whole book. */
final class FileComparison {

    static final int LINES_OF_FILE = 1_000;
    static final int LINES_OF_BOOK = 20_000;
    private static final int AROUND = 3;

    private final BookSource before;
    private final BookSource after;
    private int left = LINES_OF_BOOK;

    private FileComparison(BookSource before, BookSource after) {
        this.before = before;
        this.after = after;
    }

    static List<FileDifference> between(BookChanges changes) {
        FileComparison comparison = new FileComparison(changes.before(), changes.after());
        return changes.files().stream()
                .map(change -> comparison.file(change.path()))
                .toList();
    }

    private FileDifference file(String path) {
        HowChanged how = !before.has(path) ? HowChanged.ADDED : HowChanged.CHANGED;
        Problems unreadable = new Problems();
        List<String> old = lines(before, path, unreadable);
        List<String> now = lines(after, path, unreadable);
        boolean text = !unreadable.hasErrors();
        List<Line> lines = text ? lines(old, now) : List.of();
        int allowed = Math.min(LINES_OF_FILE, left);
        List<Hunk> hunks = hunks(lines, allowed);
        int shown = hunks.stream().mapToInt(hunk -> count(hunk.lines())).sum();
        left -= shown;
        return new FileDifference(
                path,
                after.has(path) ? how : HowChanged.REMOVED,
                text,
                before.bytes(path).length,
                after.bytes(path).length,
                hunks,
                count(lines) - shown);
    }

    private static int count(List<Line> lines) {
        return (int)
                lines.stream().filter(line -> line.how() != HowChanged.SAME).count();
    }

    private static List<String> lines(BookSource source, String path, Problems problems) {
        String text = source.text(path, problems);
        if (text.indexOf('\0') >= 0 || path.endsWith(".xlsx")) {
            problems.error(SourceLocation.of(path), "Not text.");
            return List.of();
        }
        return text.lines().toList();
    }

    private static List<Line> lines(List<String> before, List<String> after) {
        return LinePairs.between(before, after).stream()
                .map(pair -> new Line(
                        pair.how(),
                        pair.before() < 0 ? null : pair.before() + 1,
                        pair.after() < 0 ? null : pair.after() + 1,
                        pair.text()))
                .toList();
    }

    /** Groups changed lines with the lines around them, until the limit is reached. */
    private static List<Hunk> hunks(List<Line> lines, int limit) {
        List<Hunk> hunks = new ArrayList<>();
        int changed = 0;
        int at = 0;
        while (at < lines.size() && changed < limit) {
            int first = at;
            while (first < lines.size() && lines.get(first).how() == HowChanged.SAME) {
                first++;
            }
            if (first == lines.size()) {
                break;
            }
            int start = Math.max(at, first - AROUND);
            int end = first;
            int quiet = 0;
            while (end < lines.size() && quiet <= 2 * AROUND && changed < limit) {
                boolean same = lines.get(end++).how() == HowChanged.SAME;
                quiet = same ? quiet + 1 : 0;
                changed += same ? 0 : 1;
            }
            int stop = end - Math.max(0, quiet - AROUND);
            hunks.add(hunk(lines, start, stop));
            at = stop;
        }
        return hunks;
    }

    private static Hunk hunk(List<Line> lines, int start, int stop) {
        int before = 1;
        int after = 1;
        for (Line line : lines.subList(0, start)) {
            before += line.lineBefore() == null ? 0 : 1;
            after += line.lineAfter() == null ? 0 : 1;
        }
        return new Hunk(before, after, lines.subList(start, stop));
    }
}
