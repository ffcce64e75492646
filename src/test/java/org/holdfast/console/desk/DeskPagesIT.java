package org.holdfast.console.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.customers.CustomerIdPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The desk as its pages show it, without a browser. */
class DeskPagesIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ODD_ID = "gid://shop/Customer/7";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false", "--holdfast.search.per-minute=60");
        String order = "'orders':[{'id':'5512','placedAt':'" + Samples.daysAgo(20) + "','promisedAt':'"
                + Samples.daysAgo(4) + "','shippedAt':'" + Samples.daysAgo(9) + "'}]";
        store("D-1", "'name':'Șerban <script>alert(1)</script>','phone':'+373 69 123 456','language':'ro'," + order);
        store("D-2", "'name':'Ana Rusu','email':'ana.rusu@example.org','language':'ru'");
        store("D-3", "'name':'Ana Munteanu','language':'en'");
        store(ODD_ID, "'name':'Odd One','language':'en'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void store(String id, String facts) {
        String path = id.equals(ODD_ID) ? CustomerIdPath.of(id) : "/v1/customers/" + id;
        assertThat(server.put(path, "{'id':'" + id + "'," + facts + "}").status())
                .isIn(200, 201);
    }

    private static HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(server.uri(path))
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "q=123456,/desk/D-1?moment=inbound-call",
        "phone=%2B37369123456&moment=inbound-call,/desk/D-1?moment=inbound-call",
        "order=5512&moment=review,/desk/D-1?moment=review",
        "q=serban,/desk/D-1?moment=inbound-call",
        "q=rusu%40example,",
        "q=ana+rus,/desk/D-2?moment=inbound-call",
        "customer=D-3&panel=1,/desk/D-3?moment=inbound-call&panel=1",
        "q=odd+one,/desk/~Z2lkOi8vc2hvcC9DdXN0b21lci83?moment=inbound-call"
    })
    void aSingleHitOpensByItself(String query, String location) throws Exception {
        HttpResponse<String> found = page("/desk?" + query);

        if (location != null) {
            assertThat(found.statusCode()).isEqualTo(302);
            assertThat(found.headers().firstValue("Location").orElseThrow()).endsWith(location);
            assertThat(page(location).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void amongSeveralTheAgentChooses() throws Exception {
        assertThat(page("/desk?q=ana").body()).contains("2 customers", "/desk/D-2", "/desk/D-3", "Ana Rusu");
    }

    @ParameterizedTest
    @CsvSource({"q=nobody+at+all,No customer was found", "q=a,Type at least two letters", "'',Find a customer"})
    void whatIsTypedStaysAndTheNextStepIsNamed(String query, String text) throws Exception {
        HttpResponse<String> page = page("/desk?" + query);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(text);
        if (query.startsWith("q=n")) {
            assertThat(page.body()).contains("value=\"nobody at all\"");
        }
    }

    @Test
    void aCustomerIsSeenWithoutARecord() throws Exception {
        String desk = page("/desk/D-1").body();

        assertThat(desk)
                .contains("Order 5512 is", "late", "Warn about a late delivery", "lang=\"ro\"", "Language: Romanian")
                .contains("Șerban &lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page("/desk/D-1/alternatives/fragment").body())
                .contains("One thing is missing")
                .doesNotContain("<html");
        assertThat(page("/desk/D-1/alternatives?words=birthday").body()).contains("<html", "value=\"birthday\"");
        assertThat(page("/desk/D-1/timeline").body()).contains("late order 5512");
        assertThat(server.get("/v1/customers/D-1/history").json().path("decisions"))
                .isEmpty();
    }

    @Test
    void aPanelHasNoNavigation() throws Exception {
        assertThat(page("/desk/D-2?panel=1").body())
                .doesNotContain("class=\"bar\"", "class=\"side\"")
                .contains("Ana Rusu");
    }

    @ParameterizedTest
    @CsvSource({"/desk/NOPE,404", "/desk/D-1?moment=nonsense,400", "/desk?q=x&moment=nonsense,400"})
    void aWrongAddressIsExplained(String path, int status) throws Exception {
        HttpResponse<String> page = page(path);

        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("role=\"alert\"", "Go to Today");
    }

    @Test
    void lookingIsRecordedInTheAuditTrailWithoutWhatWasSearchedFor() throws Exception {
        page("/desk?q=" + encoded("Munteanu"));
        page("/desk/D-3");

        List<AuditEntry> entries = server.bean(AuditTrail.class).page(null, 50);
        assertThat(entries).extracting(AuditEntry::action).contains("customer-searched", "customer-viewed");
        assertThat(entries.toString()).doesNotContain("Munteanu", "D-3", "123456");
    }

    /** The limit and the trail cannot be passed by, whichever address shows the customer. */
    @Test
    void everyAddressThatShowsACustomerCountsOnceForOneLook() {
        try (Server small = Server.start("--holdfast.demo=false", "--holdfast.search.per-minute=3")) {
            for (int i = 1; i <= 4; i++) {
                small.put("/v1/customers/L-" + i, "{'id':'L-" + i + "','name':'Ana'}");
            }
            ConsoleBrowser browser = new ConsoleBrowser(small);
            List<String> seen = List.of(
                    "/desk/L-1",
                    "/desk/L-1/alternatives/fragment",
                    "/desk/L-2/timeline/fragment",
                    "/desk/L-3/alternatives",
                    "/desk/L-3/timeline",
                    "/desk/L-1");
            for (String path : seen) {
                assertThat(browser.get(path).status()).as(path).isEqualTo(200);
            }
            for (String path : List.of("/desk/L-4", "/desk/L-4/alternatives", "/desk/L-4/timeline/fragment")) {
                assertThat(browser.get(path).status()).as(path).isEqualTo(429);
            }
            assertThat(small.bean(AuditTrail.class).page(null, 50))
                    .filteredOn(entry -> entry.action().equals("customer-viewed"))
                    .hasSize(3);
        }
    }
}
