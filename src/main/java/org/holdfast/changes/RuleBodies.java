package org.holdfast.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.changes.RuleChange.Header;
import org.holdfast.changes.RuleChange.HeaderChange;
import org.holdfast.changes.RuleChange.LineChange;
import org.holdfast.changes.RuleChange.Meaning;
import org.holdfast.changes.RuleChange.Part;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.LinePairs;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.files.SourceMappedText;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.expansion.SentenceExpander;
import org.holdfast.rules.outline.RuleOutline;
import org.jspecify.annotations.Nullable;

/** Compares two rules line by line, and what their lines mean. */
final class RuleBodies {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Sentences sentences;
    private final Sentences sentencesNow;

    RuleBodies(Sentences before, Sentences after) {
        this.sentences = before;
        this.sentencesNow = after;
    }

    RuleChange added(RuleOutline rule) {
        return new RuleChange(
                HowChanged.ADDED,
                rule.name(),
                null,
                null,
                RuleComparison.place(rule),
                false,
                Meaning.UNKNOWN,
                header(null, rule),
                lines(null, rule));
    }

    RuleChange removed(RuleOutline rule) {
        return new RuleChange(
                HowChanged.REMOVED,
                rule.name(),
                null,
                RuleComparison.place(rule),
                null,
                false,
                Meaning.UNKNOWN,
                header(rule, null),
                lines(rule, null));
    }

    RuleChange compare(RuleOutline before, RuleOutline after, boolean reordered) {
        List<LineChange> lines = lines(before, after);
        List<HeaderChange> header = header(before, after);
        boolean changed = !header.isEmpty() || lines.stream().anyMatch(line -> line.how() != HowChanged.SAME);
        Meaning meaning = meaning(before, after);
        return new RuleChange(
                changed || meaning == Meaning.CHANGED ? HowChanged.CHANGED : HowChanged.MOVED,
                after.name(),
                before.name().equals(after.name()) ? null : before.name(),
                RuleComparison.place(before),
                RuleComparison.place(after),
                reordered,
                meaning,
                header,
                lines);
    }

    private static List<HeaderChange> header(@Nullable RuleOutline before, @Nullable RuleOutline after) {
        List<HeaderChange> changes = new ArrayList<>();
        for (Header header : Header.values()) {
            String old = before == null ? null : value(before, header);
            String now = after == null ? null : value(after, header);
            if (!Objects.equals(old, now)) {
                changes.add(new HeaderChange(header, old, now));
            }
        }
        return changes;
    }

    private static @Nullable String value(RuleOutline rule, Header header) {
        if (header != Header.OTHER) {
            return rule.header().get(header.name().toLowerCase(Locale.ROOT));
        }
        List<String> other = Stream.concat(
                        rule.other().stream(),
                        rule.header().entrySet().stream()
                                .filter(entry -> Stream.of(Header.values())
                                        .noneMatch(each -> each.toString().equals(entry.getKey())))
                                .map(entry -> "@" + entry.getKey() + " " + entry.getValue())
                                .sorted())
                .toList();
        return other.isEmpty() ? null : String.join(" ", other);
    }

    private static List<LineChange> lines(@Nullable RuleOutline before, @Nullable RuleOutline after) {
        List<LineChange> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            LinePairs.between(part(before, part), part(after, part))
                    .forEach(pair -> lines.add(new LineChange(part, pair.how(), pair.text())));
        }
        return lines;
    }

    private static List<String> part(@Nullable RuleOutline rule, Part part) {
        if (rule == null) {
            return List.of();
        }
        return part == Part.WHEN ? rule.when() : rule.then();
    }

    private Meaning meaning(RuleOutline before, RuleOutline after) {
        if (sentences == sentencesNow
                && before.when().equals(after.when())
                && before.then().equals(after.then())) {
            return Meaning.KEPT;
        }
        String old = drl(before, sentences);
        String now = drl(after, sentencesNow);
        if (old == null || now == null) {
            return Meaning.UNKNOWN;
        }
        return old.equals(now) ? Meaning.KEPT : Meaning.CHANGED;
    }

    /** Returns the conditions and proposals as DRL, or {@code null} if a sentence is not understood. */
    private static @Nullable String drl(RuleOutline rule, Sentences sentences) {
        if (rule.file().toLowerCase(Locale.ROOT).endsWith(".drl")) {
            return SPACES.matcher(String.join(" ", rule.when()) + " then " + String.join(" ", rule.then()))
                    .replaceAll("");
        }
        Problems problems = new Problems();
        String text = "rule \"" + rule.name().replace('"', ' ') + "\"\nwhen\n" + String.join("\n", rule.when())
                + "\nthen\n" + String.join("\n", rule.then()) + "\nend";
        SourceMappedText drl = SentenceExpander.expand(SourceMappedText.of(rule.file(), text), sentences, problems)
                .drl();
        return problems.hasErrors() ? null : drl.text().substring(drl.startOf(2));
    }
}
