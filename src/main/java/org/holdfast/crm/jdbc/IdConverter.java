package org.holdfast.crm.jdbc;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.facts.validation.NumberLimits;

/** Converts ids between text and the type of their column. */
final class IdConverter {

    private IdConverter() {}

    /** Returns the value to compare with the column; empty if the column cannot hold the id. */
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

    /** Returns the id as text. */
    static String text(Object value, ResultColumn column) {
        return column.isPadded() ? CellConverter.plain(value).stripTrailing() : CellConverter.plain(value);
    }

    /**
     * Pads the keys with the last one to 1, 10, 100 or 1 000, so that there are only four different statements, whose
     * plans the database can cache.
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
