package org.holdfast.rules.language;

import com.google.re2j.Pattern;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.files.QuotedLine;
import org.holdfast.rules.files.RuleFrame;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.spelling.LeadingDash;
import org.jspecify.annotations.Nullable;

/**
 * Turns the sentences of one {@code .dslr} file into DRL, line by line. Details (lines beginning with a dash) go into
 * the pattern of the condition above them. A line beginning with {@code >} is DRL already.
 */
public final class SentenceExpander {

    /** The longest line a rule file may have. */
    public static final int MAX_LINE = 1_000;

    /** Breaks of a line inside of a paragraph, as word processors have them. */
    private static final Pattern SOFT_BREAK = Pattern.compile("[\\x{0B}\\x{0C}\\x{85}\\x{2028}\\x{2029}]");

    private final Sentences sentences;
    private final Problems problems;
    private final SourceMappedText drl = new SourceMappedText();
    private final Map<Integer, Set<Sentence>> used = new HashMap<>();
    private int ruleLine;

    private final RuleFrame frame;
    private final BoundNames boundNames;

    private RuleSection ruleSection = RuleSection.KEYWORD;
    /** The condition that details go into, split where they go; {@code null} when there is none. */
    private @Nullable OpenPattern open;
    /** The line of {@link #drl} on which it begins. */
    private int openLine;

    private SentenceExpander(Sentences sentences, Problems problems) {
        this.sentences = sentences;
        this.problems = problems;
        this.frame = new RuleFrame(problems);
        this.boundNames = new BoundNames(sentences);
    }

    /** DRL for the sentences; each line of it knows the line it came from. */
    public static ExpandedText expand(SourceMappedText text, Sentences sentences, Problems problems) {
        SentenceExpander expander = new SentenceExpander(sentences, problems);
        int number = 1;
        for (String line : text.text().split("\n", -1)) {
            expander.line(Typography.strip(Typography.visible(line)), text.origin(number++));
        }
        SourceLocation place = expander.frame.place();
        expander.frame.ends().forEach(word -> expander.plain(word, place));
        expander.close();
        return new ExpandedText(expander.drl, expander.used);
    }

    /** Whether a line is part of the frame of a rule in the words of DRL, which every language may use. */
    static boolean isFrame(String line) {
        return FrameLines.isFrame(line);
    }

