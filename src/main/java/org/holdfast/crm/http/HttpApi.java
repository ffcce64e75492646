package org.holdfast.crm.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.holdfast.crm.jdbc.CrmException;
import org.holdfast.crm.mapping.http.HttpQuery;
import org.holdfast.crm.mapping.http.HttpSource;
import org.holdfast.outbound.OutboundHttp;
import org.holdfast.outbound.PublicAddresses;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Calls the HTTP interface of a CRM: authorizes requests, waits if the server asks for it, and reads JSON. */
public final class HttpApi implements AutoCloseable {

    /** Maximum size of a response. */
    static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;
    /** Number of times that a request is repeated because the server asks to wait. */
    private static final int MAX_WAITS = 10;

    private static final Duration MAX_WAIT = Duration.ofMinutes(15);
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(5);
    private static final int QUOTED = 200;
    private static final ObjectReader JSON =
            JsonMapper.shared().reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final HttpSource source;
    private final Duration timeout;
    private final OutboundHttp http;
    private final AccessTokens tokens;
    private final Pause pause;
    private final Clock clock;

    /** @param timeout of each request */
    public HttpApi(HttpSource source, Duration timeout, Pause pause, Clock clock) {
        this.source = source;
        this.timeout = timeout;
        this.http = new OutboundHttp(source.allowPrivateAddresses());
        this.tokens = new AccessTokens(source.auth(), http, timeout, clock);
        this.pause = pause;
        this.clock = clock;
    }

    /**
     * A response in JSON.
     *
     * @param url the address of the request
     * @param link the header {@code Link}
     * @param date the clock of the server; {@code null} if it does not say
     */
    record Response(
            URI url,
            JsonNode body,
            @Nullable String link,
            @Nullable Instant date) {}

    /** Requests a page or another document. */
    Response read(HttpQuery.Call call, Map<String, ? extends @Nullable Object> values) {
        return read(new CallTemplate(values).request(source.url(), call));
    }

    /** Requests a document at an address of this source. */
    Response read(HttpUriRequestBase request) {
        String what = request.getMethod() + " " + request.getRequestUri().replaceAll("\\?.*", "");
        for (int waits = 0; ; waits++) {
            OutboundHttp.Answer answer = answer(request, what);
            if (answer.status() != TOO_MANY_REQUESTS && answer.status() != UNAVAILABLE || waits == MAX_WAITS) {
                return response(request, what, answer);
            }
            pause(answer, what);
        }
    }

    private OutboundHttp.Answer answer(HttpUriRequestBase request, String what) {
        try {
            return authorized(request, Map.of());
        } catch (IOException e) {
            boolean isRefused = e instanceof PublicAddresses.NotPublic;
            throw failed(what + " at " + source.shown() + " failed: " + e.getMessage(), !isRefused, e);
        }
    }

    /**
     * Sends a request without reading its response as a document.
     *
     * @throws IOException if there is no response in time
     */
    public OutboundHttp.Answer send(
            HttpQuery.Call call, Map<String, ? extends @Nullable Object> values, Map<String, String> headers)
            throws IOException {
        CallTemplate template = new CallTemplate(values);
        Map<String, String> filled = new TreeMap<>();
        headers.forEach((name, text) -> filled.put(name, template.text(text)));
        return authorized(template.request(source.url(), call), filled);
    }

    /**
     * Returns whether a request finds anything.
     *
     * @param list JSON pointer to a list in the response
     */
    public boolean finds(HttpQuery.Call call, Map<String, ? extends @Nullable Object> values, String list) {
        JsonNode found = read(call, values).body().at(list);
        if (!found.isArray()) {
            throw failed("The check before writing was answered without a list at \"" + list + "\".", false, null);
        }
        return !found.isEmpty();
    }

    /** Returns the error in a response with status 200; {@code null} if there is none. */
    public @Nullable String error(OutboundHttp.Answer answer) {
        if (source.error() == null) {
            return null;
        }
        try {
            JsonNode error = JSON.readTree(answer.body()).at(source.error());
            return error.isMissingNode() || error.isNull() ? null : shown(error.toString());
        } catch (JacksonException e) {
            return "the response is not JSON";
        }
    }

    /** Sends a request; once more with a new token if the first one has been revoked. */
    private OutboundHttp.Answer authorized(HttpUriRequestBase request, Map<String, String> headers) throws IOException {
        request.setHeader("Accept", "application/json");
        source.headers().forEach(request::setHeader);
        headers.forEach(request::setHeader);
        tokens.authorize(request);
        OutboundHttp.Answer answer = http.send(request, timeout, MAX_BYTES);
        if (answer.status() == UNAUTHORIZED && tokens.renew()) {
            request.reset();
            tokens.authorize(request);
            return http.send(request, timeout, MAX_BYTES);
        }
        request.reset();
        return answer;
    }

