package org.holdfast.upgrade;

import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request to a server, and the response of a release.
 *
 * @param number counted from 1 in the order of the requests, some of which change the database
 * @param about purpose, such as {@code replay}
 * @param key the header {@code Idempotency-Key}
 */
record Question(
        int number,
        String about,
        String method,
        String path,
        @Nullable String key,
        @Nullable String body,
        int status,
        @Nullable JsonNode answer) {

    static Question get(String about, String path) {
        return new Question(0, about, "GET", path, null, null, 0, null);
    }

    static Question post(String about, String path, @Nullable String body) {
        return new Question(0, about, "POST", path, null, body, 0, null);
    }

    Question under(String idempotencyKey) {
        return new Question(number, about, method, path, idempotencyKey, body, status, answer);
    }

    /** Sends the request and returns it with the response. */
    Question ask(int asNumber, Caller caller) {
        Caller.Answer now = caller.ask(method, path, body == null ? null : "application/json", key, body);
        JsonNode json = now.text().isEmpty() ? null : FactsJson.mapper().readTree(now.text());
        return new Question(asNumber, about, method, path, key, body, now.status(), json);
    }
}
