package org.holdfast.crm.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.holdfast.crm.mapping.http.HttpSource.Auth;
import org.holdfast.outbound.OutboundHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Authorizes requests. An access token is requested with the first request, and again shortly before it expires or when
 * the server no longer accepts it.
 */
final class AccessTokens {

    private static final int MAX_BYTES = 64 * 1024;
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(5);
    private static final Duration MAX_LIFE = Duration.ofDays(1);

    private final Auth auth;
    private final OutboundHttp http;
    private final Duration timeout;
    private final Clock clock;
    private @Nullable String token;
    private Instant expires = Instant.MIN;

    AccessTokens(Auth auth, OutboundHttp http, Duration timeout, Clock clock) {
        this.auth = auth;
        this.http = http;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Adds the credentials to a request. */
    synchronized void authorize(HttpUriRequestBase request) throws IOException {
        if (auth instanceof Auth.Header header) {
            request.setHeader(header.name(), header.value());
        } else if (auth instanceof Auth.ClientCredentials client) {
            if (token == null || !clock.instant().isBefore(expires)) {
                request(client);
            }
            request.setHeader("Authorization", "Bearer " + token);
        }
    }

    /** Discards a token that was refused; returns whether there can be another one. */
    synchronized boolean renew() {
        boolean had = token != null;
        token = null;
        return had;
    }

    private void request(Auth.ClientCredentials client) throws IOException {
        List<NameValuePair> form = new ArrayList<>();
        form.add(new BasicNameValuePair("grant_type", "client_credentials"));
        form.add(new BasicNameValuePair("client_id", client.clientId()));
        form.add(new BasicNameValuePair("client_secret", client.clientSecret()));
        if (!client.scope().isEmpty()) {
            form.add(new BasicNameValuePair("scope", client.scope()));
        }
        HttpPost post = new HttpPost(client.tokenUrl());
        post.setHeader("Accept", "application/json");
        post.setEntity(new UrlEncodedFormEntity(form, StandardCharsets.UTF_8));
        OutboundHttp.Answer answer = http.send(post, timeout, MAX_BYTES);
        String host = client.tokenUrl().getHost();
        if (answer.status() != 200) {
            throw new IOException("no access token from " + host + ", which answered " + answer.status());
        }
        JsonNode body = json(answer, host);
        String received = body.path("access_token").asString("");
        if (received.isEmpty()) {
            throw new IOException("no access token from " + host + ": its answer contains no access_token");
        }
        // A number that is no time at all, such as one with an exponent, is as good as none.
        long seconds = body.path("expires_in").asLong(DEFAULT_LIFE.toSeconds());
        Duration life = Duration.ofSeconds(Math.min(seconds, MAX_LIFE.toSeconds()));
        token = received;
        expires = clock.instant().plus(life.compareTo(MARGIN) > 0 ? life.minus(MARGIN) : life);
    }

    private static JsonNode json(OutboundHttp.Answer answer, String host) throws IOException {
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new IOException("no access token from " + host + ": its answer is not JSON");
        }
    }
}
