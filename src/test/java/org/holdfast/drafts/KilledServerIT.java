package org.holdfast.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.holdfast.ClassPath;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.facts.json.FactsJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server in a separate process is killed the moment it has acknowledged a save. */
class KilledServerIT {

    private static final int SAVES = 25;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Process start(String url, int port) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        ClassPath.withTests(),
                        HoldfastApplication.class.getName(),
                        "serve",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=holdfast",
                        "--spring.datasource.password=",
                        "--server.port=" + port,
                        "--holdfast.demo=false",
                        "--holdfast.rules.dir=" + Path.of("rules").toAbsolutePath()))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private boolean isUp(String base) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + "/v1/rule-book")))
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterAKill() throws Exception {
        String url = Database.H2.freshUrl();
        int port = freePort();
        String base = "http://localhost:" + port;
        Process process = start(url, port);
        String id;
        try {
            Patience.until(() -> isUp(base) || !process.isAlive());
            HttpResponse<String> opened = send(HttpRequest.newBuilder(URI.create(base + "/v1/drafts"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"title\":\"Typing\"}")));
            id = FactsJson.mapper().readTree(opened.body()).path("id").asString();
            for (int i = 1; i <= SAVES; i++) {
                HttpResponse<String> saved =
                        send(HttpRequest.newBuilder(URI.create(base + "/v1/drafts/" + id + "/file?path=limits.yaml"))
                                .header("Content-Type", "text/plain")
                                .header("If-Match", "*")
                                .PUT(BodyPublishers.ofString("typed " + i)));
                assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (Server server = Server.on(url, "--holdfast.demo=false")) {
            DraftFiles files = server.bean(DraftFiles.class);
            UUID draft = UUID.fromString(id);
            assertThat(new String(files.read(draft, "limits.yaml").bytes(), StandardCharsets.UTF_8))
                    .isEqualTo("typed " + SAVES);
            assertThat(files.history(draft, "limits.yaml", null, 100)).isNotEmpty();
        }
    }
}
