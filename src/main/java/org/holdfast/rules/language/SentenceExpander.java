package org.holdfast.rules.language;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.rules.source.MappedText;
import org.holdfast.rules.source.Origin;
import org.holdfast.rules.source.ProblemText;
import org.holdfast.rules.source.Problems;
import org.holdfast.rules.source.Quoting;
import org.holdfast.rules.source.Typography;
import org.jspecify.annotations.Nullable;

/**
 * Turns the sentences of one {@code .dslr} file into DRL, line by line. Details (lines beginning with a dash) go into the pattern of
 * the condition above them. A line beginning with {@code >} is DRL already.
 */
public final class SentenceExpander {

    /** The longest line a rule file may have. */
    public static final int MAX_LINE = 1_000;

    private static final Pattern PATTERN_START = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(");
    private static final Pattern FRAME = Pattern.compile("(rule\\s+\".*\"|when|then|end|@.*)");
    /** The same as people and their programs write it: {@code When:}, {@code Rule “Thanks”}. */
    private static final Pattern WRITTEN_FRAME = Pattern.compile("(?i)(?:(rule)\\s*:?\\s*(\".*\")|(when|then|end))[\\s.,;:!]*");
    /** Breaks of a line inside of a paragraph, as word processors have them. */
    private static final Pattern SOFT_BREAK = Pattern.compile("[\\x{0B}\\x{0C}\\x{85}\\x{2028}\\x{2029}]");

    private final Sentences sentences;
    private final Problems problems;
    private final MappedText drl = new MappedText();
    private final Map<Integer, Set<Sentence>> used = new HashMap<>();
    private int ruleLine;

    private Section section = Section.KEYWORD;
    /** The condition that details go into, split where they go; {@code null} when there is none. */
    private @Nullable OpenPattern open;
    /** The line of {@link #drl} on which it begins. */
    private int openLine;

    private SentenceExpander(Sentences sentences, Problems problems) {
        this.sentences = sentences;
        this.problems = problems;
    }

    /** DRL for the sentences; each line of it knows the line it came from. */
    public static Expansion expand(MappedText text, Sentences sentences, Problems problems) {
        SentenceExpander expander = new SentenceExpander(sentences, problems);
        int number = 1;
        for (String line : text.text().split("\n", -1)) {
            expander.line(Typography.strip(Typography.visible(line)), text.origin(number++));
        }
        expander.close();
        return new Expansion(expander.drl, expander.used);
    }

    /** Whether a line is part of the frame of a rule in the words of DRL, which every language may use. */
    static boolean isFrame(String line) {
        return FRAME.matches(line) || WRITTEN_FRAME.matches(Quoting.sentence(line));
    }

    private void line(String line, Origin origin) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
            return;
        }
        if (line.length() > MAX_LINE) {
            problems.error(origin, ProblemText.of("line-too-long", "most", MAX_LINE));
            return;
        }
        for (String part : SOFT_BREAK.split(line)) {
            part(Typography.strip(part), origin);
        }
    }

    private void part(String line, Origin origin) {
        String item = Bullet.strip(line);
        if (line.startsWith(">")) {
            plain(Quoting.drl(line.substring(1).strip()), origin);
        } else if (line.isEmpty() || frame(line, origin)) {
            return;
        } else if (item != null && (line.startsWith("-") || sentences.find(section, null, line) == null)) {
            detail(item, origin);
        } else {
            sentence(line, origin);
        }
    }

    private boolean frame(String line, Origin origin) {
        String keyword = keyword(line);
        if (keyword == null) {
            return false;
        }
        if (keyword.startsWith("rule")) {
            ruleLine = origin.line();
        }
        plain(keyword, origin);
        section = switch (keyword) {
            case "when" -> Section.WHEN;
            case "then" -> Section.THEN;
            default -> Section.KEYWORD;
        };
        return true;
    }

    /** A line of the frame in the words of DRL; {@code null} for any other line. */
    private @Nullable String keyword(String line) {
        if (FRAME.matches(line)) {
            return line;
        }
        Sentences.Found found = sentences.find(Section.KEYWORD, null, line);
        if (found != null) {
            return found.drl();
        }
        Matcher written = WRITTEN_FRAME.matcher(Quoting.sentence(line));
        if (!written.matches()) {
            return null;
        }
        return written.group(1) == null ? written.group(3).toLowerCase(Locale.ROOT) : "rule " + written.group(2);
    }

    private void plain(String line, Origin origin) {
        close();
        drl.add(line, origin);
    }

    private void sentence(String line, Origin origin) {
        Sentences.Found found = sentences.find(section, null, line);
        if (found == null) {
            unknown(section, null, line, origin);
            return;
        }
        use(found);
        close();
        open = section == Section.WHEN ? OpenPattern.of(found.drl(), origin) : null;
        drl.add(open == null ? found.drl() : open.head, origin.saying(found.words(line)));
        openLine = drl.lines();
    }

    private void detail(String line, Origin origin) {
        if (open == null) {
            problems.error(origin, ProblemText.of("detail-alone"));
            return;
        }
        if (open.entity == null) {
            return;
        }
        Sentences.Found found = sentences.find(Section.DETAIL, open.entity, line);
        if (found == null) {
            unknown(Section.DETAIL, open.entity, line, origin);
            return;
        }
        use(found);
        String words = "- " + found.words(line);
        drl.add((open.empty ? "  " : ", ") + found.drl(), origin.saying(words));
        if (!open.head.startsWith("$")) {
            // What is not bound to a name is one condition together with its details.
            drl.goesOn(openLine, words);
        }
        open.empty = false;
    }

    private void use(Sentences.Found found) {
        used.computeIfAbsent(ruleLine, line -> new HashSet<>()).add(found.sentence());
    }

    private void unknown(Section where, @Nullable String scope, String line, Origin origin) {
        if (where == Section.KEYWORD) {
            problems.error(origin, ProblemText.of("outside-of-rule", "line", line));
            return;
        }
        problems.error(origin, sentences.diagnose(where, scope, line));
        open = where == Section.WHEN ? OpenPattern.unknown(origin) : open;
    }

    /** Ends the condition that was open, so that the next line begins anew. */
    private void close() {
        if (open != null) {
            if (open.entity != null) {
                drl.add(open.tail, open.origin);
            }
            open = null;
        }
    }

    /** A condition such as {@code $order : Order( open ) from $customer.orders}, cut before the bracket that closes the pattern. */
    private static final class OpenPattern {

        private final String head;
        private final String tail;
        private final @Nullable String entity;
        private final Origin origin;
        private boolean empty;

        private OpenPattern(String head, String tail, @Nullable String entity, boolean empty, Origin origin) {
            this.head = head;
            this.tail = tail;
            this.entity = entity;
            this.empty = empty;
            this.origin = origin;
        }

        static @Nullable OpenPattern of(String drl, Origin origin) {
            Matcher matcher = PATTERN_START.matcher(withoutQuotes(drl));
            int start = -1;
            String entity = "";
            while (matcher.find()) {
                start = matcher.end();
                entity = matcher.group(1);
            }
            int end = start < 0 ? -1 : closing(drl, start);
            if (end < 0) {
                return null;
            }
            return new OpenPattern(drl.substring(0, end), drl.substring(end), entity, drl.substring(start, end).isBlank(), origin);
        }

        /** Stands in for a condition nobody knows, so that its details are not reported as errors of their own. */
        static OpenPattern unknown(Origin origin) {
            return new OpenPattern("", "", null, true, origin);
        }

        /** The same text with everything in quotes blanked, so that what an author quotes is never taken for a pattern. */
        private static String withoutQuotes(String drl) {
            StringBuilder blanked = new StringBuilder(drl);
            boolean quoted = false;
            for (int i = 0; i < drl.length(); i++) {
                quoted ^= drl.charAt(i) == '"';
                if (quoted) {
                    blanked.setCharAt(i, ' ');
                }
            }
            return blanked.toString();
        }

        private static int closing(String drl, int from) {
            int depth = 1;
            boolean quoted = false;
            for (int i = from; i < drl.length(); i++) {
                char c = drl.charAt(i);
                quoted ^= c == '"';
                depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
                if (depth == 0) {
                    return i;
                }
            }
            return -1;
        }
    }
}
