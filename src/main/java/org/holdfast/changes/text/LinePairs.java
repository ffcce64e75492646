package org.holdfast.changes.text;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.changes.text.Alignment.Step;

/** Pairs the lines of two texts, so that a line with a few other words counts as changed, not as removed and added. */
public final class LinePairs {

    /** How much two lines must have in common to count as one that changed. */
    private static final double SIMILAR = 0.45;
    /** Maximum number of pairs in one stretch that are compared by words. */
    private static final int MAX_PAIRS = 900;

    private final List<String> before;
    private final List<String> after;
    private final List<Line> lines = new ArrayList<>();
    private final List<Integer> removed = new ArrayList<>();
    private final List<Integer> added = new ArrayList<>();

    private LinePairs(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A line of either text.
     *
     * @param before index in the first text; −1 if it was added
     * @param after index in the second text; −1 if it was removed
     */
    public record Line(int before, int after, HowChanged how, TextDifference text) {}

    /** Returns the lines of both texts in reading order. */
    public static List<Line> between(List<String> before, List<String> after) {
        LinePairs pairs = new LinePairs(before, after);
        for (Step step : Alignment.of(before, after)) {
            if (step.inBoth()) {
                pairs.flush();
                String text = after.get(step.after());
                pairs.lines.add(new Line(
                        step.before(),
                        step.after(),
                        HowChanged.SAME,
                        new TextDifference(
                                text, text, List.of(new TextDifference.Run(TextDifference.Kind.SAME, text)))));
            } else if (step.after() < 0) {
                pairs.removed.add(step.before());
            } else {
                pairs.added.add(step.after());
            }
        }
        pairs.flush();
        return pairs.lines;
    }

    private void flush() {
        int next = 0;
        boolean compared = (long) removed.size() * added.size() <= MAX_PAIRS;
        for (int old : removed) {
            int match = compared ? match(old, next) : -1;
            if (match < 0) {
                lines.add(new Line(old, -1, HowChanged.REMOVED, TextDifference.removed(before.get(old))));
                continue;
            }
            while (next < match) {
                add(added.get(next++));
            }
            int now = added.get(next++);
            lines.add(new Line(old, now, HowChanged.CHANGED, TextDifference.between(before.get(old), after.get(now))));
        }
        while (next < added.size()) {
            add(added.get(next++));
        }
        removed.clear();
        added.clear();
    }

    private void add(int now) {
        lines.add(new Line(-1, now, HowChanged.ADDED, TextDifference.added(after.get(now))));
    }

    /** Returns the position of the most similar added line from a position on; −1 if none is similar enough. */
    private int match(int old, int from) {
        int best = -1;
        double most = SIMILAR;
        for (int i = from; i < added.size(); i++) {
            double similarity = TextDifference.between(before.get(old), after.get(added.get(i)))
                    .similarity();
            if (similarity > most) {
                most = similarity;
                best = i;
            }
        }
        return best;
    }
}
