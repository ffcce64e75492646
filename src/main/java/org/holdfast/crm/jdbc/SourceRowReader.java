package org.holdfast.crm.jdbc;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.facts.identity.SourcedRecord;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Reads the rows of one query. */
final class SourceRowReader {

    private final ResultColumns shape;
    private final Mapping mapping;
    private final CellConverter cell;
    private final @Nullable ResultColumn watermark;

    SourceRowReader(ResultColumns shape, Mapping mapping) {
        this.shape = shape;
        this.mapping = mapping;
        this.cell = new CellConverter(mapping.notation());
        ResultColumn column = shape.watermark();
        this.watermark = column == null
                ? null
                : new ResultColumn(
                        column.label(),
                        column.mapped(),
                        DateOrInstant.class,
                        column.jdbcType(),
                        column.typeName(),
                        column.kind());
    }

    /** Returns the select list of the columns that are used. */
    String selected(Dialect dialect) {
        return Stream.concat(shape.columns().stream(), Stream.ofNullable(watermark))
                .map(dialect::selected)
                .collect(Collectors.joining(", "));
    }

    /** Provides the cells of a row. */
    @FunctionalInterface
    private interface Cells {

        /** Returns a cell; {@code null} if it is empty. */
        @Nullable
        Object value(int index, ResultColumn column) throws SQLException;
    }

    /** Reads the current row of a result. */
    SourceRow read(ResultSet rows) throws SQLException {
        return read((index, column) -> CellConverter.value(rows, index, column));
    }

    /** Reads a row of texts, by the labels of their columns. */
    SourceRow read(Map<String, String> texts) {
        try {
            return read((index, column) -> texts.get(column.label()));
        } catch (SQLException e) {
            throw new IllegalStateException("Texts are not read from a database", e);
        }
    }

    private SourceRow read(Cells cells) throws SQLException {
        ObjectNode fields = FactsJson.mapper().createObjectNode();
        List<InvalidInput> problems = new ArrayList<>();
        String owner = "";
        FactCollection lines = shape.collected() instanceof FactCollection known && known.isLines() ? known : null;
        String parent = null;
        String parentSource = null;
        for (int i = 0; i < shape.columns().size(); i++) {
            ResultColumn column = shape.columns().get(i);
            String field = column.field() == null ? "" : column.field();
            Object value = value(cells, i + 1, column, field, problems);
            if (value != null && field.equals(shape.collected().owner())) {
                owner = value.toString();
            }
            // The order of a line is not one of its fields, unlike the order of a complaint.
            if (value != null && lines != null && field.equals(lines.parentId())) {
                parent = value.toString();
            } else if (value != null && lines != null && field.equals(lines.parentSource())) {
                parentSource = value.toString();
            } else if (value != null && !shape.collected().links().contains(field)) {
                put(target(fields, column, field), field.substring(field.indexOf('.') + 1), value);
            }
        }
        defaults(fields);
        return new SourceRow(
                owner,
                parent == null ? null : SourcedRecord.key(parentSource, parent),
                shape.collected() instanceof MappedList list ? list.key() : null,
                changedAt(cells),
                fields,
                problems);
    }

    /** Returns the watermark; {@code null} if it is missing or not valid. */
    private @Nullable Instant changedAt(Cells cells) throws SQLException {
        if (watermark == null) {
            return null;
        }
        try {
            return cell.read(cells.value(shape.columns().size() + 1, watermark), watermark, Map.of())
                            instanceof DateOrInstant time
                    ? time.start(mapping.zone())
                    : null;
        } catch (InvalidInput e) {
            return null;
        }
    }

    private @Nullable Object value(
            Cells cells, int index, ResultColumn column, String field, List<InvalidInput> problems)
            throws SQLException {
        try {
            return cell.read(
                    cells.value(index, column),
                    column,
                    shape.query().translate().getOrDefault(field, Map.of()));
        } catch (InvalidInput e) {
            problems.add(e);
        } catch (SQLException e) {
            if (CrmException.isConnection(e)) {
                throw e;
            }
            problems.add(new InvalidInput(field, "cannot be read: " + CrmException.message(e)));
        }
        return null;
    }

    /** Returns the object that contains a field: attributes and parts of a field have one. */
    private ObjectNode target(ObjectNode fields, ResultColumn column, String field) {
        boolean isAttribute = column.mapped() != null && column.mapped().isAttribute();
        if (field.contains(".")) {
            return fields.withObjectProperty(FactCollection.fieldOf(field));
        }
        return isAttribute && shape.collected() instanceof FactCollection
                ? fields.withObjectProperty(SourceRow.ATTRIBUTES)
                : fields;
    }

    private static void put(ObjectNode fields, String field, Object value) {
        if (value instanceof BigDecimal number) {
            fields.put(field, number);
        } else if (value instanceof Integer number) {
            fields.put(field, number);
        } else if (value instanceof Boolean flag) {
            fields.put(field, flag);
        } else if (value instanceof String text) {
            fields.put(field, text);
        } else if (value instanceof List<?> words) {
            words.forEach(word -> fields.withArrayProperty(field).add(word.toString()));
        } else {
            // Not as text, because formatting and parsing times would take most of the time.
            fields.set(field, new POJONode(value));
        }
    }

    private void defaults(ObjectNode fields) {
        Mapping.Defaults defaults = mapping.defaults();
        if (shape.collected() == FactCollection.CUSTOMERS) {
            putDefault(fields, "timeZone", defaults.timeZone());
            putDefault(fields, "language", defaults.language());
            putDefault(fields, "country", defaults.country());
        } else if (shape.collected().takesDefaultCurrency()) {
            putDefault(fields, "currency", defaults.currency());
        }
    }

    private static void putDefault(ObjectNode fields, String field, @Nullable String value) {
        if (value != null && !fields.has(field)) {
            fields.put(field, value);
        }
    }
}
