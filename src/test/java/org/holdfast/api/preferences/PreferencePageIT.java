package org.holdfast.api.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The link to unsubscribe in a real message, followed by people and by mail programs, without a key. */
class PreferencePageIT {

    private static final String FORM = "application/x-www-form-urlencoded";
    /** What the page offered, as its form says beside the boxes. */
    private static final String OFFERED = "&offered-channel=email&offered-channel=sms&offered-channel=call"
            + "&offered-topic=offers&offered-topic=baskets&offered-topic=recommendations&offered-topic=occasions"
            + "&offered-topic=rewards";

    private static final String ALL_TOPICS =
            "&topic=offers&topic=baskets&topic=recommendations&topic=occasions&topic=rewards";

    private static Server server;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false", "--holdfast.public-url=https://care.example/x/");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String facts(String id, String language) {
        return "{'id':'" + id + "','name':'Ana','language':'" + language + "','email':'" + id
                + "@example.org','phone':'+373 69 000 " + id.hashCode() % 1000 + "','complaints':[],'consents':["
                + "{'channel':'email','purpose':'marketing','given':true,'at':'2020-01-01'}],"
                + "'orders':[{'id':'1','placedAt':'" + Samples.daysAgo(90) + "','deliveredAt':'" + Samples.daysAgo(88)
                + "'}]}";
    }

    private static String decide(String body) {
        return server.post("/v1/decisions", body).text();
    }

    private static String tokenFor(String id, String language) {
        assertThat(server.put("/v1/customers/" + id, facts(id, language)).status())
                .isLessThan(300);
        return token(decide("{'customerId':'" + id + "','channel':'email'}"));
    }

    private static String token(String decision) {
        assertThat(decision).contains("\"unsubscribeLink\":\"https://care.example/x/u/");
        return decision.replaceAll("(?s).*\"unsubscribeLink\":\"https://care.example/x/u/([A-Za-z0-9_-]+)\".*", "$1");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        return CLIENT.send(
                request.uri(server.uri("/u/" + token))
                        .header("X-Forwarded-For", "203.0.113.7")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String token, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        return send(headers.length == 0 ? request : request.headers(headers), token);
    }

    private static HttpResponse<String> post(String token, String type, String form) throws Exception {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", type)
                        .header("Origin", "null")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                token);
    }

    private static HttpResponse<String> post(String token, String form) throws Exception {
        return post(token, FORM, form);
    }

    private static String stored(String id) {
        return server.get("/v1/customers/" + id).text();
    }

    @Test
    void theLinkShowsWhatCanBeChosenAndChangesNothing() throws Exception {
        String token = tokenFor("P-1", "ro");
        String before = stored("P-1");

        HttpResponse<String> page = get(token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains(
                        "<html lang=\"ro\">",
                        "value=\"email\" checked",
                        "Oferte și reduceri",
                        "value=\"unlimited\" checked",
                        "action=\"" + token + "\"")
                .doesNotContain("<script", "Ana", "value=\"sms\" checked");
        assertThat(stored("P-1")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P-2 | application/x-www-form-urlencoded | List-Unsubscribe=One-Click",
                "P-3 | multipart/form-data; boundary=b | --b~Content-Disposition: form-data; name=\"List-Unsubscribe\"~~"
                        + "One-Click~--b--~"
            })
    void oneClickInAMailProgramEndsAdvertisingOnTheChannel(String id, String type, String body) throws Exception {
        String token = tokenFor(id, "en");

        HttpResponse<String> answer = post(token, type, body.replace("~", "\r\n"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("You are unsubscribed");
        assertThat(stored(id))
                .contains("\"channel\":\"email\",\"purpose\":\"marketing\",\"given\":false")
                .contains("\"source\":\"preference-page\"");
        assertThat(decide("{'customerId':'" + id + "','channel':'email','include':['heldBack']}"))
                .doesNotContain("unsubscribeLink")
                .contains("\"by\":\"consent\"");
        String once = stored(id);
        post(token, type, body.replace("~", "\r\n"));
        assertThat(stored(id)).as("a second click").isEqualTo(once);
    }

    @Test
    void channelsTopicsAndFrequencyAreChosenAndChosenAgain() throws Exception {
        String token = tokenFor("P-4", "en");

        HttpResponse<String> saved =
                post(token, "do=save&channel=email&topic=offers&topic=rewards&frequency=monthly" + OFFERED);

        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(saved.body())
                .contains("Saved", "value=\"email\" checked", "value=\"monthly\" checked", "value=\"offers\" checked")
                .doesNotContain("value=\"occasions\" checked", "value=\"unlimited\" checked");
        assertThat(stored("P-4"))
                .contains("\"contactCap\":{\"times\":1,\"days\":30")
                .contains("\"topic\":\"occasions\"");

        HttpResponse<String> again =
                post(token, "do=save&channel=email&channel=sms&frequency=unlimited" + ALL_TOPICS + OFFERED);
        assertThat(again.body())
                .contains("value=\"sms\" checked", "value=\"occasions\" checked", "value=\"unlimited\" checked");
        assertThat(get(token).body()).contains("value=\"sms\" checked", "value=\"occasions\" checked");
    }

    @Test
    void everythingIsEndedWithOneButton() throws Exception {
        String token = tokenFor("P-5", "ru");

        assertThat(post(token, "do=leave").body()).contains("Вы отписались от всех новостей");
        assertThat(stored("P-5"))
                .contains("\"channel\":\"email\",\"purpose\":\"marketing\",\"given\":false")
                .contains("\"channel\":\"whatsapp\",\"purpose\":\"marketing\",\"given\":false")
                .doesNotContain("\"purpose\":\"service\"");
        assertThat(get(token).body()).doesNotContain("checked><span>по электронной почте");
    }

    @Test
    void whatAnotherProgramSendsChangesNothing() throws Exception {
        String token = tokenFor("P-6", "en");
        String before = stored("P-6");

        for (String form : new String[] {
            "",
            "List-Unsubscribe=Yes",
            "do=",
            "do=delete",
            "channel=email",
            "do=save&channel=email" + ALL_TOPICS + OFFERED,
            "do=save"
        }) {
            assertThat(post(token, form).statusCode()).as(form).isEqualTo(200);
            assertThat(stored("P-6")).as(form).isEqualTo(before);
        }
        assertThat(post(token, "do=save&channel=%22%3E%3Cscript%3E&topic=%3Cscript%3E&frequency=hourly")
                        .body())
                .doesNotContain("<script");
        assertThat(post(token, "text/plain", "do=leave").statusCode()).isEqualTo(415);
    }

    @Test
    void theLinkOfAMergedCustomerLeadsToTheSurvivor() throws Exception {
        String token = tokenFor("P-7", "en");
        tokenFor("P-8", "en");
        assertThat(server.post(
                                "/v1/events",
                                "{'specversion':'1.0','id':'m','source':'t','type':'customer.merged','subject':'P-7',"
                                        + "'data':{'into':'P-8'}}",
                                "application/cloudevents+json")
                        .status())
                .isLessThan(300);

        assertThat(post(token, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
        assertThat(stored("P-8")).contains("preference-page");
    }

    @Test
    void thereIsNothingToChooseForErasedCustomers() throws Exception {
        String token = tokenFor("P-9", "en");
        server.send(HttpRequest.newBuilder(server.uri("/v1/customers/P-9")).DELETE());

        assertThat(get(token, "Accept-Language", "ro").statusCode()).isEqualTo(410);
        assertThat(post(token, "do=leave").statusCode()).isEqualTo(410);
        assertThat(server.get("/v1/customers/P-9").status()).isIn(404, 410);
    }

    @Test
    void somebodyWhoseFactsAreNotStoredUnsubscribesUnderTheirAddress() throws Exception {
        String facts = facts("P-10", "en");
        String token = token(decide("{'customer':" + facts + ",'channel':'email'}"));

        assertThat(get(token).body()).contains("Do you want to unsubscribe?").doesNotContain("checkbox");
        assertThat(post(token, "do=leave").body()).contains("You are unsubscribed from all");
        assertThat(server.get("/v1/customers/P-10").status()).isEqualTo(404);
        assertThat(decide("{'customer':" + facts.replace("P-10'", "P-11'") + ",'channel':'email'}"))
                .as("the same address under another id")
                .doesNotContain("unsubscribeLink");
    }

    @Test
    void whoWasErasedEarlierCanUnsubscribeFromALaterMessage() throws Exception {
        String facts = facts("P-12", "en");
        assertThat(server.put("/v1/customers/P-12", facts).status()).isLessThan(300);
        server.send(HttpRequest.newBuilder(server.uri("/v1/customers/P-12")).DELETE());
        String request = "{'customer':" + facts + ",'channel':'email'}";
        String token = token(decide(request));

        assertThat(post(token, "List-Unsubscribe=One-Click").body()).contains("You are unsubscribed");
        assertThat(decide(request)).doesNotContain("unsubscribeLink");
    }

    @Test
    void theRefusalOfOneAddressIsNotTakenForThatOfTheChannel() throws Exception {
        String facts = facts("P-13", "en")
                .replace(
                        "'consents':[",
                        "'emails':[{'address':'b@example.org'}],'consents':[{'channel':'email','purpose':'marketing',"
                                + "'given':false,'at':'2021-01-01','address':'P-13@example.org'},");
        assertThat(server.put("/v1/customers/P-13", facts).status()).isLessThan(300);
        String token = token(decide("{'customerId':'P-13','channel':'email'}"));

        assertThat(get(token).body()).contains("value=\"email\" checked");
        assertThat(post(token, "List-Unsubscribe=One-Click").body()).contains("You are unsubscribed");
        assertThat(decide("{'customerId':'P-13','channel':'email'}")).doesNotContain("unsubscribeLink");
    }

    @Test
    void whoRefusedOnAnotherRecordCanAgreeAgain() throws Exception {
        String token = tokenFor("P-14", "en");
        String other = facts("P-15", "en").replace("P-15@", "P-14@").replace("'given':true", "'given':false");
        assertThat(server.put("/v1/customers/P-15", other.replace("2020-01-01", "2021-01-01"))
                        .status())
                .isLessThan(300);

        assertThat(get(token).body()).doesNotContain("value=\"email\" checked");
        assertThat(post(token, "do=save&channel=email" + ALL_TOPICS + OFFERED).body())
                .contains("value=\"email\" checked");
    }

    @ParameterizedTest
    @CsvSource({
        "ro-MD;q=0.9,Acest link nu funcționează",
        "ru,Ссылка не работает",
        "fr,This link does not work",
        ";;;,This link does not work"
    })
    void anInvalidLinkIsExplainedInALanguageOfTheBrowser(String languages, String words) throws Exception {
        HttpResponse<String> page = get("none", "Accept-Language", languages);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains(words);
        assertThat(post("%22%3E%3Cscript%3E", "do=leave").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "../v1/customers"})
    void otherPathsAreNotPublic(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 401, 404);
    }
}
