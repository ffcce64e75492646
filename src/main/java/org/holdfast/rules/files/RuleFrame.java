package org.holdfast.rules.files;

import java.util.List;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * How far a file has got in the frame of a rule: {@code rule}, {@code when}, {@code then}, {@code end}. A word that is
 * missing is told at the rule that lacks it, not in the next one, and what must be put in for it is given, so that the
 * rest of the file can be read.
 */
public final class RuleFrame {

    /** The parts of a rule, and what lies between rules. */
    public enum Part {
        OUTSIDE,
        HEAD,
        WHEN,
        THEN
    }

    private final Problems problems;
    private Part part = Part.OUTSIDE;
    private String name = "";
    private SourceLocation last = SourceLocation.of("");
    /** The empty line below the last one that says something: where an "end" could stand. */
    private @Nullable SourceLocation gap;

    public RuleFrame(Problems problems) {
        this.problems = problems;
    }

    public Part part() {
        return part;
    }

    /** Notes a line that says something; lines that are empty or notes are given to {@link #passes}. */
    public void reads(SourceLocation line) {
        last = line;
        gap = null;
    }

    public void passes(SourceLocation line) {
        gap = gap == null ? line : gap;
    }

    /** Another rule begins. What must stand before it. */
    public List<String> begins(String rule) {
        List<String> missing = ends();
        part = Part.HEAD;
        name = rule;
        return missing;
    }

    /** The file is over, or another rule begins. What is missing of the one before. */
    public List<String> ends() {
        Part before = part;
        part = Part.OUTSIDE;
        if (before == Part.OUTSIDE) {
            return List.of();
        }
        SourceLocation place = place();
        if (before != Part.THEN) {
            problems.error(place, ProblemText.of("frame-then-missing", "rule", name));
        }
        problems.error(place, ProblemText.of("frame-end-missing", "rule", name));
        return before == Part.THEN ? List.of("end") : List.of("then", "end");
    }

    /** Where the "end" of the rule belongs. */
    public SourceLocation place() {
        return gap != null && gap.line() == last.line() + 1 ? gap : last;
    }

    /**
     * A word of the frame, or an annotation such as {@code @from("2026-03-12")}.
     *
     * @return what must stand before it; {@code null} when it is out of place itself
     */
    public @Nullable List<String> reads(String word, SourceLocation origin) {
        if (part == Part.OUTSIDE) {
            problems.error(origin, ProblemText.of("outside-of-rule", "line", origin.text()));
            return null;
        }
        return switch (word) {
            case "when" -> goesOn(Part.WHEN, part == Part.HEAD, word, origin);
            case "then" -> goesOn(Part.THEN, part != Part.THEN, word, origin);
            case "end" -> closes(origin);
            default -> annotates(origin);
        };
    }

    /** The word before a sentence is missing. */
    public List<String> lacks(Part wanted, SourceLocation origin) {
        String word = wanted == Part.WHEN ? "when" : "then";
        problems.error(origin, ProblemText.of("frame-word-missing", "word", word));
        part = wanted;
        return List.of(word);
    }

    private @Nullable List<String> goesOn(Part next, boolean fits, String word, SourceLocation origin) {
        if (!fits) {
            problems.error(origin, ProblemText.of("frame-twice", "word", word, "rule", name));
            return null;
        }
        part = next;
        return List.of();
    }

    private List<String> closes(SourceLocation origin) {
        boolean complete = part == Part.THEN;
        if (!complete) {
            problems.error(origin, ProblemText.of("frame-then-missing", "rule", name));
        }
        part = Part.OUTSIDE;
        return complete ? List.of() : List.of("then");
    }

    private @Nullable List<String> annotates(SourceLocation origin) {
        if (part == Part.HEAD) {
            return List.of();
        }
        problems.error(origin, ProblemText.of("frame-annotation-late", "line", origin.text()));
        return null;
    }
}
