package org.holdfast.upgrade;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a PostgreSQL database as text, in the format of {@code pg_dump --data-only}. The tables themselves are
 * created by the released migrations, which a test protects from changes.
 */
final class Dump {

    private static final String END = "\\.";

    private Dump() {}

    static String of(JdbcTemplate jdbc) {
        StringBuilder text = new StringBuilder("-- schema version " + version(jdbc) + "\n");
        for (String table : tables(jdbc)) {
            text.append("COPY ")
                    .append(table)
                    .append(" (")
                    .append(columns(jdbc, table))
                    .append(") FROM stdin;\n");
            text.append(rows(jdbc, table)).append(END).append('\n');
        }
        jdbc.query(
                "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null order by 1",
                row -> {
                    text.append("SELECT setval('%s', %d);%n".formatted(row.getString(1), row.getLong(2)));
                });
        return text.toString();
    }

    /** Returns the version of the last migration, with which the tables are created before the rows are inserted. */
    static String version(String dump) {
        return dump.lines().findFirst().orElseThrow().replace("-- schema version ", "");
    }

    /** Replaces the contents of the existing tables by these rows. */
    static void restore(String dump, JdbcTemplate jdbc) {
        jdbc.execute("truncate " + String.join(", ", tables(jdbc)));
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            // Rows may precede those that they reference.
            connection.createStatement().execute("set session_replication_role = replica");
            restore(dump, connection);
            connection.createStatement().execute("set session_replication_role = default");
            return null;
        });
    }

    private static void restore(String dump, Connection connection) throws SQLException {
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        try (BufferedReader lines = new BufferedReader(new StringReader(dump))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("SELECT ")) {
                    connection.createStatement().execute(line);
                } else if (line.startsWith("COPY ")) {
                    StringBuilder rows = new StringBuilder();
                    for (String row = lines.readLine(); row != null && !row.equals(END); row = lines.readLine()) {
                        rows.append(row).append('\n');
                    }
                    copying.copyIn(line, new StringReader(rows.toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rows(JdbcTemplate jdbc, String table) {
        StringWriter rows = new StringWriter();
        jdbc.execute((ConnectionCallback<Long>) connection -> {
            try {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + table + " TO STDOUT", rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return rows.toString();
    }

    private static List<String> tables(JdbcTemplate jdbc) {
        return jdbc.queryForList(
                "select table_name from information_schema.tables where table_schema = 'public' order by 1",
                String.class);
    }

    private static String columns(JdbcTemplate jdbc, String table) {
        return String.join(
                ", ",
                jdbc.queryForList(
                        "select column_name from information_schema.columns where table_schema = 'public' "
                                + "and table_name = ? order by ordinal_position",
                        String.class,
                        table));
    }

    private static String version(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "select version from flyway_schema_history order by installed_rank desc limit 1", String.class);
    }
}
