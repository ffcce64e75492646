package org.holdfast.crm.mapping.file;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads the queries of a mapping file by collection. */
final class QueriesReader {

    private static final List<String> NAMES =
            Arrays.stream(FactCollection.values()).map(FactCollection::toString).toList();

    private final YamlNode file;
    private final BiFunction<FactCollection, YamlNode, @Nullable MappedQuery> query;

    /** @param query reads one query */
    QueriesReader(YamlNode file, BiFunction<FactCollection, YamlNode, @Nullable MappedQuery> query) {
        this.file = file;
        this.query = query;
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
                    MappedQuery read = query.apply(factCollection, value);
                    if (read != null) {
                        queries.put(factCollection, read);
                    }
                }));
        YamlNode lines = node.entries().get("lines");
        if (lines != null && queries.containsKey(FactCollection.LINES) && !queries.containsKey(FactCollection.ORDERS)) {
            lines.error("Lines belong to orders, and there is no query for orders.", "Maybe add orders: above it.");
        }
        return queries;
    }
}
