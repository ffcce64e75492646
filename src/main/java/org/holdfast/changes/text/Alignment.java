package org.holdfast.changes.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Finds which elements of two lists correspond. The shortest difference is found only in stretches of limited length,
 * because its cost is quadratic; longer lists are first cut at elements that occur once in both.
 */
public final class Alignment {

    /** Maximum product of the lengths of two stretches that are compared exactly. */
    private static final long MAX_EXACT = 400_000;
    /** Maximum number of elements that are compared at all; beyond it, everything counts as replaced. */
    private static final int MAX_ELEMENTS = 50_000;

    private final List<?> before;
    private final List<?> after;
    private final List<Step> steps = new ArrayList<>();

    private Alignment(List<?> before, List<?> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * One element of the result.
     *
     * @param before index in the first list; −1 if the element was added
     * @param after index in the second list; −1 if the element was removed
     */
    public record Step(int before, int after) {

        public boolean inBoth() {
            return before >= 0 && after >= 0;
        }
    }

    /** Returns every element of both lists once, in order; removed elements come before those added in their place. */
    public static List<Step> of(List<?> before, List<?> after) {
        Alignment alignment = new Alignment(before, after);
        alignment.stretch(0, before.size(), 0, after.size());
        return alignment.steps;
    }

    private void stretch(int from, int to, int fromNow, int toNow) {
        int start = from;
        int startNow = fromNow;
        while (start < to && startNow < toNow && Objects.equals(before.get(start), after.get(startNow))) {
            steps.add(new Step(start++, startNow++));
        }
        int end = to;
        int endNow = toNow;
        while (end > start && endNow > startNow && Objects.equals(before.get(end - 1), after.get(endNow - 1))) {
            end--;
            endNow--;
        }
        middle(start, end, startNow, endNow);
        for (int i = 0; i < to - end; i++) {
            steps.add(new Step(end + i, endNow + i));
        }
    }

    private void middle(int from, int to, int fromNow, int toNow) {
        long removed = to - from;
        long added = toNow - fromNow;
        if (removed == 0 || added == 0 || removed + added > MAX_ELEMENTS) {
            replace(from, to, fromNow, toNow);
        } else if (removed * added <= MAX_EXACT) {
            exact(from, to, fromNow, toNow);
        } else {
            cut(from, to, fromNow, toNow);
        }
    }

    private void replace(int from, int to, int fromNow, int toNow) {
        for (int i = from; i < to; i++) {
            steps.add(new Step(i, -1));
        }
        for (int i = fromNow; i < toNow; i++) {
            steps.add(new Step(-1, i));
        }
    }

    private void exact(int from, int to, int fromNow, int toNow) {
        int at = from;
        int atNow = fromNow;
        for (AbstractDelta<?> delta : DiffUtils.diff(
                        new ArrayList<Object>(before.subList(from, to)),
                        new ArrayList<Object>(after.subList(fromNow, toNow)))
                .getDeltas()) {
            int start = from + delta.getSource().getPosition();
            while (at < start) {
                steps.add(new Step(at++, atNow++));
            }
            int end = at + delta.getSource().size();
            int endNow = atNow + delta.getTarget().size();
            replace(at, end, atNow, endNow);
            at = end;
            atNow = endNow;
        }
        while (at < to) {
            steps.add(new Step(at++, atNow++));
        }
    }

    /** Cuts at elements that occur once on both sides, in the longest run that is in order. */
    private void cut(int from, int to, int fromNow, int toNow) {
        List<Step> anchors = anchors(from, to, fromNow, toNow);
        if (anchors.isEmpty()) {
            replace(from, to, fromNow, toNow);
            return;
        }
        int at = from;
        int atNow = fromNow;
        for (Step anchor : anchors) {
            stretch(at, anchor.before, atNow, anchor.after);
            steps.add(anchor);
            at = anchor.before + 1;
            atNow = anchor.after + 1;
        }
        stretch(at, to, atNow, toNow);
    }

    private List<Step> anchors(int from, int to, int fromNow, int toNow) {
        Map<Object, Integer> once = once(before, from, to);
        Map<Object, Integer> onceNow = once(after, fromNow, toNow);
        List<Step> common = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Integer position = once.get(before.get(i));
            Integer positionNow = onceNow.get(before.get(i));
            if (position != null && position >= 0 && positionNow != null && positionNow >= 0) {
                common.add(new Step(i, positionNow));
            }
        }
        return Ascending.of(common, Step::after);
    }

    /** Returns the positions of elements; −1 for those that occur more than once. */
    private static Map<Object, Integer> once(List<?> list, int from, int to) {
        Map<Object, Integer> positions = new HashMap<>();
        for (int i = from; i < to; i++) {
            positions.merge(list.get(i), i, (first, second) -> -1);
        }
        return positions;
    }
}
