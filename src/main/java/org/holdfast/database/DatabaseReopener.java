package org.holdfast.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reopens an embedded database that has closed itself, as H2 does when the disk is full. The pooled connections still
 * refer to the closed database, so they are evicted; new connections reopen the file once there is space.
 */
public final class DatabaseReopener {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReopener.class);
    /** H2: "The database has been closed", "Database is already closed", and "Connection is broken". */
    private static final Set<Integer> CLOSED = Set.of(90_098, 90_121, 90_067);

    private final DataSource source;

    public DatabaseReopener(DataSource source) {
        this.source = source;
    }

    /**
     * Checks whether the database answers, and evicts the pooled connections if it has closed itself.
     *
     * @throws SQLException if it does not answer
     */
    public void reopenIfClosed() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            evictIfClosed(e);
            throw e;
        }
    }

    private void evictIfClosed(SQLException e) throws SQLException {
        if (!CLOSED.contains(e.getErrorCode()) || !source.isWrapperFor(HikariDataSource.class)) {
            return;
        }
        HikariPoolMXBean pool = source.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        if (pool != null) {
            LOG.warn("The embedded database has closed itself, probably because the disk is full; reopening it");
            pool.softEvictConnections();
        }
    }
}
