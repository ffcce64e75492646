package org.holdfast.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.access.Role;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.people.PeopleFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Without its database the console says so on pages of its own, and goes on when the database is back. */
class StoreDownIT {

    private static final String[] OURS = {"Sec-Fetch-Site", "same-origin"};

    @TempDir
    private Path folder;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /** A server that starts takes all others away. */
    private void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    @Test
    void everyReaderLearnsWhatCanStillBeDone() throws Exception {
        EmbeddedPostgres database = postgres(0);
        int port = database.getPort();
        try (Server server = Server.on(
                database.getJdbcUrl("postgres", "postgres").replaceAll("\\?.*", ""),
                "--spring.datasource.hikari.connection-timeout=250")) {
            listen();
            ConsoleBrowser local = new ConsoleBrowser(server);
            ConsoleBrowser ana = new ConsoleBrowser(server);
            ConsoleBrowser stranger = new ConsoleBrowser(server);
            assertThat(local.get("/").status()).isEqualTo(200);
            database.close();
            isSaid(local.get("/"));
            isSaid(new ConsoleBrowser(server).get("/login"));
            database = postgres(port);
            Patience.until(() -> local.get("/").status() == 200);
            ConsoleBrowser.add(server, PeopleFixture.wanted("ana", Role.ADMIN, Role.AGENT));
            ana.signIn("ana");
            assertThat(ana.get("/profile").status()).isEqualTo(200);
            assertThat(stranger.get("/login").status()).isEqualTo(200);
            ConsoleBrowser russian = new ConsoleBrowser(server);
            assertThat(russian.get("/language/ru").status()).isEqualTo(303);
            database.close();
            assertThat(russian.get("/").text())
                    .contains("<html lang=\"ru\"", "<h1>База данных не отвечает</h1>")
                    .doesNotContain("The database");
            withoutDatabase(ana, stranger);
            database = postgres(port);
            Patience.until(() -> ana.get("/profile").status() == 200);
        } finally {
            database.close();
        }
        assertThat(log.list)
                .isNotEmpty()
                .allMatch(event -> event.getThrowableProxy() == null, "has no stack trace")
                .noneMatch(event -> event.getFormattedMessage().contains("\n"), "has several lines");
    }

    private static void withoutDatabase(ConsoleBrowser ana, ConsoleBrowser stranger) {
        Page part = ana.get("/today/fragment", "HX-Request", "true");
        isSaid(part);
        assertThat(part.text()).doesNotContain("<html");
        isSaid(ana.get("/nothing"));
        isSaid(stranger.get("/login"));

        Page form = ana.post("/profile", List.of("name", "Ana <Popa>", "timeZone", "Europe/Chisinau"), OURS);
        isSaid(form);
        assertThat(form.text())
                .contains("Ana &lt;Popa&gt;", "action=\"/profile\"", "name=\"_csrf\"", "Send it again")
                .contains("name=\"timeZone\" value=\"Europe/Chisinau\"");
        Page signIn = stranger.post("/login", List.of("login", "ana", "password", "not shown again"), OURS);
        isSaid(signIn);
        assertThat(signIn.text())
                .contains("passwords have to be typed again")
                .doesNotContain("not shown again", "Send it again");
        Page foreign = ana.post("/profile", List.of("name", "planted"), "Sec-Fetch-Site", "cross-site");
        isSaid(foreign);
        assertThat(foreign.text()).doesNotContain("planted");
    }

    private static void isSaid(Page page) {
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.text())
                .contains("<h1>The database does not answer</h1>")
                .doesNotContain("Exception");
    }

    private EmbeddedPostgres postgres(int port) throws Exception {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }
}
