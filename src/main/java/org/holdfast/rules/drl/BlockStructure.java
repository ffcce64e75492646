package org.holdfast.rules.drl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.RuleFrame;
import org.holdfast.rules.files.SourceMappedText;

/**
 * Looks for brackets, quotation marks and words of the frame that are missing. A parser stumbles over them where it
 * understands no more, which may be in the next rule; here they are told where they are missing.
 */
final class BlockStructure {

    private static final Set<String> WORDS = Set.of("rule", "when", "then", "end");
    /** Blocks of DRL that are no rules; they are refused by name. */
    private static final Set<String> OTHERS = Set.of("declare", "query", "function");

    private final SourceMappedText source;
    private final String text;
    private final Problems problems;
    private final RuleFrame frame;
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private int at;
    private int line = 1;
    private boolean startsLine = true;
    /** Whether the rest of the file is a comment, so that nothing can be said about it. */
    private boolean commented;

    private boolean foreign;

    private BlockStructure(SourceMappedText source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.frame = new RuleFrame(problems);
    }

    /** What is wrong with the blocks of a file that cannot be read; empty when they are sound. */
    static List<Problem> problems(SourceMappedText source, String language) {
        Problems found = new Problems(language);
        BlockStructure structure = new BlockStructure(source, found);
        structure.check();
        return structure.foreign ? List.of() : found.list();
    }

    private void check() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                newLine();
            } else if (text.startsWith("//", at) || startsLine && c == '#') {
                at = end(text.indexOf('\n', at));
            } else if (text.startsWith("/*", at)) {
                comment();
            } else if (c == '"' || c == '\'') {
                quote(c);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                bracket(c);
                startsLine &= Character.isWhitespace(c);
                at++;
            }
        }
        if (!commented) {
            unclosed();
            frame.ends();
        }
    }

    private int end(int found) {
        return found < 0 ? text.length() : found;
    }

    private void newLine() {
        String content = source.line(line).strip();
        if (content.isEmpty() || content.startsWith("//")) {
            frame.passes(source.origin(line));
        }
        line++;
        at++;
        startsLine = true;
    }

    private void comment() {
        int close = text.indexOf("*/", at + 2);
        if (close < 0) {
            problems.error(source.origin(line), ProblemText.of("comment-open"));
            commented = true;
        }
        int stop = close < 0 ? text.length() : close + 2;
        line += (int) text.substring(at, stop).chars().filter(c -> c == '\n').count();
        at = stop;
    }

    private void quote(char quote) {
        int stop = end(text.indexOf('\n', at));
        int close = text.indexOf(quote, at + 1);
        reads();
        if (close < 0 || close > stop) {
            problems.error(
                    source.origin(line),
                    ProblemText.of("quote-open", "line", source.origin(line).text()));
            brackets.removeIf(opened -> opened == line);
            at = stop;
        } else {
            at = close + 1;
        }
    }

    private void reads() {
        startsLine = false;
        frame.reads(source.origin(line));
    }

    private void word() {
        int stop = at;
        while (stop < text.length() && Character.isJavaIdentifierPart(text.charAt(stop))) {
            stop++;
        }
        String word = text.substring(at, stop);
        boolean alone = at == 0 || "$.@".indexOf(text.charAt(at - 1)) < 0;
        foreign |= OTHERS.contains(word) && alone && frame.part() == RuleFrame.Part.OUTSIDE;
        if (WORDS.contains(word) && alone && (brackets.isEmpty() || startsLine)) {
            unclosed();
            keyword(word, stop);
        }
        reads();
        at = stop;
    }

    private void keyword(String word, int stop) {
        if (word.equals("rule")) {
            String name = text.substring(stop, end(text.indexOf('\n', stop))).strip();
            frame.begins(name.replaceFirst("^\"([^\"]*)\".*", "$1"));
        } else {
            frame.reads(word, source.origin(line));
        }
    }

    private void bracket(char c) {
        if (c == '(' || c == '[' || c == '{') {
            brackets.push(line);
        } else if ((c == ')' || c == ']' || c == '}') && brackets.poll() == null) {
            problems.error(
                    source.origin(line),
                    ProblemText.of(
                            "bracket-extra",
                            "sign",
                            c,
                            "line",
                            source.origin(line).text()));
        }
        if (!Character.isWhitespace(c)) {
            frame.reads(source.origin(line));
        }
    }

    private void unclosed() {
        if (!brackets.isEmpty()) {
            int opened = brackets.peekLast();
            problems.error(
                    source.origin(opened),
                    ProblemText.of("bracket-open", "line", source.origin(opened).text()));
            brackets.clear();
        }
    }
}
