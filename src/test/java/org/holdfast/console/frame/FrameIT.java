package org.holdfast.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page has in common. */
class FrameIT {

    private static Server server;

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeAll
    static void start() {
        server = Server.start("--holdfast.demo=false");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder page(String path) {
        return HttpRequest.newBuilder(server.uri(path)).header("Accept", "text/html");
    }

    @ParameterizedTest
    @CsvSource({"en,Today", "ru,Сегодня", "ro,Astăzi", "'de,ru;q=0.5',Сегодня", "de,Today", "ro-MD,Astăzi"})
    void aPageSpeaksTheLanguageOfTheBrowser(String accepted, String title) throws Exception {
        HttpResponse<String> today = send(page("/").header("Accept-Language", accepted));

        assertThat(today.statusCode()).isEqualTo(200);
        assertThat(today.body()).contains("<title>" + title + " · Holdfast</title>", "<h1>" + title + "</h1>");
    }

    @Test
    void aChosenLanguageStays() throws Exception {
        HttpResponse<String> chosen = send(page("/language/ro?back=/?a=1"));

        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).contains("/?a=1");
        assertThat(send(page("/").header("Accept-Language", "ru")).body()).contains("<html lang=\"ro\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/%5Cevil.example",
                "/\\evil.example",
                "javascript:alert(1)",
                "evil.example",
                "/\t/evil.example"
            })
    void aLinkCannotLeadElsewhere(String back) {
        assertThat(OwnPath.of(back)).isIn("/", "/%5Cevil.example");
    }

    @Test
    void aPageTrustsOnlyItsOwnScriptsAndStyles() throws Exception {
        HttpResponse<String> first = send(page("/"));
        HttpResponse<String> second = send(page("/"));

        String policy = first.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(policy)
                .isNotEqualTo(
                        second.headers().firstValue("Content-Security-Policy").orElseThrow());
        assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(first.headers().firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(first.body()).doesNotContain(" style=", "onclick=", "hx-on", "javascript:");
    }

    @Test
    void staticFilesAreKeptByTheBrowserUnderAnAddressThatChangesWithThem() throws Exception {
        Matcher style = Pattern.compile("href=\"(/assets/console-[0-9a-f]{32}\\.css)\"")
                .matcher(send(page("/")).body());
        assertThat(style.find()).isTrue();

        HttpResponse<String> css = send(HttpRequest.newBuilder(server.uri(style.group(1))));

        assertThat(css.statusCode()).isEqualTo(200);
        assertThat(css.headers().firstValue("Cache-Control")).contains("max-age=31536000, public");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing,404,There is no such page",
        "POST,/,403,This is not for you to do",
        "GET,/language/xx,400,This request is not right"
    })
    void anErrorIsAPageForReaders(String method, String path, int status, String title) throws Exception {
        HttpResponse<String> answer = send(page(path).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body())
                .contains("<h1>" + title + "</h1>", "href=\"/\"")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing,404", "POST,/nothing,404", "PUT,/nothing,404", "GET,/v1/nothing,404"})
    void anErrorIsAProblemForPrograms(String method, String path, int status) throws Exception {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(server.uri(path)).method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site,cross-site", "Sec-Fetch-Site,same-site", "Origin,https://evil.example"})
    void theLocalDoorIsClosedToPagesOfOthers(String header, String value) throws Exception {
        HttpResponse<String> answer = send(page("/").header(header, value));

        assertThat(answer.statusCode()).isIn(401, 403);
        assertThat(answer.body()).doesNotContain("local operator " + System.getProperty("user.name"));
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For,203.0.113.7", "Forwarded,for=203.0.113.7"})
    void readersBehindAProxyAreLedToTheSetupOfTheFirstAdmin(String header, String value) throws Exception {
        HttpResponse<String> answer = send(page("/").header(header, value));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/setup");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aKeyOpensNoPage() throws Exception {
        URI today = server.uri("/");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(today)
                .header("Accept", "text/html")
                .header("X-API-Key", "hf_abcdefghij_" + "x".repeat(43)));

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
