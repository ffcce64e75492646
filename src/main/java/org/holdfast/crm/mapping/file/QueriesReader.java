package org.holdfast.crm.mapping.file;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/** Reads the queries of a mapping file by collection. */
final class QueriesReader {

    private static final List<String> NAMES =
            Arrays.stream(FactCollection.values()).map(FactCollection::toString).toList();

    private final YamlNode file;
    private final DeclaredFactsCheck declared;
    private final BiFunction<QueryFields, YamlNode, @Nullable MappedQuery> query;

    /** @param query reads one query */
    QueriesReader(
            YamlNode file,
            DeclaredFactsCheck declared,
            BiFunction<QueryFields, YamlNode, @Nullable MappedQuery> query) {
        this.file = file;
        this.declared = declared;
        this.query = query;
    }

    Map<MappedCollection, MappedQuery> read(@Nullable YamlNode node) {
        Map<MappedCollection, MappedQuery> queries = new LinkedHashMap<>();
        if (node == null || node.isNull()) {
            (node == null ? file : node)
                    .error(
                            "There are no queries, so nothing would be loaded.",
                            "Maybe add queries: with customers: below it.");
            return queries;
        }
        Map<String, YamlNode> entries = node.entries(known(node));
        for (FactCollection collection : FactCollection.values()) {
            YamlNode value = entries.get(collection.toString());
            if (value != null) {
                add(queries, QueryFields.of(collection, declared), value);
            }
        }
        entries.forEach((name, value) -> {
            if (name.startsWith(MappedList.PREFIX)) {
                list(name.substring(MappedList.PREFIX.length()), value, queries);
            }
        });
        for (FactCollection collection : FactCollection.values()) {
            FactCollection parent = collection.parent();
            YamlNode lines = node.entries().get(collection.toString());
            if (parent != null && lines != null && queries.containsKey(collection) && !queries.containsKey(parent)) {
                lines.error(
                        "Lines belong to " + parent + ", and there is no query for " + parent + ".",
                        "Maybe add " + parent + ": above it.");
            }
        }
        return queries;
    }

    /** Returns the names of all queries: also those of lists that are not declared, which are reported on their own. */
    private Set<String> known(YamlNode node) {
        Set<String> known = new TreeSet<>(NAMES);
        declared.schema().lists().keySet().forEach(list -> known.add(MappedList.PREFIX + list));
        node.entries().keySet().stream()
                .filter(name -> name.startsWith(MappedList.PREFIX))
                .forEach(known::add);
        return known;
    }

    private void list(String name, YamlNode node, Map<MappedCollection, MappedQuery> queries) {
        QueryFields fields = QueryFields.ofList(name, declared);
        if (fields == null) {
            node.error(
                    "The list \"" + name + "\" is not declared in the facts.yaml of the rule book.",
                    QueryFields.hintForList(name, declared.schema().lists().keySet()));
        } else if (name.isEmpty() || name.length() > MappedList.MAX_NAME_LENGTH) {
            node.error("Lists that a mapping loads have names of at most " + MappedList.MAX_NAME_LENGTH + " letters.");
        } else {
            add(queries, fields, node);
        }
    }

    private void add(Map<MappedCollection, MappedQuery> queries, QueryFields fields, YamlNode node) {
        MappedQuery read = query.apply(fields, node);
        if (read != null) {
            queries.put(fields.collected(), read);
        }
    }
}
