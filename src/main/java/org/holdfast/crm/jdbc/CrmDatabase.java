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
 * the whole load, and because a short query can be repeated after the connection was lost. This requires an index on
 * the customer's id in each table; without one, each page scans the whole table.
 */
public final class CrmDatabase implements CrmSource {

    /** Maximum length of a text; longer texts are truncated one character later. */
    public static final int MAX_TEXT_LENGTH = Dialect.MAX_TEXT_LENGTH;
    /** Number of ids in one query; below the limit of all databases. */
    static final int IDS_PER_QUERY = 1_000;

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

    /** @throws CrmException if the database cannot be reached */
    public static CrmDatabase open(Mapping mapping, Drivers drivers) {
        Connection connection =
                drivers.connect(mapping.login(), mapping.timing().connect());
        try {
            setNetworkTimeout(connection, mapping.timing().query().plus(GRACE));
            connection.setReadOnly(true);
            // Outside a transaction some drivers read a whole result into memory.
            connection.setAutoCommit(false);
            Dialect dialect = Dialect.of(connection);
            if (dialect.family() != Dialect.Family.SQL_SERVER) {
                // On SQL Server this isolation level would lock the tables of the CRM.
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            return new CrmDatabase(mapping, connection, dialect);
        } catch (SQLException e) {
            abort(connection);
            throw CrmException.of("Preparing to read " + mapping.login().shown(), e);
        }
    }

    /** Without a timeout, a dead connection would block forever. */
    private static void setNetworkTimeout(Connection connection, Duration timeout) throws SQLException {
        try {
            connection.setNetworkTimeout(Runnable::run, (int) timeout.toMillis());
        } catch (SQLFeatureNotSupportedException e) {
            // Embedded databases have no network connection.
        }
    }

    /** Runs several queries on one snapshot, if the database supports that. */
    @Override
    public <T> T read(Function<CrmSource, T> queries) {
        try {
            return queries.apply(this);
        } finally {
            endTransaction();
        }
    }

    /** Returns the columns of a query; {@code null}, with problems, if it cannot be used. */
    @Override
    public @Nullable ResultColumns shape(MappedQuery query, Problems problems) {
        String sql = "select q.* from (\n" + query.sql() + "\n) q where 1 = 0";
        return execute(
                        query,
                        sql,
                        List.of(),
                        rows -> Optional.ofNullable(ResultColumns.of(query, rows.getMetaData(), problems)))
                .orElse(null);
    }

    /** Counts the rows of a query. */
    @Override
    public long count(ResultColumns columns) {
        return execute(
                columns.query(),
                "select count(*) " + from(columns),
                List.of(),
                rows -> rows.next() ? rows.getLong(1) : 0);
    }

    /** Returns some rows, in no particular order. */
    @Override
    public List<SourceRow> sample(ResultColumns columns, int max) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        String sql = dialect.limited(reader.selected(dialect), from(columns), max);
        return execute(columns.query(), sql, List.of(), rows -> {
            List<SourceRow> sample = new ArrayList<>();
            while (rows.next()) {
                sample.add(reader.read(rows));
            }
            return sample;
        });
    }

    /**
     * Returns the next customers by id, in the order of the database.
     *
     * @param after the last id of the previous page; {@code null} for the first page
     */
    @Override
    public List<SourceRow> customers(ResultColumns columns, @Nullable String after, int size) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        String key = dialect.column(columns.owner().label());
        String where = after == null ? " where " + key + " is not null" : " where " + key + " > ?";
        String sql = dialect.limited(reader.selected(dialect), from(columns) + where + " order by " + key, size);
        return execute(
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

    /**
     * Passes all rows of some customers to an action, in no particular order. Skips ids that the column cannot hold.
     */
    @Override
    public void rows(ResultColumns columns, Collection<String> ids, Consumer<SourceRow> action) {
        SourceRowReader reader = new SourceRowReader(columns, mapping);
        List<Object> keys = ids.stream()
                .flatMap(id -> IdConverter.of(columns.owner(), id).stream())
                .toList();
        for (int i = 0; i < keys.size(); i += IDS_PER_QUERY) {
            List<Object> batch = IdConverter.padded(keys.subList(i, Math.min(i + IDS_PER_QUERY, keys.size())));
            String in = batch.stream().map(key -> "?").collect(Collectors.joining(", "));
            execute(
                    columns.query(),
                    "select " + reader.selected(dialect) + " " + from(columns) + " where "
                            + dialect.column(columns.owner().label()) + " in (" + in + ")",
                    batch,
                    rows -> {
                        while (rows.next()) {
                            action.accept(reader.read(rows));
                        }
                        return true;
                    });
        }
    }

    /** Returns the next customers, by id, with a row that was changed since a time of the database's clock. */
    @Override
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
        return execute(columns.query(), sql, values, rows -> {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(IdConverter.text(rows.getObject(1), columns.owner()));
            }
            return ids;
        });
    }

    /** Returns some orders that belong to more than one customer, each with two of its customers. */
    @Override
    public List<List<String>> shared(ResultColumns orders, int max) {
        String key = dialect.column(orders.owner().label());
        String source = orders.column("source")
                .map(column -> ", " + dialect.column(column.label()))
                .orElse("");
        String id = orders.column("id")
                .map(column -> dialect.column(column.label()))
                .orElse(key);
        String sql = dialect.limited(
                id + ", min(" + key + "), max(" + key + ")",
                from(orders) + " where " + key + " is not null group by " + id + source + " having min(" + key
                        + ") <> max(" + key + ")",
                max);
        return execute(orders.query(), sql, List.of(), rows -> {
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

    /** Returns the time of the database. Watermarks are compared with it, not with the server's clock. */
    @Override
    public Instant clock() {
        try {
            return dialect.clock(connection);
        } catch (SQLException e) {
            broken = CrmException.isConnection(e);
            endTransaction();
            throw CrmException.of("The query of the time of " + mapping.login().shown(), e);
        }
    }

    /** Counts the rows without a watermark, whose changes only full loads detect. */
    @Override
    public long withoutWatermark(ResultColumns columns) {
        ResultColumn watermark = columns.watermark();
        return watermark == null
                ? 0
                : execute(
                        columns.query(),
                        "select count(*) " + from(columns) + " where " + dialect.column(watermark.label()) + " is null",
                        List.of(),
                        rows -> rows.next() ? rows.getLong(1) : 0);
    }

    private static String from(ResultColumns columns) {
        return "from (\n" + columns.query().sql() + "\n) q";
    }

    /** Reads a result. */
    private interface ResultReader<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T execute(MappedQuery query, String sql, List<Object> values, ResultReader<T> reader) {
        try (PreparedStatement statement =
                connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            statement.setQueryTimeout((int) Math.max(1, mapping.timing().query().toSeconds()));
            statement.setFetchSize(FETCH);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return reader.read(rows);
            }
        } catch (SQLException e) {
            broken = CrmException.isConnection(e);
            endTransaction();
            throw CrmException.of(query.origin() + ": the query of " + query.collected(), e);
        }
    }

    /** Ends the transaction, so that it blocks nothing in the CRM. */
    private void endTransaction() {
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
            // The connection is abandoned in any case.
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
