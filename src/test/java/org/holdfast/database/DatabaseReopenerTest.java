package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that has closed itself under the pool is reopened, with all acknowledged data. */
class DatabaseReopenerTest {

    @TempDir
    private Path folder;

    @Test
    void thePoolReopensAClosedDatabase() throws SQLException {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
            source.setUsername("holdfast");
            source.setMaximumPoolSize(4);
            try (Connection connection = source.getConnection()) {
                connection.createStatement().execute("create table kept (id int)");
                connection.createStatement().execute("insert into kept values (1)");
            }
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(source.getConnection());
            }
            // As H2 does when it cannot write: the sessions are not closed and stay in the pool.
            all.get(0).createStatement().execute("shutdown immediately");
            all.forEach(DatabaseReopenerTest::giveBack);
            for (int i = 0; i < 8; i++) {
                assertThatThrownBy(() -> kept(source))
                        .as("not reopened by itself")
                        .isInstanceOf(SQLException.class);
            }

            DatabaseReopener reopener = new DatabaseReopener(source);
            assertThatThrownBy(reopener::reopenIfClosed).isInstanceOf(SQLException.class);
            reopener.reopenIfClosed();
            assertThat(kept(source)).isEqualTo(1);
        }
    }

    /** The session is dead, which may cause an exception when the connection is returned. */
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("closed");
        }
    }

    private static int kept(HikariDataSource source) throws SQLException {
        try (Connection connection = source.getConnection();
                ResultSet row = connection.createStatement().executeQuery("select count(*) from kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
