package org.holdfast.crm.jdbc;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.facts.validation.NumberLimits;

/** An id as a text, for us, and in the type its column has, for the database. */
final class IdConverter {

    private IdConverter() {}

    /** The value to compare a column with; empty when the column cannot hold such an id. */
    static Optional<Object> of(ResultColumn column, String id) {
        try {
            return switch (column.kind()) {
                case NUMBER -> Optional.of(number(column, NumberLimits.parse(id)));
                case OTHER -> Optional.of(column.typeName().equalsIgnoreCase("uuid") ? UUID.fromString(id) : id);
                default -> Optional.of(id);
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Object number(ResultColumn column, BigDecimal id) {
        return switch (column.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> id.longValueExact();
            default -> id;
        };
    }

    /** The id as customers have it. */
    static String text(Object value, ResultColumn column) {
        return column.isPadded() ? CellConverter.plain(value).stripTrailing() : CellConverter.plain(value);
    }

    /**
     * The same keys, and the last one repeated until there are 1, 10, 100 or 1 000: so there are only four statements,
     * and a database need not think about each anew.
     */
    static List<Object> padded(List<Object> keys) {
        int size = 1;
        while (size < keys.size()) {
            size *= 10;
        }
        List<Object> padded = new ArrayList<>(keys);
        while (padded.size() < size) {
            padded.add(keys.get(keys.size() - 1));
        }
        return padded;
    }
}
