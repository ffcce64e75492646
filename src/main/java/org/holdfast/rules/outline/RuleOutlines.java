package org.holdfast.rules.outline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.text.Typography;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentences;
import org.jspecify.annotations.Nullable;

/** Splits a file of sentences or DRL into its rules without interpreting conditions and proposals. */
public final class RuleOutlines {

    private static final Pattern ANNOTATION = Pattern.compile("@(\\w+)\\s*\\(\\s*\"?(.*?)\"?\\s*\\)");
    private static final Pattern DRL_FRAME = Pattern.compile("when|then|end|@.*");
    private static final Pattern DRL_RULE = Pattern.compile("rule\\s+\"([^\"]*)\"\\s*(.*)");

    private final String file;
    private final Sentences sentences;
    private final boolean drl;
    /** First words of all lines of a frame; any other line need not be compared with them. */
    private final Set<String> firstWords = new HashSet<>(Set.of("rule", "when", "then", "end", "@"));

    private final List<RuleOutline> outlines = new ArrayList<>();
    private @Nullable Draft rule;

    private RuleOutlines(String file, Sentences sentences) {
        this.file = file;
        this.sentences = sentences;
        this.drl = isDrl(file);
        sentences.all().stream()
                .filter(sentence -> sentence.section() == RuleSection.KEYWORD)
                .forEach(sentence -> firstWords.add(firstWord(sentence.text())));
    }

    /** A rule that is still being read. */
    private static final class Draft {

        private final String name;
        private final int line;
        private final Map<String, String> header = new LinkedHashMap<>();
        private final List<String> other = new ArrayList<>();
        private final List<String> when = new ArrayList<>();
        private final List<String> then = new ArrayList<>();
        private final List<String> text = new ArrayList<>();
        private List<String> part = other;

        private Draft(String name, int line) {
            this.name = name;
            this.line = line;
        }
    }

    /** Returns whether a file with this name contains rules line by line, in sentences or in DRL. */
    public static boolean hasRules(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.startsWith("areas/") && (name.endsWith(".dslr") || isDrl(name));
    }

    private static boolean isDrl(String path) {
        return path.toLowerCase(Locale.ROOT).endsWith(".drl");
    }

    /** Returns the rules of a file in their order; none if it is not text. */
    public static List<RuleOutline> read(BookSource source, String file, Sentences sentences) {
        RuleOutlines reader = new RuleOutlines(file, sentences);
        String text = source.text(file, new Problems());
        SourceMappedText lines = reader.drl ? SourceMappedText.ofDrl(file, text) : SourceMappedText.of(file, text);
        String[] written = text.split("\n", -1);
        for (int number = 1; number <= lines.lines(); number++) {
            reader.line(Typography.strip(Typography.visible(lines.line(number))), written[number - 1], number);
        }
        reader.end();
        return List.copyOf(reader.outlines);
    }

    private void line(String line, String written, int number) {
        String keyword = keyword(line);
        if (keyword != null && keyword.startsWith("rule")) {
            begin(keyword, written, number);
            return;
        }
        Draft open = rule;
        if (open == null) {
            return;
        }
        open.text.add(written);
        if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
            return;
        }
        if (keyword == null) {
            open.part.add(line);
        } else if (keyword.equals("end")) {
            end();
        } else {
            enter(open, keyword, line);
        }
    }

    private static void enter(Draft open, String keyword, String line) {
        if (keyword.equals("when") || keyword.equals("then")) {
            open.part = keyword.equals("when") ? open.when : open.then;
            return;
        }
        Matcher annotation = ANNOTATION.matcher(keyword);
        if (annotation.matches()) {
            open.header.put(annotation.group(1), annotation.group(2));
        } else {
            open.part.add(line);
        }
    }

    private static String firstWord(String line) {
        if (line.startsWith("@")) {
            return "@";
        }
        int end = 0;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return line.substring(0, end).toLowerCase(Locale.ROOT);
    }

    private @Nullable String keyword(String line) {
        if (!drl) {
            return firstWords.contains(firstWord(line)) ? sentences.keyword(line) : null;
        }
        return DRL_FRAME.matcher(line).matches() || DRL_RULE.matcher(line).matches() ? line : null;
    }

    private static String name(String keyword) {
        return keyword.replaceFirst("^rule\\s*\"?", "")
                .replaceFirst("\".*$", "")
                .strip();
    }

    private void begin(String keyword, String written, int number) {
        end();
        Draft open = new Draft(name(keyword), number);
        open.text.add(written);
        rule = open;
        Matcher inOneLine = DRL_RULE.matcher(keyword);
        if (drl && inOneLine.matches() && !inOneLine.group(2).isEmpty()) {
            open.other.add(inOneLine.group(2));
            if (inOneLine.group(2).matches(".*\\bend;?")) {
                end();
            }
        }
    }

    private void end() {
        Draft done = rule;
        if (done != null) {
            outlines.add(new RuleOutline(
                    done.name,
                    file,
                    done.line,
                    done.header,
                    done.other,
                    done.when,
                    done.then,
                    String.join("\n", done.text).stripTrailing()));
            rule = null;
        }
    }
}
