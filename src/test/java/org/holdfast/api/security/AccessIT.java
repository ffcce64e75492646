package org.holdfast.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.RawHttp;
import org.holdfast.RawHttp.Answer;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Authentication on a server that accepts connections from other machines. */
@ExtendWith(OutputCaptureExtension.class)
class AccessIT {

    private static final String LOOK = "GET /v1/rule-book";
    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static Server server;
    private static ApiKeyService apiKeyService;
    private static String startLog;

    @BeforeAll
    static void start(CapturedOutput output) {
        server = Server.start(
                "--holdfast.demo=false",
                "--server.address=0.0.0.0",
                "--logging.level.org.holdfast.access=warn",
                "--logging.level.org.holdfast.api.security=warn");
        apiKeyService = server.bean(ApiKeyService.class);
        startLog = output.getAll();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Returns a non-loopback address of this machine, so that calls seem to come from another one. */
    private static InetAddress elsewhere() throws Exception {
        List<InetAddress> found = new ArrayList<>();
        for (NetworkInterface each : (Iterable<NetworkInterface>) NetworkInterface.networkInterfaces()::iterator) {
            if (each.isUp() && !each.isLoopback()) {
                each.inetAddresses().filter(Inet4Address.class::isInstance).forEach(found::add);
            }
        }
        assumeTrue(!found.isEmpty(), "This machine has no address other than loopback");
        return found.get(0);
    }

    private static Answer here(String request, String... headers) throws Exception {
        return RawHttp.send(HERE, server.port(), request, "", headers);
    }

    private static Answer local(String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Host: localhost:" + server.port());
        return here(LOOK, all.toArray(new String[0]));
    }

    private static Answer far(String request, String... headers) throws Exception {
        InetAddress address = elsewhere();
        List<String> all = new ArrayList<>(List.of(headers));
        all.add("Host: " + address.getHostAddress() + ":" + server.port());
        return RawHttp.send(address, server.port(), request, "", all.toArray(new String[0]));
    }

    private static String bearer(ApiKeyService.Issued issued) {
        return "Authorization: Bearer " + issued.text();
    }

    private static ApiKeyService.Issued key(String name, Role... roles) {
        return apiKeyService.create(name, Set.of(roles), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER);
    }

    @Test
    void aServerWithoutKeysWarns() {
        assertThat(startLog)
                .contains(
                        "accepts connections from other machines, but there is no API key",
                        "keys create NAME " + "--role ROLE");
    }

    @Test
    void theLocalOperatorNeedsNoKey() throws Exception {
        assertThat(local().status()).isEqualTo(200);
        assertThat(local("Origin: http://localhost:" + server.port(), "Sec-Fetch-Site: same-origin")
                        .status())
                .isEqualTo(200);
        assertThat(local("Sec-Fetch-Site: none").status())
                .as("an address typed into a browser")
                .isEqualTo(200);
        assertThat(here(LOOK, "Host: 127.0.0.1").status()).isEqualTo(200);
        assertThat(here(LOOK, "Host: [::1]:8080").status()).isEqualTo(200);
        assertThat(here(LOOK, "Host: LOCALHOST:1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 203.0.113.7",
                "x-forwarded-for: 127.0.0.1",
                "X-Forwarded-Host: shop.example",
                "X-Forwarded-Proto: https",
                "Forwarded: for=127.0.0.1",
                "X-Real-IP: 127.0.0.1",
                "Via: 1.1 proxy",
                "X-Cluster-Client-IP: 1.2.3.4",
                "Fastly-Client-IP: 1.2.3.4",
                "X-Original-Forwarded-For: 1.2.3.4",
                "X-Envoy-External-Address: 1.2.3.4",
                "X-Azure-ClientIP: 1.2.3.4",
                "X-Appengine-User-Ip: 1.2.3.4",
                "Client-IP: 1.2.3.4",
                "Proxy-Client-IP: 1.2.3.4",
                "WL-Proxy-Client-IP: 1.2.3.4",
                "CDN-Loop: cloudflare",
                "Fly-Client-IP: 1.2.3.4",
                "CF-Connecting-IPv6: ::1",
                "X-Azure-SocketIP: 1.2.3.4",
                "X-Amz-Cf-Id: x",
                "X-Vercel-Forwarded-For: 1.2.3.4",
                "X-Arr-Log-Id: x"
            })
    void aProxyOnThisMachineIsNotTheLocalOperator(String header) throws Exception {
        Answer answer = local(header);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .contains("through a proxy need an API key", "application/problem+json", "WWW-Authenticate: Bearer");
        assertThat(local(header, bearer(key("behind " + header, Role.READ))).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost.",
                "192.168.0.1",
                "[::2]"
            })
    void otherHostNamesAreRefused(String host) throws Exception {
        Answer answer = here(LOOK, "Host: " + host);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("application/problem+json", "answers only as localhost");
        assertThat(answer.text()).doesNotContain("sha256:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:1",
                "Origin: http://localhost",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: "
            })
    void crossOriginRequestsAreRefused(String header) throws Exception {
        assertThat(local(header).status()).isEqualTo(403);
        Answer post = RawHttp.send(
                HERE, server.port(), "POST /v1/rule-book/publications", "", header, "Host: localhost:" + server.port());
        assertThat(post.status()).isEqualTo(403);
        assertThat(post.text()).contains("Pages of other origins");
    }

    @Test
    void aKeyIsCheckedEvenOnThisMachine() throws Exception {
        ApiKeyService.Issued live = key("counts", Role.READ);
        ApiKeyService.Issued revoked = key("counts-revoked", Role.READ);
        apiKeyService.revoke("counts-revoked", AuditTrails.TESTER);
        String wrong = live.text().substring(0, 14) + revoked.text().substring(14);

        assertThat(local(bearer(live)).status()).isEqualTo(200);
        assertThat(local("X-API-Key: " + live.text()).status()).isEqualTo(200);
        assertThat(local("X-API-Key: " + live.text(), bearer(live)).status()).isEqualTo(200);
        assertThat(local("authorization: bearer " + live.text()).status()).isEqualTo(200);
        for (String header : List.of(
                "Authorization: Bearer " + wrong,
                "X-API-Key: " + wrong,
                bearer(revoked),
                "X-API-Key: ",
                "Authorization: Bearer",
                "Authorization: Basic YTpi",
                "Authorization: " + live.text(),
                "Authorization: Bearer hf_x")) {
            Answer answer = local(header);
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.text())
                    .doesNotContain(
                            wrong.substring(14),
                            live.text().substring(14),
                            revoked.text().substring(14));
        }
        assertThat(local(bearer(live), "X-API-Key: " + revoked.text()).status())
                .as("two different keys")
                .isEqualTo(401);
    }

    @Test
    void otherMachinesNeedAKey() throws Exception {
        Answer none = far(LOOK);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.text())
                .contains(
                        "application/problem+json",
                        "WWW-Authenticate: Bearer",
                        "Calls from other machines need an API key",
                        "keys create NAME --role ROLE");
        assertThat(far(LOOK, "X-Forwarded-For: 127.0.0.1").status()).isEqualTo(401);

        ApiKeyService.Issued key = key("far", Role.READ);
        assertThat(far(LOOK, bearer(key)).status()).isEqualTo(200);
        assertThat(far(LOOK + "?api_key=" + key.text() + "&access_token=" + key.text())
                        .status())
                .as("a key in the query string")
                .isEqualTo(401);
        assertThat(far("GET /nowhere").status()).isEqualTo(401);
        assertThat(far("GET /nowhere", bearer(key)).status()).isEqualTo(404);
        assertThat(far("GET /error", bearer(key)).status()).isEqualTo(403);
        assertThat(far(LOOK, bearer(key), "Accept: text/csv").status()).isIn(200, 406);
        assertThat(far(LOOK, "Accept: text/csv").text()).contains("application/problem+json");
    }

