package org.holdfast.ingestion.csv.guess;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.facts.intake.DeclaredFactsCheck;

/** Proposes a mapping for a file, or for the files of a folder. */
public final class MappingGuess {

    private static final int MAX_FILES = 200;

    private final List<String> notes = new ArrayList<>();
    private final Map<MappedCollection, TableGuess> tables = new LinkedHashMap<>();
    private final Map<MappedCollection, Set<String>> files = new LinkedHashMap<>();
    private final DeclaredFactsCheck declared;

    private MappingGuess(DeclaredFactsCheck declared) {
        this.declared = declared;
    }

    /**
     * A proposal.
     *
     * @param yaml the mapping file; empty if nothing was recognised
     * @param notes what was not recognised, and what people have to check
     */
    public record Proposal(String yaml, List<String> notes) {}

    /**
     * Proposes a mapping.
     *
     * @param zone name of the zone of times without one
     * @param declared knows the declared facts that columns can contain
     * @throws IOException if the folder cannot be read
     */
    public static Proposal of(Path from, String zone, DeclaredFactsCheck declared) throws IOException {
        MappingGuess guess = new MappingGuess(declared);
        List<CsvSample> samples = guess.samples(from);
        samples.forEach(guess::add);
        if (!guess.tables.containsKey(FactCollection.CUSTOMERS)) {
            guess.notes.add("No file was recognised as customers, which an import needs; state it under queries: "
                    + "customers:, with file: and fields: id:");
        }
        String yaml = guess.tables.isEmpty() ? "" : guess.yaml(samples, zone);
        return new Proposal(yaml, guess.notes);
    }

    private List<CsvSample> samples(Path from) throws IOException {
        List<CsvSample> samples = new ArrayList<>();
        try (Stream<Path> all = Files.isDirectory(from) ? Files.list(from) : Stream.of(from)) {
            for (Path file :
                    all.filter(Files::isRegularFile).sorted().limit(MAX_FILES).toList()) {
                String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                CsvSample sample = name.matches(".*\\.(csv|tsv|tab|txt)") ? CsvSample.of(file) : null;
                if (sample != null) {
                    samples.add(sample);
                } else if (name.matches(".*\\.(xlsx?|ods|csv|tsv|tab|txt)")) {
                    notes.add(file.getFileName() + " is not read; save it as CSV");
                }
            }
        }
        return samples;
    }

    private void add(CsvSample sample) {
        List<TableGuess> found = TableGuess.of(sample, declared);
        if (found.isEmpty()) {
            notes.add(sample.file() + " was not recognised: none of its columns is certain to be the id of a customer");
        }
        found.forEach(this::add);
    }

    private void add(TableGuess table) {
        TableGuess first = tables.putIfAbsent(table.collected(), table);
        Set<String> names = files.computeIfAbsent(table.collected(), each -> new LinkedHashSet<>());
        if (first == null || first.sample().header().equals(table.sample().header())) {
            names.add(table.sample().file());
        } else if (table.fields().size() > first.fields().size() && !isDerived(table)) {
            tables.put(table.collected(), table);
            names.clear();
            names.add(table.sample().file());
            notes.add(first.sample().file() + " has " + table.collected() + ", too, with other columns; only those of "
                    + table.sample().file() + " are taken");
        } else {
            notes.add(table.sample().file() + " has " + table.collected() + ", too, with other columns; only those of "
                    + first.sample().file() + " are taken");
        }
    }

    /** Returns whether rows of this collection are only repeated beside others, as customers beside their orders. */
    private static boolean isDerived(TableGuess table) {
        return table.options().containsKey("repeats");
    }

    private String yaml(List<CsvSample> samples, String zone) {
        NotationGuess notation = new NotationGuess();
        tables.values().forEach(table -> table.examine(notation));
        Map<String, Object> format = new LinkedHashMap<>();
        if (notation.hasDecimalCommas()) {
            format.put("decimal", ",");
        }
        if (!notation.dates().isEmpty()) {
            format.put("dates", notation.dates());
        }
        CsvSample first = tables.values().iterator().next().sample();
        MappingText yaml = new MappingText()
                .comment("A proposal. Check each line, then: import --mapping THIS_FILE FOLDER")
                .entry("kind", "files")
                .entry("zone", zone);
        if (tables.values().stream().allMatch(table -> table.sample().separator() == first.separator())) {
            yaml.entry("separator", first.separator() == '\t' ? "tab" : String.valueOf(first.separator()));
        }
        if (first.charset() != null) {
            yaml.entry("encoding", first.charset().name());
            notes.add(
                    "The encoding " + first.charset().name() + " fits " + first.file() + "; check names with accents");
        }
        yaml.map("format", format);
        notes.addAll(notation.doubts());
        return yaml.map("queries", queries(yaml)).toString() + unused(samples);
    }

    private Map<String, Object> queries(MappingText yaml) {
        Map<String, Object> queries = new LinkedHashMap<>();
        ordered().forEach((collection, table) -> {
            Map<String, Object> query = new LinkedHashMap<>();
            query.put("file", name(Objects.requireNonNull(files.get(collection))));
            query.putAll(table.options());
            query.put("fields", table.fields());
            queries.put(collection.toString(), query);
        });
        return queries;
    }

    /** Returns the tables in the order of a mapping: known collections first, then declared lists. */
    private Map<MappedCollection, TableGuess> ordered() {
        Map<MappedCollection, TableGuess> ordered = new LinkedHashMap<>();
        for (FactCollection collection : FactCollection.values()) {
            TableGuess table = tables.get(collection);
            if (table != null) {
                ordered.put(collection, table);
            }
        }
        tables.forEach(ordered::putIfAbsent);
        return ordered;
    }

    /** Returns a name, or a pattern for several. */
    private static String name(Set<String> names) {
        String first = names.iterator().next();
        if (names.size() == 1) {
            return first;
        }
        int same = 0;
        while (same < first.length() && all(names, first.substring(0, same + 1))) {
            same++;
        }
        return first.substring(0, same) + "*" + first.substring(first.lastIndexOf('.'));
    }

    private static boolean all(Set<String> names, String prefix) {
        return names.stream().allMatch(name -> name.startsWith(prefix));
    }

    private String unused(List<CsvSample> samples) {
        MappingText text = new MappingText();
        for (CsvSample sample : samples) {
            Set<String> left = new LinkedHashSet<>(sample.header());
            tables.values().stream()
                    .filter(table -> table.sample().header().equals(sample.header()))
                    .forEach(table -> left.removeAll(table.columns()));
            left.removeIf(String::isEmpty);
            if (!left.isEmpty()) {
                text.comment("Not taken from " + sample.file() + ": " + String.join(", ", left));
            }
        }
        return text.toString();
    }
}
