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
 * Finds brackets, quotation marks and keywords that are missing in a file which the parser rejected, and reports them
 * where they are missing. The parser reports them where it fails, which may be in the next rule.
 */
final class BlockStructure {

    private static final Set<String> KEYWORDS = Set.of("rule", "when", "then", "end");
    /** DRL blocks other than rules. {@link DrlReader} reports them by name. */
    private static final Set<String> FOREIGN_BLOCKS = Set.of("declare", "query", "function");

    private final SourceMappedText source;
    private final String text;
    private final Problems problems;
    private final RuleFrame frame;
    private final Deque<Integer> brackets = new ArrayDeque<>();
    private int position;
    private int line = 1;
    private boolean startsLine = true;
    /** Whether the rest of the file is an unclosed comment and therefore not checked. */
    private boolean insideComment;

    private boolean hasForeignBlocks;

    private BlockStructure(SourceMappedText source, Problems problems) {
        this.source = source;
        this.text = source.text();
        this.problems = problems;
        this.frame = new RuleFrame(problems);
    }

    /** Returns the problems of the blocks of a file that cannot be read; empty if the blocks are complete. */
    static List<Problem> problems(SourceMappedText source, String language) {
        Problems found = new Problems(language);
        BlockStructure structure = new BlockStructure(source, found);
        structure.check();
        return structure.hasForeignBlocks ? List.of() : found.list();
    }

    private void check() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\n') {
                newLine();
            } else if (text.startsWith("//", position) || startsLine && c == '#') {
                position = orEnd(text.indexOf('\n', position));
            } else if (text.startsWith("/*", position)) {
                comment();
            } else if (c == '"' || c == '\'') {
                quote(c);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                bracket(c);
                startsLine &= Character.isWhitespace(c);
                position++;
            }
        }
        if (!insideComment) {
            reportUnclosedBracket();
            frame.finish();
        }
    }

    private int orEnd(int index) {
        return index < 0 ? text.length() : index;
    }

    private void newLine() {
        String content = source.line(line).strip();
        if (content.isEmpty() || content.startsWith("//")) {
            frame.skipLine(source.origin(line));
        }
        line++;
        position++;
        startsLine = true;
    }

    private void comment() {
        int close = text.indexOf("*/", position + 2);
        if (close < 0) {
            problems.error(source.origin(line), ProblemText.of("comment-open"));
            insideComment = true;
        }
        int stop = close < 0 ? text.length() : close + 2;
        line += (int)
                text.substring(position, stop).chars().filter(c -> c == '\n').count();
        position = stop;
    }

    private void quote(char quote) {
        int stop = orEnd(text.indexOf('\n', position));
        int close = text.indexOf(quote, position + 1);
        noteContent();
        if (close < 0 || close > stop) {
            problems.error(
                    source.origin(line),
                    ProblemText.of("quote-open", "line", source.origin(line).text()));
            brackets.removeIf(opened -> opened == line);
            position = stop;
        } else {
            position = close + 1;
        }
    }

    private void noteContent() {
        startsLine = false;
        frame.acceptLine(source.origin(line));
    }

    private void word() {
        int stop = position;
        while (stop < text.length() && Character.isJavaIdentifierPart(text.charAt(stop))) {
            stop++;
        }
        String word = text.substring(position, stop);
        boolean alone = position == 0 || "$.@".indexOf(text.charAt(position - 1)) < 0;
        hasForeignBlocks |= FOREIGN_BLOCKS.contains(word) && alone && frame.part() == RuleFrame.Part.OUTSIDE;
        if (KEYWORDS.contains(word) && alone && (brackets.isEmpty() || startsLine)) {
            reportUnclosedBracket();
            keyword(word, stop);
        }
        noteContent();
        position = stop;
    }

    private void keyword(String word, int stop) {
        if (word.equals("rule")) {
            String name = text.substring(stop, orEnd(text.indexOf('\n', stop))).strip();
            frame.startRule(name.replaceFirst("^\"([^\"]*)\".*", "$1"));
        } else {
            frame.acceptWord(word, source.origin(line));
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
            frame.acceptLine(source.origin(line));
        }
    }

    private void reportUnclosedBracket() {
        if (!brackets.isEmpty()) {
            int opened = brackets.peekLast();
            problems.error(
                    source.origin(opened),
                    ProblemText.of("bracket-open", "line", source.origin(opened).text()));
            brackets.clear();
        }
    }
}
