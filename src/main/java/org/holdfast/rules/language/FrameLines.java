package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import org.holdfast.rules.files.QuotedLine;
import org.jspecify.annotations.Nullable;

/** Recognises the frame of a rule: its name, {@code when}, {@code then}, {@code end}, its owner and its dates. */
public final class FrameLines {

    private static final Pattern FRAME = Pattern.compile("(rule\\s+\".*\"|when|then|end|@.*)");
    /** The same in the spelling of authors and word processors: {@code When:}, {@code Rule “Thanks”}. */
    private static final Pattern WRITTEN =
            Pattern.compile("(?i)(?:(rule)\\s*:?\\s*(\".*\")|(when|then|end))[\\s.,;:!]*");

    /** A colon before the text of a keyword: {@code Правило: «Спасибо»}, {@code Owned by: "Care team"}. */
    private static final Pattern COLON = Pattern.compile("^([^:\"“”„«»]*[^:\"“”„«»\\s])\\s*:\\s*([\"“”„«].*)$");

    private static final Pattern WITHOUT_QUOTES =
            Pattern.compile("(?i)(?:rule|правило|regula)(?:\\s*:)?(?:\\s+([^\"]*))?");
    private static final Pattern WHOLE_RULE = Pattern.compile("rule\\b.*\\bend");

    private FrameLines() {}

    /** Returns whether a line is part of a frame in the keywords of DRL, which are allowed in every language. */
    public static boolean isFrame(String line) {
        return FRAME.matches(line) || WRITTEN.matches(QuotedLine.sentence(line));
    }

    /** Translates a line of the frame to the keywords of DRL; returns {@code null} for any other line. */
    public static @Nullable String keyword(String line, Sentences sentences) {
        if (FRAME.matches(line)) {
            return line;
        }
        Sentences.Found found = sentences.find(RuleSection.KEYWORD, null, line);
        if (found == null) {
            found = sentences.find(
                    RuleSection.KEYWORD, null, COLON.matcher(line).replaceFirst("$1 $2"));
        }
        if (found != null) {
            return found.drl();
        }
        Matcher written = WRITTEN.matcher(QuotedLine.sentence(line));
        if (!written.matches()) {
            return null;
        }
        return written.group(1) == null ? written.group(3).toLowerCase(Locale.ROOT) : "rule " + written.group(2);
    }

    /** Returns whether a line of DRL is part of the frame of a rule and not a whole rule. */
    public static boolean isFrameOfDrl(String drl) {
        return FRAME.matches(drl) && !drl.startsWith("@") || drl.startsWith("rule ") && !WHOLE_RULE.matches(drl);
    }

    /** Returns the name from the first line of a rule, with or without quotation marks. */
    public static String name(String keyword) {
        return keyword.replaceFirst("^rule\\s*\"?", "")
                .replaceFirst("\".*$", "")
                .strip();
    }

    /**
     * Returns the name, possibly empty, of a rule whose quotation marks are missing; {@code null} for any other line.
     */
    public static @Nullable String unquotedName(String line) {
        Matcher name = WITHOUT_QUOTES.matcher(line);
        if (!name.matches()) {
            return null;
        }
        return name.group(1) == null ? "" : name.group(1).strip();
    }
}
