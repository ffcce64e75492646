package org.holdfast.crm.mapping;

import java.util.Map;
import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * One query of a mapping.
 *
 * @param sql a single SELECT without a semicolon
 * @param watermark the column that says when a row was changed last; {@code null} when it is only read by full loads
 * @param translate for a field, what the CRM's values are called in the facts
 * @param origin where it stands in the file
 */
public record MappedQuery(
        FactCollection collected,
        String sql,
        @Nullable String watermark,
        Map<String, Map<String, String>> translate,
        SourceLocation origin) {}
