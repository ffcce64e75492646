package org.holdfast.api.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A survey link, which needs no key, on a server that otherwise requires one. */
class SurveyPageIT {

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

    private static String tokenFor(String id, String language) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        server.put(
                "/v1/customers/" + id,
                "{'name':'Ana','language':'" + language + "','orders':[],'complaints':[{'id':'k-1','openedAt':'"
                        + today.minusDays(5) + "','firstReplyAt':'" + today.minusDays(5) + "','resolvedAt':'"
                        + today.minusDays(1)
                        + "','severity':1,'fault':'customer'}]}");
        String text = server.post("/v1/decisions", "{'customerId':'" + id + "','channel':'email','max':25}")
                .text();
        assertThat(text).contains("https://care.example/x/s/");
        return text.replaceAll("(?s).*https://care.example/x/s/([A-Za-z0-9_-]+).*", "$1");
    }

    private static HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        return CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String token, String form) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(server.uri("/s/" + token))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-Forwarded-For", "203.0.113.7")
                        .header("Origin", "null")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aLinkShowsTheQuestionAndTheFormAnswersItOnce() throws Exception {
        String token = tokenFor("S-1", "ro");

        HttpResponse<String> page = get("/s/" + token + "?score=4", "X-Forwarded-For", "203.0.113.7");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'sha256-");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .contains("<html lang=\"ro\">", "value=\"4\" checked", "action=\"" + token + "\"")
                .doesNotContain("<script", "Ana");
        assertThat(server.get("/v1/customers/S-1").text())
                .as("a GET records nothing")
                .doesNotContain("csat");

        HttpResponse<String> thanks =
                post(token, "score=4&comment=" + URLEncoder.encode("Mulțumesc\r\n<b>mult</b>", StandardCharsets.UTF_8));
        assertThat(thanks.statusCode()).isEqualTo(200);
        assertThat(thanks.body()).contains("Vă mulțumim!");
        assertThat(server.get("/v1/customers/S-1").at("surveys.0.comment")).isEqualTo("Mulțumesc\n<b>mult</b>");

        assertThat(post(token, "score=1").statusCode()).isEqualTo(410);
        assertThat(get("/s/" + token).statusCode()).isEqualTo(410);
        assertThat(get("/s/" + token).body()).contains("Ați răspuns deja");
        assertThat(server.get("/v1/customers/S-1").at("surveys.1")).isEmpty();
    }

    @Test
    void anInvalidFormIsShownAgainWithItsContent() throws Exception {
        String token = tokenFor("S-2", "ru");

        HttpResponse<String> noScore = post(
                token,
                "comment=" + URLEncoder.encode("\"><script>alert(1)</script></textarea>", StandardCharsets.UTF_8));
        assertThat(noScore.statusCode()).isEqualTo(400);
        assertThat(noScore.body())
                .contains("Пожалуйста, выберите", "&lt;script&gt;")
                .doesNotContain("<script>");
        HttpResponse<String> tooLong = post(token, "score=3&comment=" + "x".repeat(1001));
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body()).contains("слишком длинный", "value=\"3\" checked");
        assertThat(post(token, "score=6").statusCode()).isEqualTo(400);
        assertThat(post(token, "score=-1").statusCode()).isEqualTo(400);
        assertThat(post(token, "score=5").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "ro-MD;q=0.9,Linkul nu funcționează",
        "ru,Ссылка не работает",
        "fr,This link does not work",
        ";;;,This link does not work"
    })
    void anInvalidLinkIsExplainedInALanguageOfTheBrowser(String languages, String words) throws Exception {
        HttpResponse<String> page = get("/s/none", "Accept-Language", languages);

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains(words);
        assertThat(post("%22%3E%3Cscript%3E", "score=5").statusCode()).isEqualTo(404);
    }

    @Test
    void otherPathsAreNotPublic() throws Exception {
        for (String path : new String[] {"/s", "/s/", "/s/a/b", "/v1/customers"}) {
            assertThat(get(path, "X-Forwarded-For", "203.0.113.7").statusCode())
                    .as(path)
                    .isIn(401, 404);
        }
        assertThat(get("/s/..%2Fv1%2Factions", "X-Forwarded-For", "203.0.113.7").statusCode())
                .isIn(400, 401, 404);
    }
}