    private void pause(OutboundHttp.Answer answer, String what) {
        Duration asked = wait(answer.header("Retry-After"), clock.instant());
        if (asked.compareTo(MAX_WAIT) > 0) {
            throw failed(
                    what + " was answered with " + answer.status() + ", and the server asks to wait "
                            + asked.toMinutes() + " minutes. The next load continues from here.",
                    false,
                    null);
        }
        try {
            pause.of(asked);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("The load was interrupted.", false, e);
        }
    }

    /** Returns the wait that the header {@code Retry-After} asks for (RFC 9110, 10.2.3). */
    static Duration wait(@Nullable String retryAfter, Instant now) {
        if (retryAfter == null) {
            return DEFAULT_WAIT;
        }
        String text = retryAfter.strip();
        try {
            Duration wait = text.matches("\\d{1,9}(\\.\\d{1,9})?")
                    ? Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1_000))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return DEFAULT_WAIT;
        }
    }

    private Response response(HttpUriRequestBase request, String what, OutboundHttp.Answer answer) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            throw failed(
                    what + " was answered with a redirect (" + status + "), which is not followed. Maybe correct "
                            + "the address in the mapping file.",
                    false,
                    null);
        }
        if (status < 200 || status >= 300) {
            throw failed(
                    what + " was answered with " + status + quoted(answer) + hint(status),
                    status >= 500 || status == 408 || status == TOO_MANY_REQUESTS,
                    null);
        }
        if (answer.isCut()) {
            throw failed(
                    what + " was answered with more than " + MAX_BYTES / 1024 / 1024 + " MiB. Request smaller pages.",
                    false,
                    null);
        }
        if (answer.broken() != null) {
            throw failed(
                    what + " was answered, but the response ended early: "
                            + answer.broken().getMessage(),
                    true,
                    answer.broken());
        }
        JsonNode body = json(what, answer);
        return new Response(url(request), body, answer.header("Link"), date(answer));
    }

    private static URI url(HttpUriRequestBase request) {
        try {
            return request.getUri();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String what, OutboundHttp.Answer answer) {
        String type = String.valueOf(answer.header("Content-Type"));
        String beginning =
                new String(answer.body(), 0, Math.min(answer.body().length, QUOTED), StandardCharsets.UTF_8).strip();
        if (type.contains("html") || beginning.startsWith("<")) {
            throw failed(
                    what + " was answered with a web page instead of JSON. Maybe the address is that of the user "
                            + "interface, or the key is missing and this is the page to sign in.",
                    false,
                    null);
        }
        JsonNode body;
        try {
            body = JSON.readTree(answer.body());
        } catch (JacksonException e) {
            boolean isCut = e.getMessage() != null && e.getMessage().contains("end-of-input");
            throw failed(
                    what
                            + (isCut
                                    ? " was answered with a document that ends in the middle."
                                    : " was answered with something that is not JSON: "
                                            + (isMessage(answer, beginning) ? shown(beginning) : shown(type))),
                    isCut,
                    null);
        }
        JsonNode error = source.error() == null ? null : body.at(source.error());
        if (error != null && !error.isMissingNode() && !error.isNull()) {
            throw failed(what + " was answered with an error: " + shown(error.toString()), false, null);
        }
        return body;
    }

    /** Returns whether a body is a line of text. Tables and documents of customers must not get into logs. */
    private static boolean isMessage(OutboundHttp.Answer answer, String text) {
        return answer.body().length <= QUOTED && !text.contains("\n") && !text.startsWith("{") && !text.startsWith("[");
    }

    private @Nullable Instant date(OutboundHttp.Answer answer) {
        String date = answer.header("Date");
        try {
            return date == null
                    ? null
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> ". Maybe the key has expired.";
            case 403 -> ". Maybe the key lacks a permission.";
            case 404 -> ". Maybe the path is misspelt, or belongs to another version of the interface.";
            default -> ".";
        };
    }

    private static String quoted(OutboundHttp.Answer answer) {
        String text = new String(answer.body(), 0, Math.min(answer.body().length, 2 * QUOTED), StandardCharsets.UTF_8);
        return text.isBlank() || text.strip().startsWith("<") ? "" : ": " + shown(text);
    }

    private static String shown(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= QUOTED ? line : line.substring(0, QUOTED) + "…";
    }

    static CrmException failed(String message, boolean isTransient, @Nullable Throwable cause) {
        return new CrmException(message, isTransient, cause);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            // All requests have ended.
        }
    }
}
