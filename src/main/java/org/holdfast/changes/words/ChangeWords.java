package org.holdfast.changes.words;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.FileDifference;
import org.holdfast.changes.MessageChange;
import org.holdfast.changes.ScenarioChange;
import org.holdfast.changes.SentenceChange;
import org.holdfast.changes.SettingChange;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.text.TextDifference;
import org.holdfast.changes.words.Passage.Subject;
import org.holdfast.localization.LocalizedTexts;

/**
 * Puts changes into sentences such as "“at least 1 day” becomes “at least 2 days”". What the authors wrote is quoted as
 * they wrote it.
 */
public final class ChangeWords {

    private static final LocalizedTexts ALL = LocalizedTexts.beside(ChangeWords.class, "changes");

    private final Phrases phrases;
    private final RuleChangeWords ruleWords;
    private final TableWords tableWords;

    private ChangeWords(Phrases phrases) {
        this.phrases = phrases;
        this.ruleWords = new RuleChangeWords(phrases);
        this.tableWords = new TableWords(phrases);
    }

    /** @param language ISO code; English if it is not supported */
    public static ChangeWords in(String language) {
        return new ChangeWords(new Phrases(ALL.in(language)));
    }

    /** Returns all changes in sentences, the rules first. Each file that differs is spoken of at least once. */
    public List<Passage> of(BookDifference difference) {
        List<Passage> passages = new ArrayList<>();
        difference.rules().forEach(change -> passages.add(ruleWords.of(change)));
        difference.tables().forEach(change -> passages.add(tableWords.of(change)));
        difference.settings().forEach(change -> passages.add(setting(change)));
        difference.messages().forEach(change -> passages.add(message(change)));
        difference.scenarios().forEach(change -> passages.add(scenario(change)));
        difference.sentences().forEach(change -> passages.add(sentence(change)));
        Set<String> spokenOf = new HashSet<>();
        passages.forEach(passage -> spokenOf.add(passage.file()));
        difference
                .rules()
                .forEach(change -> Stream.of(change.before(), change.after())
                        .forEach(place -> spokenOf.add(place == null ? "" : place.file())));
        difference.messages().stream()
                .flatMap(change -> change.texts().stream())
                .forEach(text -> spokenOf.add("messages/" + text.language() + ".yaml"));
        difference.files().stream()
                .filter(file -> !spokenOf.contains(file.path()))
                .forEach(file -> passages.add(file(file)));
        return List.copyOf(passages);
    }

    private Passage setting(SettingChange change) {
        Subject subject = Subject.valueOf(change.kind().name());
        List<String> sentences = new ArrayList<>();
        String from = change.from();
        String replaces = change.replaces();
        if (change.how() == HowChanged.REMOVED) {
            sentences.add(phrases.say("removed"));
        } else {
            if (change.how() == HowChanged.ADDED) {
                sentences.add(
                        replaces == null
                                ? phrases.say("added")
                                : phrases.say(
                                        "dated-replaces", Map.of("day", String.valueOf(from), "before", replaces)));
            }
            sentences.addAll(phrases.values(change.values(), change.how() == HowChanged.ADDED && replaces == null));
        }
        String why = change.why();
        if (why != null && change.how() == HowChanged.ADDED) {
            sentences.add(phrases.say("why", Map.of("why", why)));
        }
        String label = from == null
                ? phrases.label(subject, change.item())
                : phrases.say("label-dated", Map.of("label", phrases.label(subject, change.item()), "day", from));
        return new Passage(subject, change.how(), change.item(), label, change.file(), sentences);
    }

    private Passage message(MessageChange change) {
        List<String> sentences = new ArrayList<>();
        for (MessageChange.OfLanguage text : change.texts()) {
            sentences.add(phrases.say(
                    "in-language",
                    Map.of("language", text.language(), "text", phrases.difference(text.how(), text.text()))));
        }
        if (!change.missingIn().isEmpty()) {
            sentences.add(phrases.say("missing-in", Map.of("languages", String.join(", ", change.missingIn()))));
        }
        if (!change.unchangedIn().isEmpty()) {
            sentences.add(phrases.say("unchanged-in", Map.of("languages", String.join(", ", change.unchangedIn()))));
        }
        return new Passage(
                Subject.MESSAGE,
                how(change.texts()),
                change.key(),
                phrases.label(Subject.MESSAGE, change.key()),
                "messages",
                sentences);
    }

    private static HowChanged how(List<MessageChange.OfLanguage> texts) {
        HowChanged first = texts.get(0).how();
        return texts.stream().allMatch(text -> text.how() == first) ? first : HowChanged.CHANGED;
    }

    private Passage scenario(ScenarioChange change) {
        List<String> sentences = change.how() == HowChanged.CHANGED
                ? phrases.values(change.values(), false)
                : List.of(phrases.say(change.how().name().toLowerCase(Locale.ROOT)));
        return new Passage(
                Subject.SCENARIO,
                change.how(),
                change.name(),
                phrases.label(Subject.SCENARIO, change.name()),
                change.file(),
                sentences);
    }

    private Passage sentence(SentenceChange change) {
        String before = change.before();
        String after = change.after();
        String shown = after == null ? String.valueOf(before) : after;
        List<String> sentences = new ArrayList<>();
        if (before == null || after == null) {
            sentences.add(phrases.say(before == null ? "added" : "removed"));
        } else if (!before.equals(after)) {
            sentences.add(phrases.say("sentence-reworded", Map.of("before", before)));
        }
        if (change.how() == HowChanged.CHANGED && shown.equals(before)) {
            sentences.add(phrases.say(
                    "sentence-meaning",
                    Map.of(
                            "before", String.valueOf(change.meaningBefore()),
                            "after", String.valueOf(change.meaningAfter()))));
        }
        return new Passage(
                Subject.SENTENCE,
                change.how(),
                shown,
                phrases.label(Subject.SENTENCE, shown),
                change.file(),
                sentences);
    }

    private Passage file(FileDifference file) {
        return new Passage(
                Subject.FILE,
                file.how(),
                file.path(),
                phrases.label(Subject.FILE, file.path()),
                file.path(),
                List.of(aboutFile(file)));
    }

    private String aboutFile(FileDifference file) {
        if (file.how() != HowChanged.CHANGED) {
            return phrases.say(file.how().name().toLowerCase(Locale.ROOT));
        }
        if (!file.text()) {
            return phrases.say("file-bytes", Map.of("before", file.bytesBefore(), "after", file.bytesAfter()));
        }
        long lines = file.omittedLines()
                + file.hunks().stream()
                        .flatMap(hunk -> hunk.lines().stream())
                        .filter(line -> line.how() != HowChanged.SAME)
                        .count();
        boolean comments = file.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .filter(line -> line.how() != HowChanged.SAME)
                .allMatch(line -> isComment(line.text()));
        if (lines == 0) {
            return phrases.say("file-format");
        }
        return phrases.say(comments && file.omittedLines() == 0 ? "file-comments" : "file-lines", Map.of("n", lines));
    }

    private static boolean isComment(TextDifference line) {
        return Stream.of(line.before().strip(), line.after().strip())
                .allMatch(text -> text.isEmpty() || text.startsWith("#") || text.startsWith("//"));
    }
}
