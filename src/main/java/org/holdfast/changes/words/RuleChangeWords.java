package org.holdfast.changes.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.holdfast.changes.RuleChange;
import org.holdfast.changes.RuleChange.HeaderChange;
import org.holdfast.changes.RuleChange.LineChange;
import org.holdfast.changes.RuleChange.Meaning;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.words.Passage.Subject;

/** Puts the change of a rule into sentences. */
final class RuleChangeWords {

    private final Phrases phrases;

    RuleChangeWords(Phrases phrases) {
        this.phrases = phrases;
    }

    Passage of(RuleChange change) {
        return new Passage(
                Subject.RULE,
                change.how(),
                change.name(),
                phrases.label(Subject.RULE, change.name()),
                change.place().file(),
                sentences(change));
    }

    private List<String> sentences(RuleChange change) {
        if (change.how() == HowChanged.REMOVED) {
            return List.of(phrases.say("removed"));
        }
        List<String> sentences = new ArrayList<>();
        if (change.how() == HowChanged.ADDED) {
            sentences.add(phrases.say("added"));
            change.header().forEach(header -> sentences.add(header(header)));
            change.lines().forEach(line -> sentences.add(line.text().after()));
            return sentences;
        }
        String former = change.formerName();
        if (former != null) {
            sentences.add(phrases.say("renamed", Map.of("before", former)));
        }
        RuleChange.Place before = change.before();
        if (change.movedToOtherFile() && before != null) {
            sentences.add(phrases.say(
                    "moved",
                    Map.of("before", before.file(), "after", change.place().file())));
        }
        if (change.reordered()) {
            sentences.add(phrases.say("reordered"));
        }
        change.header().forEach(header -> sentences.add(header(header)));
        List<LineChange> lines = change.changedLines();
        lines.forEach(line -> sentences.add(line(line)));
        if (change.meaning() == Meaning.KEPT && !lines.isEmpty()) {
            sentences.add(phrases.say("means-the-same"));
        } else if (change.meaning() == Meaning.CHANGED && lines.isEmpty()) {
            sentences.add(phrases.say("reinterpreted"));
        }
        return sentences;
    }

    private String line(LineChange line) {
        String part = line.part().name().toLowerCase(Locale.ROOT);
        return switch (line.how()) {
            case ADDED ->
                phrases.say(part + "-added", Map.of("after", shown(line.text().after())));
            case REMOVED ->
                phrases.say(
                        part + "-removed", Map.of("before", shown(line.text().before())));
            default -> phrases.difference(line.how(), line.text());
        };
    }

    /** Returns a line without the dash of a detail. */
    private static String shown(String line) {
        return Phrases.shortened(line.replaceFirst("^[-–—•]\\s*", ""));
    }

    private String header(HeaderChange change) {
        String key = "header-" + change.header().name().toLowerCase(Locale.ROOT);
        String before = change.before();
        String after = change.after();
        if (after == null) {
            return phrases.say(key + "-removed", Map.of("before", String.valueOf(before)));
        }
        return before == null
                ? phrases.say(key + "-added", Map.of("after", after))
                : phrases.say(key + "-changed", Map.of("before", before, "after", after));
    }
}
