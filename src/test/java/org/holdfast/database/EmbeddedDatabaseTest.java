package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/** Only the program can open the embedded database, and a crash at any step leaves a database that can be opened. */
class EmbeddedDatabaseTest {

    @TempDir
    private Path folder;

    private String url(String name) {
        return "jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0;TRACE_LEVEL_FILE=0";
    }

    private EmbeddedDatabase database(String name) {
        return new EmbeddedDatabase(DatabaseFile.of(url(name)).orElseThrow(), url(name), "holdfast");
    }

    private String open(String name) {
        try (EmbeddedDatabase database = database(name)) {
            return database.open();
        }
    }

    private void makeWithoutPassword(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(name), "holdfast", "")) {
            connection.createStatement().execute("create table kept (id int)");
        }
    }

    private void assertOpensOnlyWith(String name, String password) throws SQLException {
        DriverManager.getConnection(url(name), "holdfast", password).close();
        assertThatThrownBy(() -> DriverManager.getConnection(url(name), "holdfast", ""))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("Wrong user name or password");
    }

    @Test
    void onlyTheOwnerCanReadANewDatabase() throws SQLException, IOException {
        String password = open("data/holdfast");

        assertThat(password).hasSizeGreaterThanOrEqualTo(32);
        assertOpensOnlyWith("data/holdfast", password);
        assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            assertThat(files)
                    .extracting(EmbeddedDatabaseTest::mode)
                    .isNotEmpty()
                    .containsOnly("rw-------");
        }
        assertThat(open("data/holdfast")).isEqualTo(password);
        assertThat(open("other/holdfast")).isNotEqualTo(password);
    }

    @Test
    void aDatabaseWithoutAPasswordGetsOneAndKeepsItsData() throws SQLException, IOException {
        makeWithoutPassword("data/holdfast");
        Files.setPosixFilePermissions(folder.resolve("data"), PosixFilePermissions.fromString("rwxr-xr-x"));

        String password = open("data/holdfast");

        assertOpensOnlyWith("data/holdfast", password);
        try (Connection connection = DriverManager.getConnection(url("data/holdfast"), "holdfast", password)) {
            assertThat(connection
                            .createStatement()
                            .executeQuery("select count(*) from kept")
                            .next())
                    .isTrue();
        }
        assertThat(mode(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("data/holdfast.mv.db"))).isEqualTo("rw-------");
    }

    /**
     * The program is killed after the file was written and before the password was set, or while the file was written.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "0123456789012345678901234567890",
                "01234567890123456789012345678901",
                "01234567890123456789012345678901\n",
                "\n\n"
            })
    void settingThePasswordIsResumedAfterACrash(String left) throws SQLException, IOException {
        makeWithoutPassword("data/holdfast");
        Files.writeString(folder.resolve("data/holdfast.password"), left);

        String password = open("data/holdfast");

        assertThat(password).hasSize(32);
        assertOpensOnlyWith("data/holdfast", password);
        assertThat(open("data/holdfast")).isEqualTo(password);
    }

    @Test
    void aWrongPasswordIsReportedWithItsFile() throws IOException {
        open("data/holdfast");
        Path file = folder.resolve("data/holdfast.password");
        Files.writeString(file, "x".repeat(32) + "\n");

        assertThatThrownBy(() -> open("data/holdfast"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--spring.datasource.password");
    }

    @Test
    void permissionsOfAFolderWithOtherFilesAreKept() throws IOException {
        Files.createDirectories(folder.resolve("shared"));
        Files.setPosixFilePermissions(folder.resolve("shared"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("shared/notes.txt"), "not ours");
        Files.setPosixFilePermissions(folder.resolve("shared/notes.txt"), PosixFilePermissions.fromString("rw-r--r--"));

        open("shared/holdfast");

        assertThat(mode(folder.resolve("shared"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(folder.resolve("shared/notes.txt"))).isEqualTo("rw-r--r--");
        assertThat(mode(folder.resolve("shared/holdfast.mv.db"))).isEqualTo("rw-------");
        assertThat(mode(folder.resolve("shared/holdfast.password"))).isEqualTo("rw-------");
    }

    @Test
    void concurrentStartsUseTheSamePassword() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(() -> {
                    EmbeddedDatabase database = database("data/holdfast");
                    return database.open();
                });
            }
            List<String> passwords = new ArrayList<>();
            for (Future<String> each : threads.invokeAll(all)) {
                passwords.add(each.get());
            }
            assertThat(passwords).hasSize(8).containsOnly(passwords.get(0));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aConfiguredPasswordTakesPrecedence() {
        DataSourceProperties settings = new DataSourceProperties();
        settings.setUrl(url("data/holdfast"));
        settings.setUsername("holdfast");
        settings.setPassword("mine");

        assertThat(new EmbeddedDatabaseConfiguration().databaseLogin(settings).getPassword())
                .isEqualTo("mine");
        assertThat(folder.resolve("data")).doesNotExist();
        settings.setPassword("");
        assertThat(new EmbeddedDatabaseConfiguration().databaseLogin(settings).getPassword())
                .isNullOrEmpty();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:h2:file:/a/b;X=1,/a/b",
        "jdbc:h2:/a/b,/a/b",
        "jdbc:h2:mem:test,",
        "jdbc:h2:tcp://host/~/test,",
        "jdbc:h2:ssl://host/x,",
        "jdbc:h2:zip:/a.zip!/b,",
        "jdbc:postgresql://host/db,",
        "jdbc:h2:nio:/a/b,"
    })
    void onlyLocalFilesAreProtected(String url, String base) {
        assertThat(DatabaseFile.of(url).map(file -> file.base().toString())).isEqualTo(Optional.ofNullable(base));
    }

    private static String mode(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
