package org.holdfast.crm.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.diagnostics.Problems;
import org.jspecify.annotations.Nullable;

/**
 * A read-only connection to a CRM database. Each query is short: a page of customers ordered by id, then the rows of
 * these customers. Rows are selected by lists of ids and not by merging sorted streams, because databases (and even
 * columns of one database) may sort ids differently, because a stream would keep a transaction of the CRM open during
 * the whole load, and because a short query can be repeated when the connection broke. The price is an index on the
 * customer's id in each table; without one, each page scans the whole table.
 */
public final class CrmDatabase implements AutoCloseable {

    /** Longest text that is read; longer texts are cut one character later. */
    public static final int LONGEST_TEXT = Dialect.LONGEST_TEXT;
    /** Ids in one query: below the limit of any database. */
    static final int IDS_AT_ONCE = 1_000;

    private static final int FETCH = 1_000;
    /** Added to the query timeout, so that the database can report it before the connection is given up. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Mapping mapping;
    private final Connection connection;
    private final Dialect dialect;
    private boolean broken;

    private CrmDatabase(Mapping mapping, Connection connection, Dialect dialect) {
        this.mapping = mapping;
        this.connection = connection;
        this.dialect = dialect;
    }

    /** @throws CrmException when the database cannot be reached */
    public static CrmDatabase open(Mapping mapping, Drivers drivers) {
        Connection connection =
                drivers.connect(mapping.login(), mapping.timing().connect());
        try {
            limitWaiting(connection, mapping.timing().query().plus(GRACE));
            connection.setReadOnly(true);
            // Outside a transaction some drivers read a whole result into memory.
            connection.setAutoCommit(false);
            Dialect dialect = Dialect.of(connection);
            if (dialect.family() != Dialect.Family.SQL_SERVER) {
                // There a transaction would lock the tables of the CRM.
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            return new CrmDatabase(mapping, connection, dialect);
        } catch (SQLException e) {
            abort(connection);
            throw CrmException.of("Getting ready to read " + mapping.login().shown(), e);
        }
    }

    /** Without a timeout, a dead connection would block forever. */
    private static void limitWaiting(Connection connection, Duration patience) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
        } catch (SQLFeatureNotSupportedException e) {
            // Embedded databases have no network connection.
        }
    }

    /** Runs several queries on one snapshot, if the database supports that. */
    public <T> T read(Function<CrmDatabase, T> question) {
        try {
            return question.apply(this);
        } finally {
            settle();
        }
    }

    /** The columns of a query; {@code null} with problems when it cannot be used. */
    public @Nullable ResultColumns shape(MappedQuery query, Problems problems) {
        String sql = "select q.* from (\n" + query.sql() + "\n) q where 1 = 0";
        return ask(
                        query,
                        sql,
                        List.of(),
                        rows -> Optional.ofNullable(ResultColumns.of(query, rows.getMetaData(), problems)))
                .orElse(null);
    }

    /** How many rows the query has. */
    public long count(ResultColumns columns) {
        return ask(
                columns.query(),
                "select count(*) " + from(columns),
                List.of(),
                rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Some rows, in no particular order. */
    public List<SourceRow> sample(ResultColumns columns, int most) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        return ask(columns.query(), dialect.limited(reader.selected(dialect), from(columns), most), List.of(), rows -> {
            List<SourceRow> sample = new ArrayList<>();
            while (rows.next()) {
                sample.add(reader.read(rows));
            }
            return sample;
        });
    }

    /**
     * The next customers by id, in the order of the database.
     *
     * @param after the last id of the previous page; {@code null} for the first page
     */
    public List<SourceRow> customers(ResultColumns columns, @Nullable String after, int size) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        String key = dialect.column(columns.owner().label());
        String where = after == null ? " where " + key + " is not null" : " where " + key + " > ?";
        String sql = dialect.limited(reader.selected(dialect), from(columns) + where + " order by " + key, size);
        return ask(
                columns.query(),
                sql,
                after == null
                        ? List.of()
                        : List.of(IdConverter.of(columns.owner(), after).orElseThrow()),
                rows -> {
                    List<SourceRow> page = new ArrayList<>(size);
                    while (rows.next()) {
                        page.add(reader.read(rows));
                    }
                    return page;
                });
    }

    /** All rows of these customers, in no particular order. Ids that the column cannot hold have none. */
    public void rows(ResultColumns columns, Collection<String> ids, Consumer<SourceRow> each) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        List<Object> keys = ids.stream()
                .flatMap(id -> IdConverter.of(columns.owner(), id).stream())
                .toList();
        for (int i = 0; i < keys.size(); i += IDS_AT_ONCE) {
            List<Object> some = IdConverter.padded(keys.subList(i, Math.min(i + IDS_AT_ONCE, keys.size())));
            String in = some.stream().map(key -> "?").collect(Collectors.joining(", "));
            ask(
                    columns.query(),
                    "select " + reader.selected(dialect) + " " + from(columns) + " where "
                            + dialect.column(columns.owner().label()) + " in (" + in + ")",
                    some,
                    rows -> {
                        while (rows.next()) {
                            each.accept(reader.read(rows));
                        }
                        return true;
                    });
        }
    }

    /** The next customers, by id, with a row changed since then by the clock of the database. */
    public List<String> changed(ResultColumns columns, Instant since, @Nullable String after, int size) {
        ResultColumn watermark = columns.watermark();
        if (watermark == null) {
            return List.of();
        }
        String key = dialect.column(columns.owner().label());
        List<Object> values = new ArrayList<>(List.of(
                watermark.kind() == ResultColumn.Kind.ZONED
                        ? since.atOffset(ZoneOffset.UTC)
                        : since.atZone(mapping.zone()).toLocalDateTime()));
        if (after != null) {
            values.add(IdConverter.of(columns.owner(), after).orElseThrow());
        }
        String sql = dialect.limited(
                "distinct " + key,
                from(columns) + " where " + dialect.column(watermark.label()) + " >= ? and " + key
                        + (after == null ? " is not null" : " > ?") + " order by " + key,
                size);
        return ask(columns.query(), sql, values, rows -> {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(IdConverter.text(rows.getObject(1), columns.owner()));
            }
            return ids;
        });
    }

    /** Some orders that belong to more than one customer, each with two of its customers. */
    public List<List<String>> shared(ResultColumns orders, int most) {
        String key = dialect.column(orders.owner().label());
        String id = orders.column("id")
                .map(column -> dialect.column(column.label()))
                .orElse(key);
        String sql = dialect.limited(
                id + ", min(" + key + "), max(" + key + ")",
                from(orders) + " where " + key + " is not null group by " + id + " having min(" + key + ") <> max("
                        + key + ")",
                most);
        return ask(orders.query(), sql, List.of(), rows -> {
            List<List<String>> shared = new ArrayList<>();
            while (rows.next()) {
                shared.add(List.of(
                        String.valueOf(rows.getString(1)),
                        String.valueOf(rows.getString(2)),
                        String.valueOf(rows.getString(3))));
            }
            return shared;
        });
    }

    /** The time of the database. Watermarks are compared with it, not with our clock. */
    public Instant clock() {
        try {
            return dialect.clock(connection);
        } catch (SQLException e) {
            broken = CrmException.isConnection(e);
            settle();
            throw CrmException.of("Asking " + mapping.login().shown() + " what time it is", e);
        }
    }

    /** Rows without a watermark value, whose changes only full loads see. */
    public long unwatched(ResultColumns columns) {
        ResultColumn watermark = columns.watermark();
        return watermark == null
                ? 0
                : ask(
                        columns.query(),
                        "select count(*) " + from(columns) + " where " + dialect.column(watermark.label()) + " is null",
                        List.of(),
                        rows -> rows.next() ? rows.getLong(1) : 0);
    }

    private static String from(ResultColumns columns) {
        return "from (\n" + columns.query().sql() + "\n) q";
    }

    /** Reads a result. */
    private interface Answer<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T ask(MappedQuery query, String sql, List<Object> values, Answer<T> answer) {
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setQueryTimeout((int) Math.max(1, mapping.timing().query().toSeconds()));
            statement.setFetchSize(FETCH);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return answer.read(rows);
            }
        } catch (SQLException e) {
            broken = CrmException.isConnection(e);
            settle();
            throw CrmException.of(query.origin() + ": the query of " + query.collected(), e);
        }
    }

    /** Ends the transaction, so that nothing in the CRM waits for us. */
    private void settle() {
        try {
            if (!broken) {
                connection.rollback();
            }
        } catch (SQLException e) {
            broken = true;
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // The connection is given up anyway.
        }
    }

    @Override
    public void close() {
        try {
            if (broken) {
                abort(connection);
            } else {
                connection.close();
            }
        } catch (SQLException e) {
            abort(connection);
        }
    }
}
