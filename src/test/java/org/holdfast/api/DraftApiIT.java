package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.EnumSet;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drafts over HTTP, by two people with keys. */
class DraftApiIT {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";

    @TempDir
    private static Path folder;

    private static Server server;
    private static Path rules;
    private static String ana;
    private static String bo;
    private static String reader;

    @BeforeAll
    static void start() throws IOException {
        rules = Server.copyOfRules(folder);
        server = Server.start(
                "--holdfast.demo=false",
                "--holdfast.access.local-operator=false",
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.dir=" + rules);
        ana = key("Ana", Role.APPROVER);
        bo = key("Bo", Role.AUTHOR);
        reader = key("Eve", Role.READ);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String key(String name, Role role) {
        return server.bean(ApiKeyService.class)
                .create(name, EnumSet.of(role), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
    }

    private static Server.Answer send(String key, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("X-API-Key", key);
        if (body != null) {
            request.header("Content-Type", body.startsWith("{") ? "application/json" : "text/plain");
        }
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static String file(String draft, String path) {
        return "/v1/drafts/" + draft + "/file?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }

    private static String open() {
        Server.Answer opened = send(ana, "POST", "/v1/drafts", "{\"title\": \"Warn <b>later</b>\"}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.at("title")).isEqualTo("Warn <b>later</b>");
        return opened.at("id");
    }

    private static Server.Answer save(String key, String draft, String path, String text, String etag) {
        return send(key, "PUT", file(draft, path) + "&merge=true", text, "If-Match", etag);
    }

    @Test
    void theTextsOfTheLiveAndOfPublishedRuleBooksAreRead() throws IOException {
        Server.Answer live = send(reader, "GET", "/v1/rule-book/files", null);
        assertThat(live.at("number")).isEqualTo("1");
        assertThat(live.text()).contains(RULE);
        Server.Answer one = send(reader, "GET", "/v1/rule-book/file?version=1&path=" + RULE, null);
        assertThat(one.at("text")).isEqualTo(Files.readString(rules.resolve(RULE)));
        assertThat(one.etag()).isEqualTo("\"" + one.at("hash") + "\"");
        assertThat(send(reader, "GET", "/v1/rule-book/file?path=../pom.xml", null)
                        .status())
                .isEqualTo(404);
        assertThat(send(reader, "GET", "/v1/rule-book/files?version=99", null).status())
                .isEqualTo(404);
        assertThat(send(reader, "GET", "/v1/drafts", null).status()).isEqualTo(403);
    }

    @Test
    void twoPeopleAreMergedOrAsked() {
        String draft = open();
        Server.Answer read = send(ana, "GET", file(draft, RULE), null);
        String text = read.at("text");
        String changed = text.replace("at least 1 day", "at least 2 days");
        assertThat(changed).isNotEqualTo(text);
        Server.Answer saved = save(ana, draft, RULE, changed, read.etag());
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.etag()).isNotEqualTo(read.etag());

        Server.Answer strict = send(bo, "PUT", file(draft, RULE), text + "# Bo\n", "If-Match", read.etag());
        assertThat(strict.status()).isEqualTo(412);
        assertThat(strict.etag()).isEqualTo(saved.etag());
        assertThat(strict.at("stored.text")).isEqualTo(changed);
        assertThat(strict.at("storedBy")).isEqualTo("Ana");

        Server.Answer merged = save(bo, draft, RULE, text + "# Bo\n", read.etag());
        assertThat(merged.status()).as(merged.text()).isEqualTo(200);
        assertThat(merged.at("merged")).isEqualTo("true");
        assertThat(merged.at("text")).isEqualTo(changed + "# Bo\n");

        Server.Answer asked = save(bo, draft, RULE, text.replace("at least 1 day", "at least 3 days"), read.etag());
        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.contentType()).startsWith("application/problem+json");
        assertThat(asked.at("conflicts.0.mine")).contains("at least 3 days");
        assertThat(asked.at("conflicts.0.theirs")).contains("at least 2 days");
        assertThat(asked.at("conflicts.0.base")).contains("at least 1 day");
        assertThat(asked.at("detail")).contains("is kept as entry");

        Server.Answer details = send(ana, "GET", "/v1/drafts/" + draft, null);
        assertThat(details.at("contributors")).isEqualTo("[\"Ana\",\"Bo\"]");
        assertThat(details.at("present.0.path")).isEqualTo(RULE);
        Server.Answer history = send(ana, "GET", "/v1/drafts/" + draft + "/history?limit=1", null);
        assertThat(history.at("entries.0.kind")).isEqualTo("set-aside");
        String entry = "/v1/drafts/" + draft + "/history/" + history.at("entries.0.number");
        assertThat(send(ana, "GET", entry + "/file", null).at("text")).contains("at least 3 days");
        assertThat(send(bo, "POST", entry + "/restore", "{}").status()).isEqualTo(200);
        assertThat(send(ana, "GET", file(draft, RULE), null).at("text")).contains("at least 3 days");
    }

    @Test
    void aChangeNamesWhatItExpects() {
        String draft = open();
        assertThat(send(ana, "PUT", file(draft, RULE), "x").status()).isEqualTo(428);
        assertThat(send(ana, "DELETE", file(draft, RULE), null).status()).isEqualTo(428);
        assertThat(send(ana, "PUT", file(draft, RULE), "x", "If-Match", "unquoted")
                        .status())
                .isEqualTo(400);
        assertThat(send(ana, "PUT", file(draft, RULE), "x", "If-None-Match", "*")
                        .status())
                .isEqualTo(412);
        assertThat(send(ana, "PUT", file(draft, "areas/delivery/new.dslr"), "x", "If-None-Match", "*")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.yaml", "/etc/x.yaml", "LIMITS.yaml", "readme.md", "a\u0000b.yaml", "areas\\x.dslr"})
    void hostilePathsAreRefused(String path) {
        String draft = open();
        Server.Answer answer = send(ana, "PUT", file(draft, path), "x", "If-Match", "*");
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("Exception", "org.holdfast");
    }

    @Test
    void largeFilesAreRefusedBeforeTheyAreSent() throws Exception {
        String draft = open();
        // The body is declared, but never sent: the answer must not wait for it.
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String head = String.join(
                    "\r\n",
                    "PUT " + file(draft, RULE) + " HTTP/1.1",
                    "Host: localhost",
                    "X-API-Key: " + ana,
                    "Content-Type: text/plain",
                    "If-Match: *",
                    "Content-Length: " + (64 << 20),
                    "",
                    "x");
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }

        Server.Answer chunked = server.send(HttpRequest.newBuilder(server.uri(file(draft, RULE)))
                .header("X-API-Key", ana)
                .header("Content-Type", "text/plain")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofInputStream(() -> zeros(2 << 20))));
        assertThat(chunked.status()).isEqualTo(413);
        assertThat(send(ana, "GET", "/v1/drafts/" + draft, null).at("files")).isEqualTo("[]");
    }

    private static InputStream zeros(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    @Test
    void bytesThatAreNotTextAreKeptAndShownAsTheyAre() {
        String draft = open();
        byte[] latin = {'n', 'a', (byte) 0xEF, 'v', 'e'};
        Server.Answer saved = server.send(HttpRequest.newBuilder(server.uri(file(draft, "limits.yaml")))
                .header("X-API-Key", ana)
                .header("Content-Type", "application/octet-stream")
                .header("If-Match", "*")
                .PUT(BodyPublishers.ofByteArray(latin)));
        assertThat(saved.status()).isEqualTo(200);
        Server.Answer read = send(ana, "GET", file(draft, "limits.yaml"), null);
        assertThat(read.at("text")).isEmpty();
        assertThat(Base64.getDecoder().decode(read.at("base64"))).isEqualTo(latin);
    }

    @Test
    void draftsAreListedRenamedDiscardedAndReopened() {
        String draft = open();
        assertThat(send(bo, "PATCH", "/v1/drafts/" + draft, "{\"title\": \"Other\"}")
                        .at("title"))
                .isEqualTo("Other");
        for (String title : new String[] {"null", "\"\"", "\"" + "x".repeat(121) + "\"", "\"a\\nb\""}) {
            assertThat(send(bo, "PATCH", "/v1/drafts/" + draft, "{\"title\": " + title + "}")
                            .at("field"))
                    .isEqualTo("title");
        }
        assertThat(send(bo, "DELETE", "/v1/drafts/" + draft, null).at("state")).isEqualTo("discarded");
        assertThat(send(bo, "GET", "/v1/drafts", null).text()).doesNotContain(draft);
        assertThat(send(bo, "GET", "/v1/drafts?state=discarded", null).text()).contains(draft);
        assertThat(save(ana, draft, RULE, "x", "*").status()).isEqualTo(409);
        assertThat(send(bo, "POST", "/v1/drafts/" + draft + "/reopen", "{}").at("state"))
                .isEqualTo("open");
        Server.Answer first = send(bo, "GET", "/v1/drafts?limit=1", null);
        String next = first.at("next");
        assertThat(next).isEqualTo(first.at("drafts.0.id"));
        for (String bad : new String[] {
            "/v1/drafts/none", "/v1/drafts/" + draft.replaceAll("^.", "0").replaceAll(".$", "0")
        }) {
            assertThat(send(bo, "GET", bad, null).status()).isEqualTo(404);
        }
        assertThat(send(bo, "GET", "/v1/drafts?state=lost", null).status()).isEqualTo(400);
    }

    @Test
    void aDraftIsMergedOntoWhatWentLive() throws IOException {
        String draft = open();
        String text = send(ana, "GET", file(draft, RULE), null).at("text");
        save(ana, draft, RULE, text.replace("at least 1 day", "at least 2 days"), "*");
        Server.Answer before = send(ana, "GET", "/v1/drafts/" + draft + "/merge", null);
        assertThat(before.at("upToDate")).isEqualTo("true");
        assertThat(before.at("version")).startsWith("sha256:");

        Path limits = rules.resolve("limits.yaml");
        Files.writeString(limits, Files.readString(limits) + "\n# Published meanwhile.\n");
        assertThat(send(ana, "POST", "/v1/rule-book/publications", null, "Content-Type", "application/json")
                        .status())
                .isEqualTo(200);

        Server.Answer after = send(ana, "GET", "/v1/drafts/" + draft + "/merge", null);
        assertThat(after.at("upToDate")).isEqualTo("false");
        assertThat(after.at("conflicts")).isEqualTo("[]");
        assertThat(after.at("version")).isNotEqualTo(before.at("version"));
        Server.Answer updated = send(bo, "POST", "/v1/drafts/" + draft + "/merge", "{}");
        assertThat(updated.at("base")).as(updated.text()).isEqualTo(after.at("live"));
        assertThat(send(ana, "GET", "/v1/drafts/" + draft + "/merge", null).at("version"))
                .isEqualTo(after.at("version"));
        assertThat(send(ana, "POST", "/v1/drafts/" + draft + "/merge", "{\"resolutions\": [{}]}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDraftIsMadeOfTheFolder() throws IOException {
        Path limits = rules.resolve("programmes.yaml");
        String before = Files.readString(limits);
        Files.writeString(limits, before + "\n# In the folder.\n");
        Server.Answer opened = send(bo, "POST", "/v1/drafts", "{\"title\": \"From the folder\", \"from\": \"folder\"}");
        Files.writeString(limits, before);

        Server.Answer details = send(bo, "GET", "/v1/drafts/" + opened.at("id"), null);
        assertThat(details.at("files.0.path")).as(details.text()).isEqualTo("programmes.yaml");
        assertThat(details.at("files.1")).isEmpty();
    }
}
