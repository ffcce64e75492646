package org.holdfast.crm.mapping;

import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.jspecify.annotations.Nullable;

/**
 * One query of a mapping.
 *
 * @param fields the fields that its rows can have
 * @param from how its rows are obtained
 * @param watermark the column with the time of the last change; {@code null} if only full loads run the query
 * @param translate translations from the source's values to those of the facts, by field
 * @param origin location of the query in the file
 */
public record MappedQuery(
        QueryFields fields,
        Extraction from,
        @Nullable String watermark,
        Map<String, Map<String, String>> translate,
        SourceLocation origin) {

    /** Returns what its rows become. */
    public MappedCollection collected() {
        return fields.collected();
    }

    /** Returns the query of a database. */
    public String sql() {
        return ((SqlQuery) from).sql();
    }

    MappedQuery declaredBy(DeclaredFactsCheck declared, Problems problems) {
        QueryFields now = fields.collected() instanceof MappedList list
                ? QueryFields.ofList(list.name(), declared)
                : QueryFields.of((FactCollection) fields.collected(), declared);
        if (now == null) {
            problems.error(
                    origin,
                    "The list " + collected() + " is not declared in the facts.yaml of the rule book.",
                    QueryFields.hintForList(
                            collected().toString(), declared.schema().lists().keySet()));
            return this;
        }
        for (String field : from.named()) {
            if (now.get(field) == null) {
                problems.error(origin, "\"" + field + "\" is not a field of " + collected() + ".", now.hint(field));
            }
        }
        for (String required : now.collected().required()) {
            if (!from.named().isEmpty() && !from.named().contains(required)) {
                problems.error(origin, "The field \"" + required + "\" of " + collected() + " is missing.");
            }
        }
        return new MappedQuery(now, from, watermark, translate, origin);
    }
}
