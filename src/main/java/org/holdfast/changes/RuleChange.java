package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A rule of sentences or DRL that differs between two rule books. Rules of tables are in {@link TableChange}.
 *
 * @param name the name in the later book, or in the earlier one if the rule was removed
 * @param formerName the name in the earlier book if the rule was renamed, otherwise {@code null}
 * @param before {@code null} if the rule was added
 * @param after {@code null} if the rule was removed
 * @param reordered whether it stands at another place of the same file; matters where the first proposal is preferred
 * @param header owner, season and pause, as far as they differ
 * @param lines all conditions and proposals in order, changed or not
 */
public record RuleChange(
        HowChanged how,
        String name,
        @Nullable String formerName,
        @Nullable Place before,
        @Nullable Place after,
        boolean reordered,
        Meaning meaning,
        List<HeaderChange> header,
        List<LineChange> lines) {

    public RuleChange {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /** Where a rule stands. */
    public record Place(String file, int line) {}

    /** Whether the conditions and proposals mean something else. */
    public enum Meaning {
        /** The same as before, maybe in other words. */
        KEPT,
        CHANGED,
        /** Not known, because a sentence is not understood or because the rule was added or removed. */
        UNKNOWN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** What stands between the name of a rule and its conditions. */
    public enum Header {
        OWNER,
        FROM,
        UNTIL,
        PAUSED,
        OTHER;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * A changed value of the header.
     *
     * @param before {@code null} if it was added
     * @param after {@code null} if it was removed
     */
    public record HeaderChange(
            Header header,
            @Nullable String before,
            @Nullable String after) {}

    /** The parts of a rule that consist of lines. */
    public enum Part {
        WHEN,
        THEN;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /** A condition or a proposal. */
    public record LineChange(Part part, HowChanged how, TextDifference text) {}

    /** Returns whether the rule stands in another file than before. */
    public boolean movedToOtherFile() {
        return before != null && after != null && !before.file().equals(after.file());
    }

    /** Returns the lines that differ. */
    public List<LineChange> changedLines() {
        return lines.stream().filter(line -> line.how() != HowChanged.SAME).toList();
    }

    /** Returns where the rule stands, in the later book if it is there. */
    public Place place() {
        Place place = after == null ? before : after;
        if (place == null) {
            throw new IllegalStateException("A rule that is in neither book cannot have changed");
        }
        return place;
    }

    /** Returns whether only the words or the place differ, so that the rule acts as before. */
    public boolean actsAsBefore() {
        return meaning == Meaning.KEPT && !reordered && header.stream().allMatch(each -> each.header() == Header.OWNER);
    }
}
