package org.holdfast.rules.language.expansion;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SentenceLine;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.grammar.Grammar;

/**
 * The groups of conditions that a line such as {@code One of these is true:} opens. What belongs to a group is indented
 * further than that line; a group can stand in another.
 */
final class ConditionGroups {

    /** Deeper groups could not be read by people either; the DRL below allows no more. */
    static final int MAX_DEPTH = 3;

    private static final String ALL = "all";
    private static final Pattern BINDING = Pattern.compile("^\\$\\w+\\s*:\\s*");

    private final DrlWriter writer;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    /** The line of the DRL on which the outermost open group begins. */
    private int firstLine;

    /** A group whose end has not been reached. */
    private static final class Open {

        private final int indentation;
        private final String comparison;
        private final SourceLocation origin;
        private boolean empty = true;

        private Open(int indentation, String comparison, SourceLocation origin) {
            this.indentation = indentation;
            this.comparison = comparison;
            this.origin = origin;
        }
    }

    ConditionGroups(DrlWriter writer, Problems problems) {
        this.writer = writer;
        this.problems = problems;
    }

    /** Returns whether a sentence opens a group. */
    static boolean isGroup(String drl) {
        return drl.startsWith(Grammar.GROUP);
    }

    /** Ends the groups to which a line with this indentation does not belong. */
    void reach(int indentation) {
        while (!open.isEmpty() && indentation <= open.element().indentation) {
            end(open.remove());
        }
    }

    /** Ends all groups. */
    void endAll() {
        reach(-1);
    }

    /** Opens a group. */
    void begin(String drl, int indentation, SourceLocation origin, SourceLocation originWithWords) {
        if (open.size() == MAX_DEPTH) {
            problems.error(origin, ProblemText.of("group-too-deep", "most", MAX_DEPTH));
        }
        String comparison = drl.substring(Grammar.GROUP.length());
        String joint = joint();
        writer.line(joint + (comparison.equals(ALL) ? "(" : "accumulate( ("), originWithWords);
        if (open.isEmpty()) {
            firstLine = writer.drl().lines();
        } else {
            note(originWithWords.sentence(), false, 0);
        }
        open.push(new Open(indentation, comparison, origin));
    }

    private void end(Open group) {
        if (group.empty) {
            problems.error(group.origin, ProblemText.of("group-empty", "line", group.origin.text()));
        }
        String ending = group.comparison.equals(ALL) ? ")" : "); $n : count(1); $n " + group.comparison + " )";
        writer.line(ending, group.origin);
    }

    /** Returns what joins the next condition to the one before it, and notes that there is one more. */
    String joint() {
        Open group = open.peek();
        if (group == null) {
            return "";
        }
        boolean first = group.empty;
        group.empty = false;
        if (first) {
            return "  ";
        }
        return group.comparison.equals(ALL) ? " and " : " or ";
    }

    /** Returns a condition as it is in a group, where it finds something without letting other lines refer to it. */
    String member(String drl) {
        return open.isEmpty() ? drl : BINDING.matcher(drl).replaceFirst("exists ");
    }

    /**
     * Adds a line to the sentence of the outermost open group, if there is one, so that the sentence says all of it.
     *
     * @param deeper how many more lines it belongs to, besides those that open groups
     */
    void note(String words, boolean detail, int deeper) {
        if (!open.isEmpty()) {
            SentenceLine line = new SentenceLine(words, detail, open.size() + deeper);
            writer.drl().extendSentence(firstLine, line.written());
        }
    }

    boolean isOpen() {
        return !open.isEmpty();
    }
}
