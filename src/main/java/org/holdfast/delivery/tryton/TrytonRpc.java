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
 * A client for the JSON-RPC interface of Tryton 6.0, as one user. It logs in with the first call, and again when the
 * session has expired (by default after five minutes without a call).
 */
final class TrytonRpc {

    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;
    /** Maximum length of a response in messages, in characters. */
    private static final int MAX_QUOTED = 300;

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

    /** Thrown if Tryton refuses a call, because of its values or the user's permissions. */
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
     * Calls a method.
     *
     * @param method such as {@code model.party.party.search}
     * @param parameters parameters of the method, the context last
     * @throws IOException if there was no response, or one that is not about the call itself; whether the call had an
     *     effect is unknown
     */
    JsonNode call(String method, Object... parameters) throws IOException, InterruptedException, Refusal {
        String current = session;
        if (current == null) {
            current = login();
        }
        HttpResponse<String> response = post(current, method, parameters);
        if (response.statusCode() == UNAUTHORIZED) {
            response = post(login(), method, parameters);
        }
        return result(method, response);
    }

    private String login() throws IOException, InterruptedException, Refusal {
        HttpResponse<String> response =
                post(null, "common.db.login", settings.user(), Map.of("password", settings.password()), "en");
        if (response.statusCode() == UNAUTHORIZED) {
            throw new IOException("Tryton rejects the password of user \"" + settings.user() + "\"");
        }
        JsonNode result = result("common.db.login", response);
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

    private JsonNode result(String method, HttpResponse<String> response) throws IOException, Refusal {
        if (response.statusCode() != OK) {
            throw new IOException(
                    "Tryton responded to " + method + " at " + url + " with status " + response.statusCode());
        }
        JsonNode body = read(response.body());
        JsonNode error = body.path("error");
        if (error.isMissingNode() || error.isNull()) {
            return body.path("result");
        }
        String detail = shorten(
                error.path(1).isArray()
                        ? error.path(1).path(0).asString("")
                        : error.path(0).asString(""));
        if (error.path(0).asString("").equals("UserError")) {
            throw new Refusal("Tryton refuses " + method + ": " + detail);
        }
        // A bug, a lost race, or a warning that a user has to confirm: the values themselves may be valid.
        throw new IOException(
                "Tryton failed to execute " + method + ": " + error.path(0).asString("") + " " + detail);
    }

    private JsonNode read(String body) throws IOException {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new IOException("The server at " + url + " is not Tryton: " + shorten(body));
        }
    }

    private static String shorten(String text) {
        return text.length() <= MAX_QUOTED ? text : text.substring(0, MAX_QUOTED) + "…";
    }
}
