package org.holdfast.crm.mapping;

import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One query of a mapping.
 *
 * @param from how its rows are obtained
 * @param watermark the column with the time of the last change; {@code null} if only full loads run the query
 * @param translate translations from the source's values to those of the facts, by field
 * @param origin location of the query in the file
 */
public record MappedQuery(
        FactCollection collected,
        Extraction from,
        @Nullable String watermark,
        Map<String, Map<String, String>> translate,
        SourceLocation origin) {

    /** Returns the query of a database. */
    public String sql() {
        return ((SqlQuery) from).sql();
    }
}
