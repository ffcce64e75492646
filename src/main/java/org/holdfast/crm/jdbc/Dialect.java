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

/** The few differences in the SQL of databases. */
record Dialect(Family family, String quote) {

    /**
     * Longest text of a fact. One character more is read, so that a longer text is noticed without being read
     * completely.
     */
    static final int LONGEST_TEXT = 4_000;

    /** Databases with the same SQL for our purposes. */
    enum Family {
        POSTGRESQL,
        MYSQL,
        SQL_SERVER,
        STANDARD
    }

    static Dialect of(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String product = about.getDatabaseProductName().toLowerCase(Locale.ROOT);
        Family family = product.contains("postgres")
                ? Family.POSTGRESQL
                : product.contains("mysql") || product.contains("mariadb")
                        ? Family.MYSQL
                        : product.contains("microsoft") ? Family.SQL_SERVER : Family.STANDARD;
        String quote = about.getIdentifierQuoteString();
        return new Dialect(family, quote == null || quote.isBlank() ? "" : quote);
    }

    /** The column of the query {@code q}. */
    String column(String label) {
        return "q." + quote + label.replace(quote.isEmpty() ? "\"" : quote, quote + quote) + quote;
    }

    /** The select expression of a column: long texts are cut by the database. */
    String selected(ResultColumn column) {
        String name = column(column.label());
        return switch (column.kind()) {
            case TEXT ->
                "substring(" + (family == Family.POSTGRESQL ? "cast(" + name + " as varchar)" : name) + ", 1, "
                        + (LONGEST_TEXT + 1) + ")";
            case OTHER ->
                "substring(cast(" + name + " as varchar(" + (LONGEST_TEXT + 1) + ")), 1, " + (LONGEST_TEXT + 1) + ")";
            case NUMBER ->
                column.typeName().equalsIgnoreCase("money") && family == Family.POSTGRESQL
                        ? "cast(" + name + " as numeric)"
                        : name;
            default -> name;
        };
    }

    /** A query with a limited number of rows; {@code what} follows the word select, {@code rest} begins with from. */
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

    /** The expression for the current time. */
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
