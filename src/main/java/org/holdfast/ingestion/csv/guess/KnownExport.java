package org.holdfast.ingestion.csv.guess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FieldTemplate;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * An export whose columns are known.
 *
 * @param name name of the system and of what it exports
 * @param signature columns by which the export is recognised
 * @param queries the queries of a mapping, without the name of the file
 */
record KnownExport(String name, List<String> signature, Map<FactCollection, Map<String, Object>> queries) {

    private static final String FILE = "known-exports.yaml";
    private static final List<KnownExport> ALL = all();

    /** Returns the export with the longest signature that a file fits. */
    static Optional<KnownExport> of(CsvSample sample) {
        return ALL.stream()
                .filter(export -> sample.header().containsAll(export.signature))
                .max((one, other) -> Integer.compare(one.signature.size(), other.signature.size()));
    }

    /** Returns the tables of a file, without fields whose columns it does not have. */
    List<TableGuess> tables(CsvSample sample, DeclaredFactsCheck declared) {
        List<TableGuess> tables = new ArrayList<>();
        queries.forEach((collection, query) -> {
            Map<String, Object> options = new LinkedHashMap<>(query);
            Map<String, String> fields = new LinkedHashMap<>();
            texts(options.remove("fields")).forEach((field, column) -> {
                if (sample.header().containsAll(FieldTemplate.parse(column).names())) {
                    fields.put(field, column);
                }
            });
            if (fields.keySet().containsAll(collection.required())) {
                QueryFields possible = QueryFields.of(collection, declared);
                DeclaredColumns.add(sample, possible, used(fields), fields);
                tables.add(new TableGuess(sample, possible, fields, options));
            }
        });
        return tables;
    }

    private static Set<String> used(Map<String, String> fields) {
        Set<String> used = new HashSet<>();
        fields.values()
                .forEach(column -> used.addAll(FieldTemplate.parse(column).names()));
        return used;
    }

    private static Map<String, String> texts(@Nullable Object map) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(map)).forEach((name, text) -> texts.put("" + name, "" + text));
        return texts;
    }

    private static List<KnownExport> all() {
        Problems problems = new Problems();
        try (InputStream in = Objects.requireNonNull(KnownExport.class.getResourceAsStream(FILE), FILE)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return YamlNode.parse(FILE, text, problems).orElseThrow().items().stream()
                    .map(KnownExport::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KnownExport read(YamlNode node) {
        Map<String, YamlNode> entries = node.entries();
        Map<FactCollection, Map<String, Object>> queries = new LinkedHashMap<>();
        Objects.requireNonNull(entries.get("queries")).entries().forEach((collection, query) -> {
            Map<String, Object> plain = new LinkedHashMap<>();
            query.entries().forEach((name, value) -> plain.put(name, Objects.requireNonNull(value.plain(), name)));
            queries.put(FactCollection.named(collection).orElseThrow(), plain);
        });
        return new KnownExport(
                Objects.requireNonNull(
                        Objects.requireNonNull(entries.get("name")).text()),
                Objects.requireNonNull(entries.get("signature")).items().stream()
                        .map(item -> Objects.requireNonNull(item.text()))
                        .toList(),
                queries);
    }
}
