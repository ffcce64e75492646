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
 * Opens an embedded database again that has closed itself, as H2 does when its disk is full. The connections of the
 * pool stay those of the closed one, and none of them finds out by itself; they are let go, and the next ones open the
 * file anew, once there is room.
 */
public final class ReopenedDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(ReopenedDatabase.class);
    /**
     * H2: "The database has been closed", "Database is already closed", and "Connection is broken", where another
     * program has closed it.
     */
    private static final Set<Integer> CLOSED = Set.of(90_098, 90_121, 90_067);

    private final DataSource source;

    public ReopenedDatabase(DataSource source) {
        this.source = source;
    }

    /**
     * Looks whether the database answers, and has it opened again where it has closed itself.
     *
     * @throws SQLException when it does not answer
     */
    public void reopenIfClosed() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        } catch (SQLException e) {
            letGo(e);
            throw e;
        }
    }

    private void letGo(SQLException e) throws SQLException {
        if (!CLOSED.contains(e.getErrorCode()) || !source.isWrapperFor(HikariDataSource.class)) {
            return;
        }
        HikariPoolMXBean pool = source.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        if (pool != null) {
            LOG.warn("The embedded database has closed itself, perhaps because its disk is full; it is opened again");
            pool.softEvictConnections();
        }
    }
}
