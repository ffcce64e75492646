package org.holdfast.crm.reading;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.facts.Numbers;

/** An id as a text, for us, and in the type its column has, for the database. */
final class Key {

    private Key() {
    }

    /** The value to compare a column with; empty when the column cannot hold such an id. */
    static Optional<Object> of(Column column, String id) {
        try {
            return switch (column.kind()) {
                case NUMBER -> Optional.of(number(column, Numbers.parse(id)));
                case OTHER -> Optional.of(column.typeName().equalsIgnoreCase("uuid") ? UUID.fromString(id) : id);
                default -> Optional.of(id);
            };
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Object number(Column column, BigDecimal id) {
        return switch (column.jdbcType()) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> id.longValueExact();
            default -> id;
        };
    }

    /** The id as customers have it. */
    static String text(Object value, Column column) {
        return column.isPadded() ? Cell.plain(value).stripTrailing() : Cell.plain(value);
    }

    /**
     * The same keys, and the last one repeated until there are 1, 10, 100 or 1 000: so there are only four statements, and a database need
     * not think about each anew.
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
