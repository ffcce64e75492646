package org.holdfast.delivery.tryton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.holdfast.Database;
import org.jspecify.annotations.Nullable;

/**
 * A real Tryton 6.0, shared by all tests: the prepared database, restored into their PostgreSQL, and a server on a free
 * port.
 */
final class Tryton {

    static final String PASSWORD = "a-shop-for-tests";

    private static @Nullable Tryton started;

    private final Process server;
    private final String jdbcUrl;
    private final URI url;

    private Tryton(Process server, String jdbcUrl, URI url) {
        this.server = server;
        this.jdbcUrl = jdbcUrl;
        this.url = url;
    }

    static synchronized Tryton started() {
        if (started == null) {
            try {
                started = start(Files.createTempDirectory("holdfast-tryton"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return started;
    }

    private static Tryton start(Path folder) throws IOException, InterruptedException {
        String jdbcUrl = Database.POSTGRESQL.emptyUrl();
        URI database = URI.create(jdbcUrl.substring("jdbc:".length()));
        String name = database.getPath().substring(1);
        run(
                folder,
                "/usr/lib/postgresql/15/bin/pg_restore",
                "-h",
                database.getHost(),
                "-p",
                "" + database.getPort(),
                "-U",
                "postgres",
                "--no-owner",
                "-d",
                name,
                WhereTrytonIs.dump().toString());
        int port = freePort();
        Path conf = Files.writeString(
                folder.resolve("trytond.conf"),
                "[database]\nuri = postgresql://postgres@" + database.getHost() + ":" + database.getPort()
                        + "/\n[web]\nlisten = 127.0.0.1:" + port + "\n");
        Path log = folder.resolve("trytond.log");
        Process server = new ProcessBuilder("/usr/bin/trytond", "-c", conf.toString(), "-d", name)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
        Tryton tryton = new Tryton(server, jdbcUrl, URI.create("http://127.0.0.1:" + port + "/" + name + "/"));
        tryton.awaitUp(log);
        return tryton;
    }

    String jdbcUrl() {
        return jdbcUrl;
    }

    URI url() {
        return url;
    }

    TrytonRpc rpc() {
        return rpc(url);
    }

    static TrytonRpc rpc(URI url) {
        return new TrytonRpc(new TrytonSettings(url, "admin", PASSWORD, "", Duration.ofSeconds(60)), url);
    }

    private static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(List.of(command) + " failed: " + Files.readString(said));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitUp(Path log) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(90);
        while (server.isAlive() && Instant.now().isBefore(end)) {
            try {
                rpc().call("model.res.user.get_preferences", true, Map.of());
                return;
            } catch (IOException e) {
                Thread.sleep(200);
            } catch (TrytonRpc.Refusal e) {
                break;
            }
        }
        server.destroyForcibly();
        throw new IllegalStateException("Tryton did not start: " + Files.readString(log, StandardCharsets.UTF_8));
    }
}
