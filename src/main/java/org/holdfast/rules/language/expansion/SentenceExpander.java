package org.holdfast.rules.language.expansion;

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
import org.holdfast.rules.grammar.Grammar;
import org.holdfast.rules.language.FrameDiagnosis;
import org.holdfast.rules.language.FrameLines;
import org.holdfast.rules.language.Requirement;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.SentenceDiagnosis;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.spelling.LeadingDash;
import org.jspecify.annotations.Nullable;

/**
 * Expands the sentences of one {@code .dslr} file to DRL, line by line. Details (lines with a dash) are inserted into
 * the pattern of the condition above them. A line that begins with {@code >} is already DRL.
 */
public final class SentenceExpander {

    /** Maximum length of a line of a rule file. */
    public static final int MAX_LINE = 1_000;

    /** Line breaks inside a paragraph, which word processors write. */
    private static final Pattern SOFT_BREAK = Pattern.compile("[\\x{0B}\\x{0C}\\x{85}\\x{2028}\\x{2029}]");

    private final Sentences sentences;
    private final Problems problems;
    private final DrlWriter writer = new DrlWriter();
    private final Map<Integer, Set<Sentence>> used = new HashMap<>();
    private final RuleFrame frame;
    private final BoundNames boundNames;
    private final ConditionGroups groups;
    /** How far the current line is indented. */
    private int indentation;

    private RuleSection section = RuleSection.KEYWORD;
    /** The line on which the current rule begins. */
    private int ruleLine;

    /**
     * The DRL that the sentences of a file were expanded to.
     *
     * @param used the sentences of each rule, by the line on which the rule begins
     */
    public record Expanded(SourceMappedText drl, Map<Integer, Set<Sentence>> used) {}

    private SentenceExpander(Sentences sentences, Problems problems) {
        this.sentences = sentences;
        this.problems = problems;
        this.frame = new RuleFrame(problems);
        this.boundNames = new BoundNames(sentences);
        this.groups = new ConditionGroups(writer, problems);
    }

    /** Returns the DRL of a file, in which each line is mapped to the line that it comes from. */
    public static Expanded expand(SourceMappedText text, Sentences sentences, Problems problems) {
        SentenceExpander expander = new SentenceExpander(sentences, problems);
        int number = 1;
        for (String line : text.text().split("\n", -1)) {
            expander.indentation = Indentation.of(line);
            expander.line(Typography.strip(Typography.visible(line)), text.origin(number++));
        }
        SourceLocation place = expander.frame.place();
        expander.endConditions();
        expander.frame.finish().forEach(word -> expander.writer.line(word, place));
        expander.writer.close();
        return new Expanded(expander.writer.drl(), expander.used);
    }

