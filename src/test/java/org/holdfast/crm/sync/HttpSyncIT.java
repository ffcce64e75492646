package org.holdfast.crm.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.crm.http.HttpSources;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.jdbc.MappingCheck;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.Mapping;
import org.holdfast.crm.sync.state.CrmPersonalData;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.Order;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A CRM in the cloud is loaded like a database: whole, by changes, and never by half. */
@ParameterizedClass
@EnumSource(Database.class)
class HttpSyncIT {

    private static final CrmSync.Options FULL = new CrmSync.Options(true, false, false);
    private static final CrmSync.Options BELIEVE = new CrmSync.Options(true, false, true);
    private static final String MAPPING = """
            kind: http
            url: %s
            allowPrivateAddresses: true
            auth: { header: Authorization, value: "${CLOUD_KEY}" }
            zone: UTC
            overlap: 1s
            error: /error
            timeouts: { query: 20s }
            format: { dates: [dd.MM.yyyy] }
            defaults: { currency: EUR }
            queries:
              customers:
                get: /contacts
                parameters: { limit: 2, cursor: "{cursor}", since: "{since}" }
                list: /items
                paging: { cursor: /next }
                since: seconds
                changedAt: /changed
                fields: { id: "cloud:{/id}", name: "{/first} {/last}", email: /email, birthday: /born }
              consents:
                from: customers
                fields: { customerId: "cloud:{/id}", channel: = email, purpose: = marketing, given: /news, at: /newsAt }
                translate: { given: { SUBSCRIBED: yes, UNSUBSCRIBED: no } }
              orders:
                get: /orders
                parameters: { offset: "{offset}", since: "{since}" }
                list: /items
                paging: { offset: 0 }
                since: seconds
                fields: { customerId: "cloud:{/contact/id}", id: /id, placedAt: /at, value: /total }
              lines:
                from: orders
                each: /lines
                fields: { customerId: "cloud:{^/contact/id}", orderId: ^/id, sku: /sku, quantity: /n }
            """;

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private CrmFixture fixture;
    private CloudCrm cloud;

    @BeforeEach
    void open() {
        fixture = new CrmFixture(database, folder);
        fixture.environment.put("CLOUD_KEY", "Bearer k-1");
        fixture.environment.put("CLOUD_SECRET", "s3cret");
        cloud = new CloudCrm();
        for (int i = 1; i <= 5; i++) {
            cloud.add(
                    "contacts",
                    0,
                    "{'id':" + i + ",'first':'Ana','last':'No " + i + "','email':'a" + i
                            + "@example.org','born':'05.11.1980','news':'SUBSCRIBED','newsAt':'2026-01-0" + i + "'}");
        }
        cloud.add(
                "orders",
                0,
                "{'id':'A1','contact':{'id':1},'at':'2026-03-01T10:00:00Z','total':12.10,'lines':[{'sku':'tea','n':2},"
                        + "{'sku':'mug','n':1}]}");
        cloud.add("orders", 0, "{'id':'A2','contact':{'id':2},'at':'2026-03-02','total':'7.00','lines':[]}");
        mapping(MAPPING);
    }

    @AfterEach
    void close() {
        cloud.close();
    }

    private void mapping(String text) {
        fixture.mapping("cloud", text.formatted(cloud.url()));
    }

    private SyncReport load(CrmSync.Options options) {
        return fixture.load("cloud", options);
    }

    private SyncReport changes() {
        return load(CrmSync.Options.SCHEDULED);
    }

    private List<String> orders(String id) {
        return fixture.customer(id).orders().stream().map(Order::id).toList();
    }