    @Test
    void aKeyWorksUntilItExpiresAndItsSuccessorAfterwards() throws Exception {
        ApiKeyService.Issued old = apiKeyService.create(
                "turning",
                Set.of(Role.READ),
                AuthorityLevel.AUTOMATIC,
                Instant.now().plus(Duration.ofDays(1)),
                AuditTrails.TESTER);
        ApiKeyService.Issued next = apiKeyService.rotate("turning", Duration.ofDays(7), null, AuditTrails.TESTER);
        assertThat(local(bearer(old)).status()).isEqualTo(200);

        ApiKeyService.Issued last = apiKeyService.rotate(old.key().id(), Duration.ZERO, null, AuditTrails.TESTER);
        Answer expired = local(bearer(old));
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.text()).contains("This API key expired at ");
        assertThat(local(bearer(next)).status()).isEqualTo(200);
        assertThat(local(bearer(last)).status()).isEqualTo(200);
    }

    @Test
    void theAuthorityLevelNeverComesFromTheBody() {
        Server.Answer answer = server.post("/v1/decisions", "{'customer':{'id':'x'},'dry':true,'step':'supervisor'}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo("step");
    }

    @Test
    void aMalformedAddressIsAProblemToo() throws Exception {
        Answer answer = here("GET /v1//rule-book", "Host: localhost");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("application/problem+json");
    }

    @Test
    void aMissingRoleIsNamed() throws Exception {
        Answer answer = far("POST /v1/rule-book/publications", bearer(key("author", Role.AUTHOR)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .contains("application/problem+json", "This requires the role " + "approver.", "has author");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health,200,200",
        "/actuator/health/db,200,200",
        "/actuator/prometheus,401,403",
        "/actuator,401,403",
        "/v3/api-docs,401,403"
    })
    void healthIsPublicAndOtherEndpointsNeedTheRoleRead(String path, int withoutKey, int withoutRole) throws Exception {
        assertThat(far("GET " + path).status()).isEqualTo(withoutKey);
        String decider = bearer(key("decider" + path, Role.DECIDE));
        assertThat(far("GET " + path, decider).status()).isEqualTo(withoutRole);
        assertThat(far("HEAD " + path, decider).status()).isEqualTo(withoutRole);
        if (withoutRole == 403) {
            assertThat(far("OPTIONS " + path, decider).status()).isIn(403, 405);
        }
        assertThat(far("GET " + path, bearer(key("reader" + path, Role.READ))).status())
                .isEqualTo(200);
        assertThat(here("GET " + path, "Host: localhost").status()).isEqualTo(200);
    }

    @Test
    void healthDetailsNeedAuthentication() throws Exception {
        assertThat(far("GET /actuator/health").text()).contains("\"db\"").doesNotContain("H2", "validationQuery");
        assertThat(here("GET /actuator/health", "Host: localhost").text()).contains("H2");
    }

    @Test
    void theLogNamesTheKeyAndNotItsSecret(CapturedOutput output) throws Exception {
        ApiKeyService.Issued key = key("logged", Role.READ);
        apiKeyService.revoke("logged", AuditTrails.TESTER);
        local(bearer(key));

        assertThat(output.getAll())
                .contains("API key " + key.key().id() + " was refused: revoked")
                .doesNotContain(key.text().substring(14));
    }

    @Test
    void theDescriptionDocumentsAuthentication() {
        Server.Answer docs = server.get("/v3/api-docs");

        assertThat(docs.at("components.securitySchemes.apiKey.scheme")).isEqualTo("bearer");
        assertThat(docs.json()
                        .path("paths")
                        .path("/v1/rule-book/publications")
                        .path("post")
                        .path("responses")
                        .path("403")
                        .path("description")
                        .asString())
                .contains("approver");
        assertThat(docs.json().path("paths").path("/v1/decisions").path("post").path("parameters"))
                .as("the caller is not a parameter")
                .extracting(each -> each.path("name").asString())
                .containsExactly("Idempotency-Key");
    }
}
