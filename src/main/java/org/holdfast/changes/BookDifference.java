package org.holdfast.changes;

import java.util.List;
import org.holdfast.changes.table.TableChange;
import org.holdfast.changes.table.TableComparison;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;

/**
 * What differs between two rule books, in the terms in which people think of them. It is made from the texts, so a
 * draft with errors can be compared, too.
 *
 * @param before version of the earlier rule book
 * @param after version of the later rule book
 * @param rules rules of sentences and DRL
 * @param tables decision tables
 * @param settings limits, actions and programmes
 * @param messages texts for customers
 * @param scenarios examples by which the rule book is checked
 * @param sentences sentences of the language files
 * @param files every file that differs, by lines
 */
public record BookDifference(
        String before,
        String after,
        List<RuleChange> rules,
        List<TableChange> tables,
        List<SettingChange> settings,
        List<MessageChange> messages,
        List<ScenarioChange> scenarios,
        List<SentenceChange> sentences,
        List<FileDifference> files) {

    public BookDifference {
        rules = List.copyOf(rules);
        tables = List.copyOf(tables);
        settings = List.copyOf(settings);
        messages = List.copyOf(messages);
        scenarios = List.copyOf(scenarios);
        sentences = List.copyOf(sentences);
        files = List.copyOf(files);
    }

    /** Returns the changes from {@code before} to {@code after}. */
    public static BookDifference between(BookSource before, BookSource after) {
        BookChanges changes = BookChanges.between(before, after);
        List<String> files =
                changes.files().stream().map(BookChanges.FileChange::path).toList();
        return new BookDifference(
                before.version(),
                after.version(),
                RuleComparison.between(before, after, files),
                TableComparison.between(before, after, files),
                SettingsComparison.between(before, after, files),
                MessagesComparison.between(before, after, files),
                ScenarioComparison.between(before, after, files),
                SentenceComparison.between(before, after, files),
                FileComparison.between(changes));
    }

    public boolean isEmpty() {
        return files.isEmpty();
    }
}
