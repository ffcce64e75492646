package org.holdfast.rules.drl;

import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.files.SourceMappedText;

/**
 * Checks the text of a rule file before it is parsed. Rejects what could exhaust a parser (nesting, line length, file
 * length) or deceive a reader (invisible characters).
 */
final class SourceLimits {

    private static final int MAX_CHARACTERS = 500_000;
    private static final int MAX_LINE = 2_000;
    /** Three alternatives within each other, a group in each, a pattern and a list of values. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_CHAIN = 50;

    private final SourceMappedText source;
    private final Problems problems;

    private int line = 1;
    private int column;
    private int depth;
    private int chain;
    private boolean accepted = true;

    private SourceLimits(SourceMappedText source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Returns whether the text may be parsed; if not, the reason is added to {@code problems}. */
    static boolean accepts(SourceMappedText source, Problems problems) {
        return new SourceLimits(source, problems).check();
    }

    private boolean check() {
        String text = source.text();
        if (text.length() > MAX_CHARACTERS) {
            problems.error(source.origin(1), ProblemText.of("file-too-long", "most", MAX_CHARACTERS));
            return false;
        }
        char quote = 0;
        for (int i = 0; i < text.length() && accepted; i++) {
            char c = text.charAt(i);
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            character(c, next);
            if (quote != 0) {
                quote = c == quote || c == '\n' ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else {
                structure(c, next);
            }
        }
        return accepted;
    }

    private void character(char c, char next) {
        if (c == '\n') {
            line++;
            column = 0;
        } else if (++column > MAX_LINE) {
            refuse(ProblemText.of("line-too-long", "most", MAX_LINE));
        }
        if (isInvisible(c)) {
            refuse(ProblemText.of("invisible", "sign", Typography.name(c)));
        } else if (c == '\\' && next == 'u') {
            refuse(ProblemText.of("escape"));
        }
    }

    private void structure(char c, char next) {
        if (c == '(' || c == '[' || c == '{') {
            if (++depth > MAX_DEPTH) {
                refuse(ProblemText.of("brackets-too-deep", "most", MAX_DEPTH));
            }
        } else if (c == ')' || c == ']' || c == '}') {
            depth--;
        } else if (c == ',' || c == ';') {
            chain = 0;
        } else if ((c == '&' || c == '|') && c == next && ++chain > MAX_CHAIN) {
            refuse(ProblemText.of("chain-too-long", "most", MAX_CHAIN));
        }
    }

    private void refuse(ProblemText text) {
        if (accepted) {
            problems.error(source.origin(line), text);
        }
        accepted = false;
    }

    private static boolean isInvisible(char c) {
        if (c == '\n' || c == '\t') {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
