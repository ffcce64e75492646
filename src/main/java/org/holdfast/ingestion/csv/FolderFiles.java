package org.holdfast.ingestion.csv;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.facts.declared.DeclaredList;
import org.jspecify.annotations.Nullable;

/** Finds the files of a folder by name, ignoring case, and reports tables that are not read. */
final class FolderFiles implements CsvTables {

    static final String CUSTOMERS = "customers.csv";
    private static final String ENDING = ".csv";
    private static final Set<String> NAMES = Set.of(
            CUSTOMERS,
            "emails.csv",
            "phones.csv",
            "consents.csv",
            "orders.csv",
            "order-lines.csv",
            "parcels.csv",
            "complaints.csv",
            "returns.csv",
            "return-lines.csv",
            "surveys.csv",
            "interactions.csv",
            "observations.csv",
            "subscriptions.csv",
            "payments.csv",
            "carts.csv",
            "cart-lines.csv");
    private static final Set<String> TABLES = Set.of("csv", "tsv", "tab", "txt", "xlsx", "xls", "ods");

    private final List<Path> files;
    /** The names of all files that are read. */
    private final Set<String> known;

    private final List<MappedList> lists;

    private FolderFiles(List<Path> files, Set<String> known, List<MappedList> lists) {
        this.files = files;
        this.known = known;
        this.lists = lists;
    }

    static FolderFiles of(Path folder) {
        return of(folder, List.of());
    }

    /** @param lists declared lists, each with a file of its own */
    static FolderFiles of(Path folder, Collection<DeclaredList> lists) {
        Set<String> known = new TreeSet<>(NAMES);
        lists.forEach(list -> known.add(list.name() + ENDING));
        List<MappedList> mapped = lists.stream()
                .map(list -> new MappedList(list.name(), list.key()))
                .toList();
        try (Stream<Path> all = Files.list(folder)) {
            return new FolderFiles(all.filter(Files::isRegularFile).sorted().toList(), known, mapped);
        } catch (IOException e) {
            return new FolderFiles(List.of(), known, mapped);
        }
    }

    /** Returns the file with a name such as {@code orders.csv}; {@code null} if there is none. */
    @Nullable
    Path file(String name) {
        return files.stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElse(files.stream()
                        .filter(each -> name(each).equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public List<CsvFile> of(MappedCollection collection, ImportFindings findings) {
        Path file = file(name(collection));
        return file == null ? List.of() : List.of(new CsvFile(file, findings));
    }

    @Override
    public String name(MappedCollection collection) {
        if (collection instanceof MappedList list) {
            return list.name() + ENDING;
        }
        return collection == FactCollection.LINES ? "order-lines.csv" : collection + ".csv";
    }

    @Override
    public List<MappedList> lists() {
        return lists.stream().filter(list -> file(name(list)) != null).toList();
    }

    /** Returns whether a name is that of a table. */
    static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return TABLES.contains(lower.substring(lower.lastIndexOf('.') + 1));
    }

    @Override
    public void reportUnread(ImportFindings findings) {
        for (Path each : files) {
            String name = name(each);
            String lower = name.toLowerCase(Locale.ROOT);
            if (isTable(name) && (known.stream().noneMatch(lower::equalsIgnoreCase) || !each.equals(file(lower)))) {
                findings.note(name + " is not read. "
                        + (lower.endsWith(".csv") ? "" : "Only .csv files are; save it as CSV. ")
                        + hint(lower.substring(0, lower.lastIndexOf('.')) + ".csv", known));
            }
        }
    }

    private static String hint(String name, Set<String> known) {
        List<String> near = DidYouMean.to(name, known);
        return near.isEmpty() ? "Known files: " + String.join(", ", known) : "Maybe it should be called " + near.get(0);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
