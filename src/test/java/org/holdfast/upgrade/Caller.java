package org.holdfast.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends requests to a server of any version, in this or another process. */
final class Caller {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    Caller(String base) {
        this.base = base;
    }

    /** A response. */
    record Answer(int status, String text) {

        /** Returns the body of a response that must be successful, because a specimen depends on it. */
        String good() {
            if (status / 100 != 2) {
                throw new IllegalStateException(status + " " + text);
            }
            return text;
        }
    }

    Answer get(String path) {
        return ask("GET", path, null, null, null);
    }

    Answer post(String path, String json) {
        return ask("POST", path, "application/json", null, json);
    }

    Answer ask(String method, String path, @Nullable String contentType, @Nullable String key, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