    @Test
    void elementsBecomeFacts() {
        SyncReport report = changes();

        assertThat(report.bad()).isEmpty();
        assertThat(report.created()).isEqualTo(5);
        assertThat(report.orphanRows()).isZero();
        assertThat(fixture.customer("cloud:3").name()).isEqualTo("Ana No 3");
        assertThat(fixture.customer("cloud:3").birthday()).hasToString("1980-11-05");
        assertThat(fixture.customer("cloud:3").orders()).isEmpty();
        assertThat(fixture.customer("cloud:3").complaints()).as("no query").isNull();
        assertThat(fixture.customer("cloud:3").consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.given()).isTrue());
        assertThat(fixture.customer("cloud:1").orders()).singleElement().satisfies(order -> {
            assertThat(order.value()).isEqualByComparingTo("12.10");
            assertThat(order.currency()).isEqualTo("EUR");
            assertThat(order.lines()).extracting("sku").containsExactlyInAnyOrder("tea", "mug");
        });
        assertThat(fixture.customer("cloud:1").sources().get("orders").from()).isEqualTo("cloud");
    }

    @Test
    void aMappingIsCheckedByItsFirstPages() {
        cloud.add("orders", 0, "{'id':'A3','contact':{'id':1},'at':'yesterday','total':5}");
        cloud.size = 3;
        Mapping mapping = Objects.requireNonNull(fixture.file("cloud").mapping());
        Problems problems = new Problems();

        Map<MappedCollection, MappingCheck.Tried> tried =
                MappingCheck.run(mapping, HttpSources.sample(mapping), problems, 10);

        assertThat(problems.list()).isEmpty();
        assertThat(cloud.requests).containsExactly("GET /contacts?limit=2", "GET /orders?offset=0");
        assertThat(tried.get(FactCollection.CUSTOMERS).rows()).hasSize(3);
        assertThat(tried.get(FactCollection.LINES).rows()).hasSize(2);
        assertThat(tried.get(FactCollection.ORDERS).misfits())
                .singleElement()
                .satisfies(misfit -> assertThat(misfit.reason()).startsWith("is \"yesterday\"; expected a date"));
        assertThat(tried.get(FactCollection.CUSTOMERS).missing())
                .contains("phone")
                .doesNotContain("email");
        assertThat(fixture.own.jdbc().queryForObject("select count(*) from crm_staged_row", Long.class))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "offset: \"{offset}\" | offset: 0",
                "page: \"{page}\" | page: 1",
                "limit: 2 | link: next",
                "limit: 2 | next: /nextUrl",
                "cursor: \"{cursor}\" | cursor: /next, more: /next"
            })
    void allPagesAreRead(String parameter, String paging) {
        mapping(MAPPING.replace("limit: 2, cursor: \"{cursor}\"", parameter.strip())
                .replace("{ cursor: /next }", "{ " + paging + " }"));

        if (paging.contains("more")) {
            // The flag is a text here, which is not true.
            assertThat(load(FULL).read()).isEqualTo(2);
        } else {
            assertThat(load(FULL).read()).isEqualTo(5);
        }
    }

    @Test
    void onlyChangesAreRequestedAndTheOtherRowsOfTheirCustomersStay() {
        changes();
        cloud.requests.clear();
        long later = System.currentTimeMillis() / 1_000 + 1_000;
        cloud.add(
                "orders",
                later,
                "{'id':'A3','contact':{'id':1},'at':'2026-03-03','total':5,'lines':[{'sku':'pot','n':1}]}");

        SyncReport report = changes();

        assertThat(report.full()).isFalse();
        assertThat(report.changed()).isEqualTo(1);
        assertThat(orders("cloud:1")).containsExactly("A1", "A3");
        assertThat(fixture.customer("cloud:1").name()).isEqualTo("Ana No 1");
        assertThat(cloud.requests).allMatch(request -> request.contains("since="));
        assertThat(changes().changed()).isZero();

        cloud.add("orders", later, "{'id':'A1','contact':{'id':2},'at':'2026-03-01T10:00:00Z','total':12.10}");
        assertThat(changes().changed()).isEqualTo(2);
        assertThat(orders("cloud:1")).as("moved").containsExactly("A3");
        assertThat(orders("cloud:2")).containsExactly("A1", "A2");
    }

    @Test
    void whatIsGoneIsRemovedByAFullLoadButNotIfTooMuchIs() {
        changes();
        cloud.lists.get("contacts").remove(4);

        assertThat(load(FULL).removed()).isEqualTo(1);
        assertThat(fixture.has("cloud:5")).isFalse();
        cloud.lists.get("contacts").clear();
        assertThatThrownBy(() -> load(FULL)).hasMessageContaining("The query of customers had 4 rows and now has 0");
        assertThat(fixture.has("cloud:1")).isTrue();
        load(BELIEVE);
        assertThat(fixture.has("cloud:1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"429, 7, 7", "503, 'Sun, 15 Mar 2026 10:00:30 GMT', 30", "429, soon, 5"})
    void theServerMayAskToWait(int status, String retryAfter, int seconds) {
        cloud.answers.add(CloudCrm.busy(status, retryAfter));

        assertThat(changes().read()).isEqualTo(5);
        assertThat(fixture.waits).containsExactly(Duration.ofSeconds(seconds));
    }

    @Test
    void aServerThatAsksToWaitForHoursEndsTheLoad() {
        cloud.answers.add(CloudCrm.busy(429, "7200"));

        assertThatThrownBy(this::changes)
                .hasMessage("GET /contacts was answered with 429, and the server asks to wait 120 minutes. The next "
                        + "load continues from here.");
    }

    @Test
    void aFetchThatWasInterruptedContinuesAtItsPage() {
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, page("1", "c2")));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 403, "{\"message\":\"no longer\"}"));

        assertThatThrownBy(this::changes)
                .isInstanceOf(CrmException.class)
                .hasMessageContaining("GET /contacts was answered with 403: {\"message\":\"no longer\"}. Maybe the key "
                        + "lacks a permission.");
        assertThat(fixture.store.count()).as("nothing by half").isZero();
        cloud.requests.clear();

        changes();

        assertThat(cloud.requests.get(0)).isEqualTo("GET /contacts?limit=2&cursor=c2");
        assertThat(fixture.store.count()).isEqualTo(4);
        cloud.requests.clear();
        load(new CrmSync.Options(true, true, true));
        assertThat(cloud.requests.get(0)).isEqualTo("GET /contacts?limit=2");
    }

    private static String page(String id, String next) {
        return "{\"items\":[{\"id\":" + id + ",\"first\":\"Ana\",\"last\":\"No 1\"}],\"next\":\"" + next + "\"}";
    }

    @Test
    void halfAPageIsRequestedAgain() {
        cloud.answers.add(exchange -> {
            byte[] half = page("1", "c2").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, half.length * 2L);
            exchange.getResponseBody().write(half);
            exchange.getResponseBody().flush();
            throw new IOException("cable");
        });
        cloud.answers.add(
                exchange -> CloudCrm.json(exchange, 200, page("1", "c2").substring(0, 40)));
        List<String> messages = new ArrayList<>();

        fixture.load("cloud", CrmSync.Options.SCHEDULED, new SyncProgress() {
            @Override
            public void message(String text) {
                messages.add(text);
            }
        });

        assertThat(fixture.store.count()).isEqualTo(5);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0)).startsWith("GET /contacts was answered, but the response ended early: ");
        assertThat(messages.get(1)).isEqualTo("GET /contacts was answered with a document that ends in the middle.");
    }

    static Stream<List<Object>> strangeAnswers() {
        return Stream.of(
                List.of(
                        (CloudCrm.Answer) exchange -> CloudCrm.send(exchange, 200, "text/html", "<html>Sign in</html>"),
                        "GET /contacts was answered with a web page instead of JSON."),
                List.of(
                        (CloudCrm.Answer) exchange -> CloudCrm.send(exchange, 200, "text/plain", "maintenance"),
                        "GET /contacts was answered with something that is not JSON: maintenance"),
                List.of(
                        (CloudCrm.Answer)
                                exchange -> CloudCrm.send(exchange, 200, "text/csv", "id,email\n1,ana@example.org\n"),
                        "GET /contacts was answered with something that is not JSON: text/csv"),
                List.of(
                        (CloudCrm.Answer) exchange -> CloudCrm.json(exchange, 200, "{'email':'ana@example.org'}"),
                        "GET /contacts was answered with something that is not JSON: application/json"),
                List.of(
                        (CloudCrm.Answer) exchange -> {
                            exchange.getResponseHeaders().set("Location", "https://elsewhere.example.org/");
                            exchange.sendResponseHeaders(302, -1);
                        },
                        "GET /contacts was answered with a redirect (302), which is not followed."),
                List.of(
                        (CloudCrm.Answer) exchange -> CloudCrm.json(exchange, 200, "{\"results\":[],\"total\":0}"),
                        "cloud.yaml, line 13: the query of customers was answered with a document that has no list at "
                                + "/items. It has: results, total."),
                List.of(
                        (CloudCrm.Answer) exchange ->
                                CloudCrm.json(exchange, 200, "{\"error\":{\"message\":\"quota\"},\"items\":[]}"),
                        "GET /contacts was answered with an error: {\"message\":\"quota\"}"),
                List.of(
                        (CloudCrm.Answer) exchange -> CloudCrm.json(exchange, 404, "{}"),
                        "GET /contacts was answered with 404: {}. Maybe the path is misspelt"));
    }

    @ParameterizedTest
    @MethodSource
    void strangeAnswers(List<Object> answer) {
        changes();
        int before = cloud.requests.size();
        cloud.answers.add((CloudCrm.Answer) answer.get(0));

        assertThatThrownBy(() -> load(FULL))
                .isInstanceOf(CrmException.class)
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith((String) answer.get(1))
                        .doesNotContain("ana@example.org"));
        assertThat(cloud.requests).as("no second attempt").hasSize(before + 1);
        assertThat(fixture.sources.get("cloud").problem()).startsWith((String) answer.get(1));
        assertThat(fixture.store.count()).isEqualTo(5);
    }

    @Test
    void theSamePageForEverIsNoticed() {
        cloud.repeats = true;

        assertThatThrownBy(this::changes)
                .hasMessageContaining("was answered with a page that had come before (page 2), so it would never end.");
        assertThat(cloud.requests).hasSize(2);
    }

    @Test
    void theNumberOfPagesIsLimited() {
        mapping("maxPages: 2\n" + MAPPING);

        assertThatThrownBy(this::changes)
                .hasMessageContaining("the query of customers has more than 2 pages (maxPages)");
    }

    @Test
    void theAddressOfTheNextPageMayOnlyHaveParameters() {
        mapping(MAPPING.replace("{ cursor: /next }", "{ next: /next }"));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, page("1", "?after=c2")));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, "{\"items\":[]}"));

        changes();

        assertThat(cloud.requests.get(1)).contains("/contacts?after=c2");
    }

    @Test
    void bracesInAPathThatAreNoPlaceholderAreSentAsTheyAre() {
        mapping(MAPPING.replace("get: /contacts", "get: /contacts/{filter}"));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, "{\"items\":[]}"));

        changes();

        assertThat(cloud.requests.get(0)).startsWith("GET /contacts/%7Bfilter%7D");
    }

    @Test
    void theKeyIsNotSentToAnotherServer() {
        mapping(MAPPING.replace("{ cursor: /next }", "{ next: /next }"));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, page("1", "https://evil.example.org/contacts")));

        assertThatThrownBy(this::changes)
                .hasMessageContaining(
                        "names a next page on another server (evil.example.org), to which the key is not");
        assertThat(cloud.requests).hasSize(1);
    }

    @Test
    void privateAddressesRequirePermission() {
        mapping(MAPPING.replace("allowPrivateAddresses: true", "maxPages: 9")
                .replace("url: %s", "url: https://localhost:1"));

        assertThatThrownBy(this::changes)
                .hasMessageContaining("localhost is at 127.0.0.1, which is not on the public internet");
    }

    @Test
    void accessTokensAreRequestedAndRenewed() {
        mapping(MAPPING.replace(
                "auth: { header: Authorization, value: \"${CLOUD_KEY}\" }",
                "auth: { tokenUrl: " + cloud.url()
                        + "/token, clientId: holdfast, clientSecret: \"${CLOUD_SECRET}\" }"));

        changes();

        assertThat(cloud.requests.stream().filter(request -> request.equals("POST /token")))
                .hasSize(1);
        assertThat(cloud.bodies.get(0))
                .isEqualTo("grant_type=client_credentials&client_id=holdfast&client_secret=s3cret");
        cloud.requests.clear();
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, "{\"access_token\":\"old\"}"));
        load(FULL);
        assertThat(cloud.requests.subList(0, 4))
                .containsExactly("POST /token", "GET /contacts?limit=2", "POST /token", "GET /contacts?limit=2");
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 400, "{\"error\":\"invalid_client s3cret\"}"));
        cloud.answers.add(exchange -> CloudCrm.json(exchange, 200, "{\"access_token\":\"k-1\"}"));
        load(FULL);
        assertThat(fixture.sources.get("cloud").problem()).isNull();
    }

    @Test
    void aRowThatDoesNotFitKeepsTheLastFactsOfItsCustomer() {
        changes();
        cloud.add("orders", 0, "{'id':'A3','contact':{'id':1},'at':'yesterday','total':{'gross':5}}");

        SyncReport report = load(FULL);

        assertThat(report.badCustomers()).isEqualTo(1);
        assertThat(report.bad().toString())
                .contains(
                        "customer cloud:1, orders A3, placedAt: is \"yesterday\"; expected a date of a day that exists")
                .contains("customer cloud:1, orders A3, value: is \"{\"gross\":5}\"; expected a number");
        assertThat(orders("cloud:1")).containsExactly("A1");
    }

    @Test
    void rowsOfAnErasedCustomerAreNotStoredAgain() {
        changes();
        assertThat(new CrmPersonalData(fixture.own.jdbc()).export("cloud:1").get("rowsReadOverHttp"))
                .hasSize(5);

        fixture.erase("cloud:1");
        load(BELIEVE);

        assertThat(fixture.has("cloud:1")).isFalse();
        assertThat(fixture.own
                        .jdbc()
                        .queryForObject(
                                "select count(*) from crm_staged_row where customer_id = 'cloud:1'", Long.class))
                .isZero();
    }
}