    private void line(String line, SourceLocation origin) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
            frame.passes(origin);
            return;
        }
        if (line.length() > MAX_LINE) {
            problems.error(origin, ProblemText.of("line-too-long", "most", MAX_LINE));
            return;
        }
        for (String part : SOFT_BREAK.split(line)) {
            part(Typography.strip(part), origin);
        }
        frame.reads(origin);
    }

    private void part(String line, SourceLocation origin) {
        String item = LeadingDash.strip(line);
        if (line.startsWith(">")) {
            drlLine(QuotedLine.drl(line.substring(1).strip()), origin);
        } else if (line.isEmpty() || frame(line, origin)) {
            return;
        } else if (item != null && (line.startsWith("-") || sentences.find(ruleSection, null, line) == null)) {
            detail(item, origin);
        } else {
            sentence(line, origin);
        }
    }

    /** The frame of a rule may be DRL as well. */
    private void drlLine(String line, SourceLocation origin) {
        if (line.startsWith("rule ") && FrameLines.isFrameOfDrl(line)) {
            begins(line, origin);
            ruleSection = section();
        } else if (!FrameLines.isFrameOfDrl(line) || !frame(line, origin)) {
            plain(line, origin);
        }
    }

    private boolean frame(String line, SourceLocation origin) {
        String keyword = FrameLines.keyword(line, sentences);
        if (keyword == null) {
            return isUnquotedRule(line, origin);
        }
        if (keyword.startsWith("rule")) {
            begins(keyword, origin);
        } else {
            List<String> missing = frame.reads(keyword, origin);
            if (missing != null) {
                putIn(missing, origin);
                plain(keyword, origin);
            }
        }
        ruleSection = section();
        return true;
    }

    private void begins(String keyword, SourceLocation origin) {
        SourceLocation place = frame.place();
        putIn(frame.begins(FrameLines.name(keyword)), place);
        ruleLine = origin.line();
        boundNames.clear();
        plain(keyword, origin);
    }

    private void putIn(List<String> words, SourceLocation origin) {
        words.forEach(word -> plain(word, origin));
    }

    private RuleSection section() {
        return switch (frame.part()) {
            case WHEN -> RuleSection.WHEN;
            case THEN -> RuleSection.THEN;
            case OUTSIDE, HEAD -> RuleSection.KEYWORD;
        };
    }

    /**
     * Between rules, a name without quotation marks begins one all the same, so that its lines are not said to be
     * outside of a rule.
     */
    private boolean isUnquotedRule(String line, SourceLocation origin) {
        String name = frame.part() == RuleFrame.Part.OUTSIDE ? FrameLines.unquotedName(line) : null;
        if (name == null) {
            return false;
        }
        problems.error(origin, ProblemText.of("rule-name-quotes", "name", name.isEmpty() ? "…" : name));
        begins("rule \"" + name + "\"", origin);
        ruleSection = section();
        return true;
    }

    private void plain(String line, SourceLocation origin) {
        close();
        drl.add(line, origin);
    }

    private void sentence(String line, SourceLocation origin) {
        Sentences.Found found = sentences.find(ruleSection, null, line);
        found = found == null ? behindMissingWord(line, origin) : found;
        if (found == null) {
            unknown(ruleSection, null, line, origin);
            return;
        }
        use(found);
        close();
        ProblemText again = ruleSection == RuleSection.WHEN ? boundNames.again(found, origin) : null;
        if (again != null) {
            problems.error(origin, again);
            open = OpenPattern.unknown(origin);
            return;
        }
        open = ruleSection == RuleSection.WHEN ? OpenPattern.of(found.drl(), origin) : null;
        drl.add(open == null ? found.drl() : open.head, origin.withText(found.words(line)));
        openLine = drl.lines();
    }

    /** A sentence of the next part of the rule: the word that begins that part is missing above it. */
    private Sentences.@Nullable Found behindMissingWord(String line, SourceLocation origin) {
        RuleFrame.Part part = frame.part();
        Sentences.Found condition = part == RuleFrame.Part.HEAD ? sentences.find(RuleSection.WHEN, null, line) : null;
        boolean before = part == RuleFrame.Part.HEAD || part == RuleFrame.Part.WHEN;
        Sentences.Found action = before && condition == null ? sentences.find(RuleSection.THEN, null, line) : null;
        if (condition != null || action != null) {
            putIn(frame.lacks(condition != null ? RuleFrame.Part.WHEN : RuleFrame.Part.THEN, origin), origin);
            ruleSection = section();
        }
        return condition != null ? condition : action;
    }

    private void detail(String line, SourceLocation origin) {
        if (open == null) {
            problems.error(origin, sentences.alone(line));
            return;
        }
        if (open.entity == null) {
            return;
        }
        Sentences.Found found = sentences.find(RuleSection.DETAIL, open.entity, line);
        if (found == null) {
            unknown(RuleSection.DETAIL, open.entity, line, origin);
            return;
        }
        use(found);
        String words = "- " + found.words(line);
        drl.add((open.empty ? "  " : ", ") + found.drl(), origin.withText(words));
        if (!open.head.startsWith("$")) {
            // What is not bound to a name is one condition together with its details.
            drl.goesOn(openLine, words);
        }
        open.empty = false;
    }

    private void use(Sentences.Found found) {
        used.computeIfAbsent(ruleLine, line -> new HashSet<>()).add(found.sentence());
    }

    private void unknown(RuleSection where, @Nullable String scope, String line, SourceLocation origin) {
        if (where == RuleSection.KEYWORD) {
            problems.error(
                    origin,
                    frame.part() == RuleFrame.Part.HEAD
                            ? FrameDiagnosis.of(line, sentences)
                            : ProblemText.of("outside-of-rule", "line", line));
            return;
        }
        boolean late = where == RuleSection.THEN && sentences.find(RuleSection.WHEN, null, line) != null;
        problems.error(
                origin,
                late ? ProblemText.of("frame-condition-late", "line", line) : sentences.diagnose(where, scope, line));
        open = where == RuleSection.WHEN ? OpenPattern.unknown(origin) : open;
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
}
