package org.holdfast.drafts.merge;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges two changed texts line by line. Changes are independent of each other if at least one unchanged line is
 * between them.
 */
final class LineMerge {

    private final List<String> base;
    private final List<String> mine;
    private final List<String> theirs;
    private final List<AbstractDelta<String>> ofMine;
    private final List<AbstractDelta<String>> ofTheirs;
    private final List<MergePiece> pieces = new ArrayList<>();
    private int nextMine;
    private int nextTheirs;

    private LineMerge(List<String> base, List<String> mine, List<String> theirs) {
        this.base = base;
        this.mine = mine;
        this.theirs = theirs;
        this.ofMine = DiffUtils.diff(base, mine).getDeltas();
        this.ofTheirs = DiffUtils.diff(base, theirs).getDeltas();
    }

    static List<MergePiece> of(List<String> base, List<String> mine, List<String> theirs) {
        return new LineMerge(base, mine, theirs).merge();
    }

    private List<MergePiece> merge() {
        int done = 0;
        while (nextMine < ofMine.size() || nextTheirs < ofTheirs.size()) {
            int firstMine = nextMine;
            int firstTheirs = nextTheirs;
            int start = Math.min(start(ofMine, nextMine), start(ofTheirs, nextTheirs));
            int end = extend(start);
            pieces.add(new MergePiece.Agreed(base.subList(done, start)));
            pieces.add(MergePiece.of(
                    "lines:" + (start + 1) + "-" + Math.max(start + 1, end),
                    null,
                    base.subList(start, end),
                    side(mine, ofMine, firstMine, nextMine, start, end),
                    side(theirs, ofTheirs, firstTheirs, nextTheirs, start, end)));
            done = end;
        }
        pieces.add(new MergePiece.Agreed(base.subList(done, base.size())));
        return pieces;
    }

    /** Returns the end of the changes of both sides that overlap or touch, beginning with those at the start. */
    private int extend(int start) {
        int end = start;
        boolean grown = true;
        while (grown) {
            grown = false;
            while (start(ofMine, nextMine) <= end) {
                end = Math.max(end, end(ofMine.get(nextMine++)));
                grown = true;
            }
            while (start(ofTheirs, nextTheirs) <= end) {
                end = Math.max(end, end(ofTheirs.get(nextTheirs++)));
                grown = true;
            }
        }
        return end;
    }

    /** Returns the lines of one side that stand for the lines of the base from start to end. */
    private static List<String> side(
            List<String> text, List<AbstractDelta<String>> deltas, int first, int next, int start, int end) {
        return text.subList(start + shift(deltas, first), end + shift(deltas, next));
    }

    /** Returns by how many lines the changes before an index move what follows them. */
    private static int shift(List<AbstractDelta<String>> deltas, int index) {
        if (index == 0) {
            return 0;
        }
        AbstractDelta<String> last = deltas.get(index - 1);
        return last.getTarget().getPosition() + last.getTarget().size() - end(last);
    }

    private static int start(List<AbstractDelta<String>> deltas, int index) {
        return index < deltas.size() ? deltas.get(index).getSource().getPosition() : Integer.MAX_VALUE;
    }

    private static int end(AbstractDelta<String> delta) {
        return delta.getSource().getPosition() + delta.getSource().size();
    }
}
