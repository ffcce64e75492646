package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.h2.jdbc.JdbcConnection;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;

/** Tests that share a database do not share its connections, without having to do anything for it. */
class ShortLivedConnectionsIT {

    private static final Set<Connection> SEEN = Collections.newSetFromMap(new IdentityHashMap<>());

    private static Database.Store store;

    @BeforeAll
    static void open() throws SQLException {
        store = Database.H2.open();
        SEEN.add(physical());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @RepeatedTest(3)
    void whatAnotherTestUsedIsClosed() throws SQLException {
        for (Connection each : SEEN) {
            assertThat(each.isClosed()).isTrue();
        }
        assertThat(SEEN.add(physical())).as("a connection of this test").isTrue();
    }

    private static Connection physical() throws SQLException {
        try (Connection pooled = store.source().getConnection()) {
            return pooled.unwrap(JdbcConnection.class);
        }
    }
}
