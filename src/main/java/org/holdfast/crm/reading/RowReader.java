package org.holdfast.crm.reading;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.Collected;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Timepoint;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;

/** Reads the rows of one query. */
final class RowReader {

    private final Shape shape;
    private final Mapping mapping;
    private final Cell cell;
    private final @Nullable Column watermark;

    RowReader(Shape shape, Mapping mapping) {
        this.shape = shape;
        this.mapping = mapping;
        this.cell = new Cell(mapping.zone());
        Column column = shape.watermark();
        this.watermark = column == null ? null : new Column(column.label(), column.field(), Timepoint.class, column.jdbcType(),
                column.typeName(), column.kind());
    }

    /** What follows the word select: only columns that mean something, long texts cut. */
    String selected(Dialect dialect) {
        return Stream.concat(shape.columns().stream(), Stream.ofNullable(watermark)).map(dialect::selected)
                .collect(Collectors.joining(", "));
    }

    Row read(ResultSet rows) throws SQLException {
        ObjectNode fields = FactsJson.mapper().createObjectNode();
        List<InvalidFact> problems = new ArrayList<>();
        String owner = "";
        String order = null;
        for (int i = 0; i < shape.columns().size(); i++) {
            Column column = shape.columns().get(i);
            String field = column.field() == null ? "" : column.field();
            Object value = value(rows, i + 1, column, field, problems);
            if (value != null && field.equals(shape.collected().owner())) {
                owner = value.toString();
            }
            // The order of a line is not one of its fields; that of a complaint is.
            if (value != null && shape.collected() == Collected.LINES && field.equals("orderId")) {
                order = value.toString();
            } else if (value != null && !shape.collected().links().contains(field)) {
                put(fields, field, value);
            }
        }
        defaults(fields);
        return new Row(owner, order, changedAt(rows), fields, problems);
    }

    /** A time that cannot be read is one that nobody says. */
    private @Nullable Instant changedAt(ResultSet rows) throws SQLException {
        if (watermark == null) {
            return null;
        }
        try {
            return cell.read(rows, shape.columns().size() + 1, watermark, Map.of()) instanceof Timepoint time ? time.start(mapping.zone()) : null;
        } catch (InvalidFact e) {
            return null;
        }
    }

    private @Nullable Object value(ResultSet rows, int index, Column column, String field, List<InvalidFact> problems) throws SQLException {
        try {
            return cell.read(rows, index, column, shape.query().translate().getOrDefault(field, Map.of()));
        } catch (InvalidFact e) {
            problems.add(e);
        } catch (SQLException e) {
            if (CrmTrouble.isConnection(e)) {
                throw e;
            }
            problems.add(new InvalidFact(field, "cannot be read: " + CrmTrouble.said(e)));
        }
        return null;
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
        } else {
            // As it is: writing a time and reading it again is what a load would do most.
            fields.set(field, new POJONode(value));
        }
    }

    private void defaults(ObjectNode fields) {
        Mapping.Defaults defaults = mapping.defaults();
        if (shape.collected() == Collected.CUSTOMERS) {
            otherwise(fields, "timeZone", defaults.timeZone());
            otherwise(fields, "language", defaults.language());
            otherwise(fields, "country", defaults.country());
        } else if (shape.collected() == Collected.ORDERS) {
            otherwise(fields, "currency", defaults.currency());
        }
    }

    private static void otherwise(ObjectNode fields, String field, @Nullable String value) {
        if (value != null && !fields.has(field)) {
            fields.put(field, value);
        }
    }
}
