package org.holdfast.crm.mapping;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.diagnostics.DidYouMean;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the queries of a mapping file: each is a text, or a text with its watermark and translations. */
final class QueriesReader {

    private static final List<String> NAMES =
            Arrays.stream(FactCollection.values()).map(FactCollection::toString).toList();

    private final YamlNode file;

    QueriesReader(YamlNode file) {
        this.file = file;
    }

    Map<FactCollection, MappedQuery> read(@Nullable YamlNode node) {
        Map<FactCollection, MappedQuery> queries = new EnumMap<>(FactCollection.class);
        if (node == null || node.isNull()) {
            (node == null ? file : node)
                    .error(
                            "There are no queries, so nothing would be loaded.",
                            "Maybe add queries: with customers: below it.");
            return queries;
        }
        node.entries(Set.copyOf(NAMES))
                .forEach((name, value) -> FactCollection.named(name).ifPresent(factCollection -> {
                    MappedQuery query = query(factCollection, value);
                    if (query != null) {
                        queries.put(factCollection, query);
                    }
                }));
        YamlNode lines = node.entries().get("lines");
        if (lines != null && queries.containsKey(FactCollection.LINES) && !queries.containsKey(FactCollection.ORDERS)) {
            lines.error("Lines belong to orders, and there is no query for orders.", "Maybe add orders: above it.");
        }
        return queries;
    }

    private static @Nullable MappedQuery query(FactCollection factCollection, YamlNode node) {
        if (!node.isMap()) {
            String sql = sql(node);
            return sql == null ? null : new MappedQuery(factCollection, sql, null, Map.of(), node.origin());
        }
        Map<String, YamlNode> entries = node.entries(Set.of("sql", "watermark", "translate"));
        YamlNode query = entries.get("sql");
        if (query == null) {
            node.error("The query is missing.", "Maybe add sql: select ... .");
            return null;
        }
        String sql = sql(query);
        YamlNode watermark = entries.get("watermark");
        YamlNode translate = entries.get("translate");
        String watermarkColumn = watermark == null ? null : watermark.text();
        Map<String, Map<String, String>> translations =
                translate == null ? Map.of() : translations(factCollection, translate);
        return sql == null ? null : new MappedQuery(factCollection, sql, watermarkColumn, translations, query.origin());
    }

    private static @Nullable String sql(YamlNode node) {
        String text = node.text();
        if (text == null) {
            return null;
        }
        String sql = text.strip();
        while (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).strip();
        }
        String first = sql.isEmpty() ? "" : sql.split("[\\s(]+", 2)[0];
        if (!first.equalsIgnoreCase("select")
                && !first.equalsIgnoreCase("with")
                && !first.startsWith("--")
                && !first.startsWith("/*")) {
            node.error(
                    "A query that begins with SELECT is expected here.",
                    "Maybe select ... as customerId, ... from ... .");
            return null;
        }
        return sql;
    }

    private static Map<String, Map<String, String>> translations(FactCollection factCollection, YamlNode node) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        node.entries().forEach((field, values) -> {
            if (!factCollection.fields().containsKey(field)) {
                values.error(
                        "\"" + field + "\" is not a field of " + factCollection + ".",
                        DidYouMean.hint(field, factCollection.fields().keySet()));
                return;
            }
            Map<String, String> translations = new LinkedHashMap<>();
            values.entries().forEach((theirs, ours) -> {
                String word = ours.text();
                if (word != null) {
                    translations.put(theirs, word.strip());
                }
            });
            all.put(field, translations);
        });
        return all;
    }
}
