package org.holdfast.crm.jdbc;

import java.sql.Types;
import java.util.List;
import java.util.Locale;
import org.holdfast.crm.mapping.MappedField;
import org.holdfast.facts.declared.DeclaredFact;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query that is used.
 *
 * @param label name of the column, as the database writes it
 * @param mapped the field of the facts; {@code null} if the column is only the watermark
 * @param type type to which cells are converted
 */
record ResultColumn(
        String label,
        @Nullable MappedField mapped,
        @Nullable Class<?> type,
        int jdbcType,
        String typeName,
        Kind kind) {

    /** JDBC drivers of SQL Server: a time with its offset. */
    private static final int DATETIMEOFFSET = -155;

    /** How the values of a column are read. */
    enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        DATE,
        /** A time without a zone. */
        LOCAL,
        /** An instant. */
        ZONED,
        /** A value with a text form, such as a UUID. */
        OTHER,
        /** Several values, which a declared list of texts can have. */
        ARRAY,
        /** Binary data, times of day: they cannot become facts. */
        UNREADABLE
    }

    static Kind kind(int jdbcType, String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return switch (jdbcType) {
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> Kind.TEXT;
            case Types.BIT, Types.BOOLEAN -> Kind.FLAG;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.FLOAT,
                    Types.REAL,
                    Types.DOUBLE,
                    Types.NUMERIC,
                    Types.DECIMAL -> Kind.NUMBER;
            case Types.ARRAY -> Kind.ARRAY;
            case Types.DATE -> Kind.DATE;
            case Types.TIMESTAMP -> name.equals("timestamptz") ? Kind.ZONED : Kind.LOCAL;
            case Types.TIMESTAMP_WITH_TIMEZONE, DATETIMEOFFSET -> Kind.ZONED;
            default ->
                name.equals("uuid") || name.equals("uniqueidentifier") || jdbcType == Types.OTHER
                        ? Kind.OTHER
                        : Kind.UNREADABLE;
        };
    }

    /** Returns the name of the field; {@code null} if the column is only the watermark. */
    @Nullable
    String field() {
        return mapped == null ? null : mapped.name();
    }

    /** Returns the declaration of the fact; {@code null} for other fields. */
    @Nullable
    DeclaredFact declared() {
        return mapped == null ? null : mapped.declared();
    }

    /** Returns whether cells can be read. */
    boolean isReadable() {
        return kind == Kind.ARRAY ? type == List.class : kind != Kind.UNREADABLE;
    }

    /** Returns whether trailing blanks are padding. */
    boolean isPadded() {
        return jdbcType == Types.CHAR || jdbcType == Types.NCHAR;
    }
}
