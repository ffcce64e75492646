package org.holdfast.console.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.holdfast.changes.BookDifference;
import org.holdfast.changes.FileDifference;
import org.holdfast.changes.MessageChange;
import org.holdfast.changes.RuleChange;
import org.holdfast.changes.table.TableChange;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.changes.words.Passage;

/** A difference as its page shows it: in words first, then by word, by cell and by line; each list up to a limit. */
public final class DifferenceView {

    /** Maximum number of things of one kind on a page; files and versions over HTTP have them all. */
    static final int MOST = 100;

    private final BookDifference difference;
    private final List<Passage> words;

    DifferenceView(BookDifference difference, String language) {
        this.difference = difference;
        this.words = ChangeWords.in(language).of(difference);
    }

    public boolean isEmpty() {
        return difference.isEmpty();
    }

    public List<Passage> words() {
        return limited(words);
    }

    /** Returns how many changes are not shown in words. */
    public int moreWords() {
        return Math.max(0, words.size() - MOST);
    }

    /** Returns the rules that differ by their words. New and removed ones are complete in the list of files. */
    public List<RuleChange> rules() {
        return limited(difference.rules().stream()
                .filter(rule -> !rule.changedLines().isEmpty())
                .toList());
    }

    public List<TableChange> tables() {
        return limited(difference.tables());
    }

    public List<MessageChange> messages() {
        return limited(difference.messages());
    }

    public List<FileDifference> files() {
        return limited(difference.files());
    }

    public int moreFiles() {
        return Math.max(0, difference.files().size() - MOST);
    }

    /** Returns the class of a changed thing for the style sheet. */
    public String style(HowChanged how) {
        return how.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the difference as plain text, in words and as a unified diff, to be copied. */
    public String text() {
        List<String> lines = new ArrayList<>();
        for (Passage passage : words()) {
            lines.add(passage.label());
            passage.sentences().forEach(sentence -> lines.add("  " + sentence));
        }
        for (FileDifference file : files()) {
            lines.add("");
            lines.add("--- " + (file.how() == HowChanged.ADDED ? "/dev/null" : "a/" + file.path()));
            lines.add("+++ " + (file.how() == HowChanged.REMOVED ? "/dev/null" : "b/" + file.path()));
            file.hunks().forEach(hunk -> append(hunk, lines));
        }
        return String.join("\n", lines);
    }

    private static void append(FileDifference.Hunk hunk, List<String> lines) {
        long old =
                hunk.lines().stream().filter(line -> line.lineBefore() != null).count();
        long now =
                hunk.lines().stream().filter(line -> line.lineAfter() != null).count();
        lines.add("@@ -" + hunk.lineBefore() + "," + old + " +" + hunk.lineAfter() + "," + now + " @@");
        for (FileDifference.Line line : hunk.lines()) {
            if (line.how() == HowChanged.SAME) {
                lines.add(" " + line.text().after());
                continue;
            }
            if (line.lineBefore() != null) {
                lines.add("-" + line.text().before());
            }
            if (line.lineAfter() != null) {
                lines.add("+" + line.text().after());
            }
        }
    }

    private static <T> List<T> limited(List<T> all) {
        return all.subList(0, Math.min(MOST, all.size()));
    }
}
