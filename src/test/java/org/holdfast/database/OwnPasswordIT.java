package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.holdfast.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server as shipped: access to the port of the database and to the key in the folder is not enough to open it. */
class OwnPasswordIT {

    @TempDir
    private Path folder;

    @Test
    void theDatabaseOfAServerOpensOnlyWithThePasswordFile() throws IOException, SQLException {
        Path data = folder.resolve("data");
        String url = "jdbc:h2:file:" + data.resolve("holdfast") + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE";
        try (Server server = Server.asShipped(url, "--holdfast.demo=false")) {
            assertThat(server.put("/v1/customers/C-1", "{'email':'c@example.org'}")
                            .status())
                    .isEqualTo(201);
            assertThatThrownBy(() -> DriverManager.getConnection(url, "holdfast", ""))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Wrong user name or password");

            String password =
                    Files.readString(data.resolve("holdfast.password")).strip();
            try (Connection connection = DriverManager.getConnection(url, "holdfast", password)) {
                assertThat(connection
                                .createStatement()
                                .executeQuery("select 1 from customer where id = 'C-1'")
                                .next())
                        .isTrue();
            }
        }
        try (Server again = Server.asShipped(url, "--holdfast.demo=false")) {
            assertThat(again.get("/v1/customers/C-1").status()).isEqualTo(200);
        }
    }
}
