package org.holdfast.crm.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedField;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.QueryFields;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a query, as described by the database. Names are those of the facts; case and underscores are ignored,
 * because many databases change them: {@code placed_at} is {@code placedAt}.
 *
 * @param columns the columns that become facts or identify the owner of a row
 * @param watermark the column with the time of the last change
 */
public record ResultColumns(
        MappedQuery query,
        List<ResultColumn> columns,
        @Nullable ResultColumn watermark) {

    /** Returns the columns of a query; {@code null} if an essential one is missing. Adds all problems to a list. */
    static @Nullable ResultColumns of(MappedQuery query, ResultSetMetaData about, Problems problems)
            throws SQLException {
        Map<String, MappedField> fields = new TreeMap<>();
        query.fields().all().forEach((name, field) -> fields.putIfAbsent(plain(name), field));
        String wanted = query.watermark() == null ? "" : plain(query.watermark());
        Map<String, ResultColumn> found = new TreeMap<>();
        List<ResultColumn> columns = new ArrayList<>();
        ResultColumn watermark = null;
        for (int i = 1; i <= about.getColumnCount(); i++) {
            String label = about.getColumnLabel(i);
            MappedField known = fields.get(plain(label));
            boolean isWatermark = plain(label).equals(wanted);
            MappedField mapped = known == null && !isWatermark ? query.fields().get(label) : known;
            String field = mapped == null ? null : mapped.name();
            ResultColumn column = new ResultColumn(
                    label,
                    mapped,
                    mapped == null ? null : mapped.type(),
                    about.getColumnType(i),
                    about.getColumnTypeName(i),
                    ResultColumn.kind(about.getColumnType(i), about.getColumnTypeName(i)));
            if (isWatermark) {
                watermark = column;
            } else if (known == null) {
                unknown(query, label, problems);
            }
            if (field != null && found.put(field, column) != null) {
                problems.error(
                        query.origin(),
                        "The column \"" + label + "\" appears twice in the query of " + query.collected() + ".");
            } else if (field != null && readable(query, column, problems)) {
                columns.add(column);
            }
        }
        return complete(query, found.keySet(), watermark, problems)
                ? new ResultColumns(query, List.copyOf(columns), watermark)
                : null;
    }

    /**
     * Returns the columns of rows whose cells are texts.
     *
     * @param fields the fields of the facts
     * @param changedAt label of the cell with the time of the last change; {@code null} if there is none
     */
    public static ResultColumns ofTexts(MappedQuery query, Collection<String> fields, @Nullable String changedAt) {
        return new ResultColumns(
                query,
                fields.stream()
                        .map(field -> text(field, query.fields().get(field)))
                        .toList(),
                changedAt == null ? null : text(changedAt, null));
    }

    private static ResultColumn text(String label, @Nullable MappedField field) {
        return new ResultColumn(
                label, field, field == null ? null : field.type(), Types.VARCHAR, "text", ResultColumn.Kind.TEXT);
    }

    private static boolean complete(
            MappedQuery query, Set<String> found, @Nullable ResultColumn watermark, Problems problems) {
        boolean complete = true;
        for (String required : query.collected().required()) {
            if (!found.contains(required)) {
                problems.error(
                        query.origin(),
                        "The query of " + query.collected() + " has no column \"" + required + "\".",
                        "Maybe write: select ... as " + required + ".");
                complete = false;
            }
        }
        if (query.watermark() != null && watermark == null) {
            problems.error(
                    query.origin(),
                    "The query of " + query.collected() + " does not select its watermark \"" + query.watermark()
                            + "\".",
                    "Maybe add it to the columns.");
            complete = false;
        } else if (watermark != null
                && watermark.kind() != ResultColumn.Kind.LOCAL
                && watermark.kind() != ResultColumn.Kind.ZONED) {
            problems.error(
                    query.origin(),
                    "The watermark \"" + watermark.label() + "\" of " + query.collected() + " is of the type "
                            + watermark.typeName() + "; a time with a date is expected.",
                    "Maybe use the column with the time of the last change.");
            complete = false;
        }
        return complete;
    }

    private static void unknown(MappedQuery query, String label, Problems problems) {
        String hint = query.fields().hint(label);
        if (query.fields().keepsUndeclared()) {
            problems.warning(query.origin(), QueryFields.ignored(label, query.collected()), hint);
        } else {
            problems.error(
                    query.origin(), "The column \"" + label + "\" of " + query.collected() + " is not known.", hint);
        }
    }

    private static boolean readable(MappedQuery query, ResultColumn column, Problems problems) {
        if (!column.isReadable()) {
            problems.error(
                    query.origin(),
                    "The column \"" + column.label() + "\" of " + query.collected() + " is of the type "
                            + column.typeName() + "; a text, a number, a date or a time is expected.",
                    "Maybe cast it in the query.");
        }
        return column.isReadable();
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[_.]", "");
    }

    public MappedCollection collected() {
        return query.collected();
    }

    /** Returns the column with the id of the customer. */
    ResultColumn owner() {
        return column(collected().owner()).orElseThrow();
    }

    Optional<ResultColumn> column(String field) {
        return columns.stream().filter(column -> field.equals(column.field())).findFirst();
    }

    /** Returns the fields without a column, which stay unknown. */
    public List<String> missing() {
        return query.fields().names().stream()
                .filter(field -> column(field).isEmpty())
                .toList();
    }
}
