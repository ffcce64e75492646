package org.holdfast.rules.files;

import java.util.List;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the position of a reader in the frame of a rule: {@code rule}, {@code when}, {@code then}, {@code end}. A
 * missing keyword is reported at the rule that lacks it, not at the next one, and returned for insertion, so that the
 * rest of the file can be read.
 */
public final class RuleFrame {

    /** The parts of a rule, and the space between rules. */
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
    /** The first empty line below the last line with content, where a missing "end" would belong. */
    private @Nullable SourceLocation gap;

    public RuleFrame(Problems problems) {
        this.problems = problems;
    }

    public Part part() {
        return part;
    }

    /** Records a line with content; empty lines and comments are passed to {@link #skipLine}. */
    public void acceptLine(SourceLocation line) {
        last = line;
        gap = null;
    }

    /** Records an empty line or a comment. */
    public void skipLine(SourceLocation line) {
        gap = gap == null ? line : gap;
    }

    /** Starts a rule. Returns the missing keywords to insert before it. */
    public List<String> startRule(String rule) {
        List<String> missing = finish();
        part = Part.HEAD;
        name = rule;
        return missing;
    }

    /** Finishes the current rule, if any. Returns the keywords it lacks. */
    public List<String> finish() {
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

    /** Returns the location at which the rule's "end" belongs. */
    public SourceLocation place() {
        return gap != null && gap.line() == last.line() + 1 ? gap : last;
    }

    /**
     * Processes a keyword, or an annotation such as {@code @from("2026-03-12")}.
     *
     * @return the missing keywords to insert before it; {@code null} if the word itself is out of place
     */
    public @Nullable List<String> acceptWord(String word, SourceLocation origin) {
        if (part == Part.OUTSIDE) {
            problems.error(origin, ProblemText.of("outside-of-rule", "line", origin.text()));
            return null;
        }
        return switch (word) {
            case "when" -> enter(Part.WHEN, part == Part.HEAD, word, origin);
            case "then" -> enter(Part.THEN, part != Part.THEN, word, origin);
            case "end" -> close(origin);
            default -> annotate(origin);
        };
    }

    /** Reports that the keyword before a sentence is missing, enters its part, and returns the keyword. */
    public List<String> insertMissing(Part wanted, SourceLocation origin) {
        String word = wanted == Part.WHEN ? "when" : "then";
        problems.error(origin, ProblemText.of("frame-word-missing", "word", word));
        part = wanted;
        return List.of(word);
    }

    private @Nullable List<String> enter(Part next, boolean allowed, String word, SourceLocation origin) {
        if (!allowed) {
            problems.error(origin, ProblemText.of("frame-twice", "word", word, "rule", name));
            return null;
        }
        part = next;
        return List.of();
    }

    private List<String> close(SourceLocation origin) {
        boolean complete = part == Part.THEN;
        if (!complete) {
            problems.error(origin, ProblemText.of("frame-then-missing", "rule", name));
        }
        part = Part.OUTSIDE;
        return complete ? List.of() : List.of("then");
    }

    private @Nullable List<String> annotate(SourceLocation origin) {
        if (part == Part.HEAD) {
            return List.of();
        }
        problems.error(origin, ProblemText.of("frame-annotation-late", "line", origin.text()));
        return null;
    }
}
