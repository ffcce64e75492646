package org.holdfast.rules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.config.LimitsReader;
import org.holdfast.rules.config.ProgrammesReader;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;

/**
 * Reports files that are not read, usually because they are in the wrong folder or were saved in another format. A
 * table that is not read is an error, because its author assumes that its rules are active.
 */
final class UnreadFiles {

    private static final Set<String> TOP_FOLDERS = Set.of("areas", "language", "messages", "customers");
    /** Extensions of spreadsheet formats that are not read, each with the key of its hint. */
    private static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("xls", "file-old-excel"),
            Map.entry("xlsm", "file-workbook"),
            Map.entry("xlsb", "file-workbook"),
            Map.entry("xltx", "file-workbook"),
            Map.entry("ods", "file-workbook"),
            Map.entry("fods", "file-workbook"),
            Map.entry("ots", "file-workbook"),
            Map.entry("numbers", "file-workbook"),
            Map.entry("gsheet", "file-google"),
            Map.entry("tsv", "file-tabs"),
            Map.entry("tab", "file-tabs"),
            Map.entry("xml", "file-workbook"));

    private static final Set<String> DOCUMENTS = Set.of("doc", "docx", "odt", "rtf", "pages", "txt", "gdoc");

    private UnreadFiles() {}

    static void report(BookSource source, Problems problems) {
        for (String path : source.paths()) {
            if (!isRead(path, source)) {
                report(path, source, problems);
            }
        }
    }

    private static boolean isRead(String path, BookSource source) {
        String[] parts = path.split("/");
        String name = parts[parts.length - 1];
        return switch (parts[0]) {
            case "areas" ->
                parts.length == 3
                        && (RuleBookReader.isRuleFile(name, source)
                                || name.equals("actions.yaml")
                                || name.endsWith(".scenarios.yaml"));
            case "language" -> parts.length == 3 && name.endsWith(".dsl") || path.equals(SentenceExamplesFile.FILE);
            case "messages", "customers" -> parts.length == 2 && name.endsWith(".yaml");
            default ->
                List.of(LimitsReader.FILE, ProgrammesReader.FILE, FactsSchemaReader.FILE, RuleBookReader.TOUR)
                        .contains(path);
        };
    }

    private static void report(String path, BookSource source, Problems problems) {
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String name = path.substring(path.lastIndexOf('/') + 1);
        ProblemText unread = ProblemText.of("file-unread");
        SourceLocation origin = SourceLocation.of(path);
        String folder = path.split("/")[0];
        if (TABLES.containsKey(ending) && folder.equals("areas")) {
            ProblemText table = ProblemText.of("file-table-unread", "ending", "." + ending)
                    .withHint(TABLES.get(ending), "name", stem(name));
            if (isKeptBesideOneThatIsRead(path, source) || !source.semantics().readsTableCellsAsMeant()) {
                problems.warning(origin, table);
            } else {
                problems.error(origin, table);
            }
        } else if (path.contains("/") && !TOP_FOLDERS.contains(folder)) {
            problems.warning(origin, unread.withoutHint().nearest(folder, TOP_FOLDERS));
        } else if (ending.equals("yml")) {
            problems.warning(origin, unread.withHint("file-rename", "name", stem(name) + ".yaml"));
        } else if (DOCUMENTS.contains(ending) && folder.equals("areas")) {
            problems.warning(origin, unread.withHint("file-document", "name", stem(name) + ".dslr"));
        } else if (!name.equals(name.toLowerCase(Locale.ROOT))
                && isRead(path.replace(name, name.toLowerCase(Locale.ROOT)), source)) {
            problems.warning(origin, unread.withHint("file-rename", "name", name.toLowerCase(Locale.ROOT)));
        } else {
            problems.warning(origin, unread);
        }
    }

    private static String stem(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /**
     * Returns whether a readable version lies beside the file, as when a table is edited in one format and exported.
     */
    private static boolean isKeptBesideOneThatIsRead(String path, BookSource source) {
        return List.of(".csv", ".xlsx").stream().anyMatch(ending -> source.has(stem(path) + ending));
    }
}
