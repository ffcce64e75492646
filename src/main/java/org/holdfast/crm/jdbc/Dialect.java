package org.holdfast.crm.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** The differences between databases in the SQL that is used. */
record Dialect(Family family, String quote) {

    /** Maximum length of a text. One more character is read, to detect longer texts without reading them completely. */
    static final int MAX_TEXT_LENGTH = 4_000;

    /** Databases with the same SQL. */
    enum Family {
        POSTGRESQL,
        MYSQL,
        SQL_SERVER,
        STANDARD
    }

    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName().toLowerCase(Locale.ROOT);
        String quote = about.getIdentifierQuoteString();
        return new Dialect(family(product), quote == null || quote.isBlank() ? "" : quote);
    }

    private static Family family(String product) {
        if (product.contains("postgres")) {
            return Family.POSTGRESQL;
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return Family.MYSQL;
        }
        return product.contains("microsoft") ? Family.SQL_SERVER : Family.STANDARD;
    }

    /** Returns the name of a column of the query {@code q}. */
    String column(String label) {
        return "q." + quote + label.replace(quote.isEmpty() ? "\"" : quote, quote + quote) + quote;
    }

    /** Returns the select expression of a column, which truncates long texts. */
    String selected(ResultColumn column) {
        String name = column(column.label());
        return switch (column.kind()) {
            case TEXT ->
                "substring(" + (family == Family.POSTGRESQL ? "cast(" + name + " as varchar)" : name) + ", 1, "
                        + (MAX_TEXT_LENGTH + 1) + ")";
            case OTHER ->
                "substring(cast(" + name + " as varchar(" + (MAX_TEXT_LENGTH + 1) + ")), 1, " + (MAX_TEXT_LENGTH + 1)
                        + ")";
            case NUMBER ->
                column.typeName().equalsIgnoreCase("money") && family == Family.POSTGRESQL
                        ? "cast(" + name + " as numeric)"
                        : name;
            default -> name;
        };
    }

    /**
     * Returns a query with a limited number of rows.
     *
     * @param what the select list
     * @param rest the rest of the query, beginning with {@code from}
     */
    String limited(String what, String rest, int rows) {
        return switch (family) {
            case SQL_SERVER ->
                "select "
                        + (what.startsWith("distinct ")
                                ? "distinct top (" + rows + ") " + what.substring(9)
                                : "top (" + rows + ") " + what)
                        + " " + rest;
            case MYSQL -> "select " + what + " " + rest + " limit " + rows;
            default -> "select " + what + " " + rest + " fetch first " + rows + " rows only";
        };
    }

    /** Returns the current time of the database. */
    Instant clock(Connection connection) throws SQLException {
        String sql = switch (family) {
            case MYSQL -> "select utc_timestamp(6)";
            case SQL_SERVER -> "select sysdatetimeoffset()";
            default -> "select current_timestamp";
        };
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return family == Family.MYSQL
                    ? rows.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC)
                    : rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
