package org.holdfast.upgrade;

import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A call to a server, and what a release has answered.
 *
 * @param number counted from 1, in the order in which they were asked: some leave something behind
 * @param about what it is for, such as {@code replay}
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

    /** Asks it, and keeps what comes back. */
    Question ask(int asNumber, Caller caller) {
        Caller.Answer now = caller.ask(method, path, body == null ? null : "application/json", key, body);
        JsonNode json = now.text().isEmpty() ? null : FactsJson.mapper().readTree(now.text());
        return new Question(asNumber, about, method, path, key, body, now.status(), json);
    }
}
