package org.holdfast.delivery.tryton;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls Tryton 6.0 by its JSON-RPC, as one user. Logs in with the first call, and once more when the session has ended
 * meanwhile (after five minutes without a call, unless Tryton is told otherwise).
 */
final class TrytonRpc {

    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;
    /** What Tryton answers is cut to this many characters before it is told. */
    private static final int MAX_TOLD = 300;

    private final URI url;
    private final TrytonSettings settings;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.shared();
    private volatile @Nullable String session;

    TrytonRpc(TrytonSettings settings, URI url) {
        this.settings = settings;
        this.url = url;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.timeout())
                .build();
    }

    /** Tryton understood the call and refuses it: the values are not allowed, or the user is not. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /**
     * @param method such as {@code model.party.party.search}
     * @param parameters what that method takes, the context last
     * @throws IOException when there was no answer, or one that says nothing about the call itself; whether it had an
     *     effect is unknown
     */
    JsonNode call(String method, Object... parameters) throws IOException, InterruptedException, Refusal {
        String used = session;
        if (used == null) {
            used = login();
        }
        HttpResponse<String> answer = post(used, method, parameters);
        if (answer.statusCode() == UNAUTHORIZED) {
            answer = post(login(), method, parameters);
        }
        return result(method, answer);
    }

    private String login() throws IOException, InterruptedException, Refusal {
        HttpResponse<String> answer =
                post(null, "common.db.login", settings.user(), Map.of("password", settings.password()), "en");
        if (answer.statusCode() == UNAUTHORIZED) {
            throw new IOException("Tryton does not know the user \"" + settings.user() + "\" with this password");
        }
        JsonNode result = result("common.db.login", answer);
        String plain = settings.user() + ":" + result.path(0).asInt() + ":"
                + result.path(1).asString();
        String header = "Session " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
        session = header;
        return header;
    }

    private HttpResponse<String> post(@Nullable String authorization, String method, Object... parameters)
            throws IOException, InterruptedException {
        byte[] body = json.writeValueAsBytes(Map.of("id", 1, "method", method, "params", List.of(parameters)));
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode result(String method, HttpResponse<String> answer) throws IOException, Refusal {
        if (answer.statusCode() != OK) {
            throw new IOException("Tryton answered " + method + " at " + url + " with status " + answer.statusCode());
        }
        JsonNode body = read(answer.body());
        JsonNode error = body.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return body.path("result");
        }
        String told = shorten(
                error.path(1).isArray()
                        ? error.path(1).path(0).asString("")
                        : error.path(0).asString(""));
        if (error.path(0).asString("").equals("UserError")) {
            throw new Refusal("Tryton refuses " + method + ": " + told);
        }
        // A bug, a lost race, a question that only a person can answer: nothing is said about the values.
        throw new IOException(
                "Tryton could not do " + method + ": " + error.path(0).asString("") + " " + told);
    }

    private JsonNode read(String body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("What answers at " + url + " is no Tryton: " + shorten(body));
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_TOLD ? text : text.substring(0, MAX_TOLD) + "…";
    }
}
