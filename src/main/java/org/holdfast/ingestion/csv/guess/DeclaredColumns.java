package org.holdfast.ingestion.csv.guess;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.MappedField;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.ingestion.csv.text.ColumnSuggestions;

/** Finds the declared facts that columns contain, by their names and their labels in all languages. */
final class DeclaredColumns {

    private DeclaredColumns() {}

    /** Returns the declared fact with a name or label that is the name of a column. */
    static Optional<String> meant(String column, QueryFields possible) {
        return possible.all().values().stream()
                .flatMap(field -> Stream.ofNullable(field.declared()))
                .filter(fact -> isNamed(column, names(fact)))
                .map(DeclaredFact::name)
                .findFirst();
    }

    /** Adds the declared facts of columns that are not taken yet. */
    static void add(CsvSample sample, QueryFields possible, Collection<String> taken, Map<String, String> fields) {
        for (String column : sample.header()) {
            if (!taken.contains(column)) {
                meant(column, possible).ifPresent(name -> fields.putIfAbsent(name, column));
            }
        }
    }

    private static Stream<String> names(DeclaredFact fact) {
        Stream<String> labels = FactLabels.LANGUAGES.stream()
                .flatMap(language ->
                        Stream.concat(fact.labels().all(language).stream(), Stream.of(fact.title(language))));
        return Stream.concat(Stream.of(fact.name()), labels);
    }

    private static boolean isNamed(String column, Stream<String> names) {
        return names.anyMatch(name -> ColumnSuggestions.isSame(column, name));
    }

    /** Returns the fields of a query that are not declared. */
    static Set<String> known(QueryFields possible) {
        return Set.copyOf(possible.all().values().stream()
                .filter(field -> !field.isAttribute())
                .map(MappedField::name)
                .toList());
    }

    /** Returns what the things of a list are called in all languages, and its name. */
    static List<String> words(String list, FactLabels labels) {
        return Stream.concat(
                        Stream.of(list),
                        FactLabels.LANGUAGES.stream().flatMap(language -> labels.all(language).stream()))
                .map(String::toLowerCase)
                .distinct()
                .toList();
    }
}