    private void line(String line, SourceLocation origin) {
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
            frame.skipLine(origin);
            return;
        }
        if (line.length() > MAX_LINE) {
            problems.error(origin, ProblemText.of("line-too-long", "most", MAX_LINE));
            return;
        }
        for (String part : SOFT_BREAK.split(line)) {
            paragraphLine(Typography.strip(part), origin);
        }
        frame.acceptLine(origin);
    }

    private void paragraphLine(String line, SourceLocation origin) {
        String item = LeadingDash.strip(line);
        if (line.startsWith(">")) {
            drlLine(QuotedLine.drl(line.substring(1).strip()), origin);
        } else if (line.isEmpty() || frame(line, origin)) {
            return;
        } else if (item != null && (line.startsWith("-") || sentences.find(section, null, line) == null)) {
            detail(item, origin);
        } else {
            sentence(line, origin);
        }
    }

    /** Handles a line of DRL, which can also be part of the frame of a rule. */
    private void drlLine(String line, SourceLocation origin) {
        if (line.startsWith("rule ") && FrameLines.isFrameOfDrl(line)) {
            beginRule(line, origin);
            section = sectionOf(frame.part());
        } else if (!FrameLines.isFrameOfDrl(line) || !frame(line, origin)) {
            endShare();
            groups.reach(indentation);
            writer.line(groups.joint() + line, origin);
            groups.note(line, false, 0);
        }
    }

    private boolean frame(String line, SourceLocation origin) {
        String keyword = FrameLines.keyword(line, sentences);
        if (keyword == null) {
            return unquotedRule(line, origin);
        }
        endConditions();
        if (keyword.startsWith("rule")) {
            beginRule(keyword, origin);
        } else {
            List<String> missing = frame.acceptWord(keyword, origin);
            if (missing != null) {
                insertMissing(missing, origin);
                writer.line(keyword, origin);
            }
        }
        section = sectionOf(frame.part());
        return true;
    }

    private void beginRule(String keyword, SourceLocation origin) {
        SourceLocation place = frame.place();
        insertMissing(frame.startRule(FrameLines.name(keyword)), place);
        ruleLine = origin.line();
        boundNames.clear();
        writer.line(keyword, origin);
    }

    private void insertMissing(List<String> words, SourceLocation origin) {
        words.forEach(word -> writer.line(word, origin));
    }

    private static RuleSection sectionOf(RuleFrame.Part part) {
        return switch (part) {
            case WHEN -> RuleSection.WHEN;
            case THEN -> RuleSection.THEN;
            case OUTSIDE, HEAD -> RuleSection.KEYWORD;
        };
    }

    /** Lets a name without quotation marks begin a rule, so that its lines are not reported as outside of a rule. */
    private boolean unquotedRule(String line, SourceLocation origin) {
        String name = frame.part() == RuleFrame.Part.OUTSIDE ? FrameLines.unquotedName(line) : null;
        if (name == null) {
            return false;
        }
        problems.error(origin, ProblemText.of("rule-name-quotes", "name", name.isEmpty() ? "…" : name));
        beginRule("rule \"" + name + "\"", origin);
        section = sectionOf(frame.part());
        return true;
    }

    private void sentence(String line, SourceLocation origin) {
        Sentences.Found known = sentences.find(section, null, line);
        if (known == null && requirement(line, origin)) {
            return;
        }
        Sentences.Found found = known == null ? afterMissingKeyword(line, origin) : known;
        if (found == null) {
            unknown(section, null, line, origin);
            return;
        }
        use(found);
        SourceLocation originWithWords = origin.withText(found.words(line));
        if (section == RuleSection.WHEN) {
            condition(found.drl(), found, origin, originWithWords);
        } else {
            writer.line(found.drl(), originWithWords);
        }
    }

    private void condition(String drl, Sentences.Found found, SourceLocation origin, SourceLocation originWithWords) {
        endShare();
        groups.reach(indentation);
        if (ConditionGroups.isGroup(drl)) {
            groups.begin(drl, indentation, origin, originWithWords);
            return;
        }
        ProblemText duplicate = groups.isOpen() ? null : boundNames.bind(found, origin);
        if (duplicate != null) {
            problems.error(origin, duplicate);
            writer.close();
            writer.unknownCondition(origin);
        } else if (drl.contains(Grammar.REQUIRED)) {
            writer.share(groups.joint(), drl, origin, originWithWords);
            groups.note(originWithWords.sentence(), false, 0);
        } else {
            writer.condition(groups.joint(), groups.member(drl), origin, originWithWords);
            groups.note(originWithWords.sentence(), false, 0);
        }
    }

    /**
     * Reads what has to be true of every thing of a list: a detail without a dash, with or without a verb. Returns
     * whether the line is one.
     */
    private boolean requirement(String line, SourceLocation origin) {
        OpenShare share = writer.share();
        OpenPattern things = writer.open();
        if (share == null || things == null || things.entity == null) {
            return false;
        }
        for (String each : Requirement.readings(line)) {
            Sentences.Found found = sentences.find(RuleSection.DETAIL, things.entity, each);
            if (found != null) {
                use(found);
                share.require(found.drl(), origin.withText(line));
                groups.note(line, false, 1);
                return true;
            }
        }
        return false;
    }

    /** Reports a condition about every thing of a list that says nothing about them. */
    private void endShare() {
        OpenShare share = writer.share();
        if (share != null && share.isEmpty()) {
            problems.error(
                    share.origin(),
                    ProblemText.of("share-empty", "line", share.origin().text()));
        }
    }

    private void endConditions() {
        endShare();
        writer.close();
        groups.endAll();
    }

    /** Finds a sentence of a later part of the rule, and reports the missing keyword of that part. */
    private Sentences.@Nullable Found afterMissingKeyword(String line, SourceLocation origin) {
        RuleFrame.Part part = frame.part();
        Sentences.Found condition = part == RuleFrame.Part.HEAD ? sentences.find(RuleSection.WHEN, null, line) : null;
        boolean before = part == RuleFrame.Part.HEAD || part == RuleFrame.Part.WHEN;
        Sentences.Found action = before && condition == null ? sentences.find(RuleSection.THEN, null, line) : null;
        if (condition != null || action != null) {
            endConditions();
            insertMissing(
                    frame.insertMissing(condition != null ? RuleFrame.Part.WHEN : RuleFrame.Part.THEN, origin), origin);
            section = sectionOf(frame.part());
        }
        return condition != null ? condition : action;
    }

    private void detail(String line, SourceLocation origin) {
        OpenPattern condition = writer.open();
        if (condition == null) {
            problems.error(origin, new SentenceDiagnosis(sentences).ofDetailWithoutCondition(line));
            return;
        }
        if (condition.entity == null) {
            return;
        }
        Sentences.Found found = sentences.find(RuleSection.DETAIL, condition.entity, line);
        if (found == null) {
            unknown(RuleSection.DETAIL, condition.entity, line, origin);
            return;
        }
        use(found);
        writer.detail(condition, found.drl(), origin, "- " + found.words(line));
        groups.note(found.words(line), true, 0);
    }

    private void use(Sentences.Found found) {
        used.computeIfAbsent(ruleLine, line -> new HashSet<>()).add(found.sentence());
    }

    private void unknown(RuleSection where, @Nullable String scope, String line, SourceLocation origin) {
        problems.error(origin, problem(where, scope, line));
        if (where == RuleSection.WHEN) {
            endShare();
            writer.close();
            groups.reach(indentation);
            groups.joint();
            writer.unknownCondition(origin);
        }
    }

    private ProblemText problem(RuleSection where, @Nullable String scope, String line) {
        if (where == RuleSection.KEYWORD) {
            return frame.part() == RuleFrame.Part.HEAD
                    ? FrameDiagnosis.of(line, sentences)
                    : ProblemText.of("outside-of-rule", "line", line);
        }
        boolean late = where == RuleSection.THEN && sentences.find(RuleSection.WHEN, null, line) != null;
        return late
                ? ProblemText.of("frame-condition-late", "line", line)
                : new SentenceDiagnosis(sentences).of(where, scope, line);
    }
}
