package org.holdfast.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.people.NewPerson;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PeopleService;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLink;
import org.holdfast.people.PersonLinks;

/** A browser without scripts: it keeps cookies and fills in forms, and follows no redirects. */
public final class ConsoleBrowser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private Server server;
    private String token = "";

    public ConsoleBrowser(Server server) {
        this.server = server;
    }

    /** A page, or where the browser is sent instead. */
    public record Page(int status, String location, String text, HttpResponse<String> response) {

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    /** Adds a person who has chosen a password. */
    public static Person add(Server server, NewPerson wanted) {
        PersonLinks links = server.bean(PersonLinks.class);
        Person person = server.bean(PeopleService.class).add(wanted, PeopleFixture.OPERATOR);
        String link = links.issue(person.id(), PeopleFixture.OPERATOR).token();
        return links.redeem(PersonLink.Reference.of(link), PeopleFixture.PASSWORD, PeopleFixture.ADDRESS);
    }

    /** Lets the browser go on with another server that is reached under the same name. */
    public void moveTo(Server other) {
        server = other;
    }

    public Page get(String path, String... headers) {
        return send(path, builder -> builder.GET(), headers);
    }

    /** Submits a form with the token of the page that was loaded last. */
    public Page post(String path, List<String> fields, String... headers) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of("_csrf", token));
        return postWithoutToken(path, all, headers);
    }

    /** @param fields names and values in turn */
    public Page postWithoutToken(String path, List<String> fields, String... headers) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encode(fields.get(i)))
                    .append('=')
                    .append(encode(fields.get(i + 1)));
        }
        return send(
                path,
                builder -> builder.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())),
                headers);
    }

    /** Sends what a script on the page that was loaded last would send. */
    public Page postJson(String path, String json) {
        return send(
                path,
                builder -> builder.setHeader("Accept", "application/json, text/html")
                        .header("Content-Type", "application/json")
                        .header("X-CSRF-TOKEN", token)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Signs in with the password that people of tests have. */
    public Page signIn(String login) {
        get("/login");
        return post("/login", List.of("login", login, "password", PeopleFixture.PASSWORD));
    }

    /** Returns the id of the session as the cookie has it; empty if there is none. */
    public String session() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("holdfast"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public Server server() {
        return server;
    }

    /** Changes the request. */
    private interface Change {

        HttpRequest.Builder of(HttpRequest.Builder request);
    }

    private Page send(String path, Change change, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.uri(path))
                .timeout(Patience.ENDLESS)
                .header("Accept", "text/html")
                .header("Accept-Language", "en");
        for (int i = 0; i < headers.length; i += 2) {
            builder.setHeader(headers[i], headers[i + 1]);
        }
        try {
            HttpResponse<String> response =
                    client.send(change.of(builder).build(), HttpResponse.BodyHandlers.ofString());
            Matcher found = CSRF.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            String location = response.headers().firstValue("Location").orElse("");
            return new Page(
                    response.statusCode(), location.replaceFirst("^https?://[^/]+", ""), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
