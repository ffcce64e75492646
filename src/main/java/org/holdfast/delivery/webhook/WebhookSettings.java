package org.holdfast.delivery.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.holdfast.decisions.Decision;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for webhooks.
 *
 * @param webhooks webhooks by the name of their target
 * @param allowPrivateAddresses whether webhooks may connect to this machine and to private networks; can be overridden
 *     for each webhook
 * @param source the source of the events (a URI reference); set it if several installations send to the same receiver
 */
@ConfigurationProperties("holdfast.delivery")
record WebhookSettings(
        @DefaultValue Map<String, Hook> webhooks,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("/holdfast") String source) {

    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;
    private static final int MAX_AT_ONCE = 64;
    private static final int LAST_PORT = 65_535;
    private static final Duration MAX_TIMEOUT = Duration.ofMinutes(1);

    WebhookSettings {
        webhooks.forEach((name, hook) -> check(
                "holdfast.delivery.webhooks." + name,
                hook,
                allowPrivateAddresses || Boolean.TRUE.equals(hook.allowPrivateAddresses)));
    }

    boolean allowsPrivateAddresses(Hook hook) {
        return hook.allowPrivateAddresses == null ? allowPrivateAddresses : hook.allowPrivateAddresses;
    }

    /**
     * A webhook.
     *
     * @param url the address to which decisions are sent; https, or http if private addresses are allowed
     * @param secret signs the requests: {@code whsec_} and 24 to 64 bytes as Base64
     * @param oldSecret also signs the requests, while receivers change over to the new secret
     * @param outcomes the outcomes of the decisions to send
     * @param atOnce maximum number of concurrent requests of a node
     * @param timeout timeout of the whole request and its response
     * @param allowPrivateAddresses whether this webhook may connect to this machine and to private networks;
     *     {@code null} for the common setting
     */
    record Hook(
            @Nullable URI url,
            @Nullable String secret,
            @Nullable String oldSecret,
            @DefaultValue("act") Set<Decision.Outcome> outcomes,
            @DefaultValue("4") int atOnce,
            @DefaultValue("10s") Duration timeout,
            @Nullable Boolean allowPrivateAddresses) {}

    private static void check(String property, Hook hook, boolean mayBePrivate) {
        URI url = hook.url;
        String scheme = url == null ? null : url.getScheme();
        boolean isWeb = "https".equalsIgnoreCase(scheme) || mayBePrivate && "http".equalsIgnoreCase(scheme);
        if (url != null && (url.getPort() == 0 || url.getPort() > LAST_PORT)) {
            throw new IllegalArgumentException(property + ".url has the port " + url.getPort()
                    + "; expected one from 1 to " + LAST_PORT + ", or none");
        }
        if (url == null || !isWeb || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(property + ".url is "
                    + (url == null ? "missing" : "\"" + url.getScheme() + "://" + url.getHost() + "/…\"")
                    + "; expected an address such as "
                    + "https://example.org/decisions, without user and password (http only with " + property
                    + ".allow-private-addresses=true)");
        }
        checkSecret(property + ".secret", hook.secret);
        if (hook.oldSecret != null) {
            checkSecret(property + ".old-secret", hook.oldSecret);
        }
        if (hook.atOnce < 1 || hook.atOnce > MAX_AT_ONCE) {
            throw new IllegalArgumentException(
                    property + ".at-once is " + hook.atOnce + "; expected a number from 1 to " + MAX_AT_ONCE);
        }
        if (hook.timeout.isNegative() || hook.timeout.isZero() || hook.timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    property + ".timeout is " + hook.timeout + "; expected a positive duration of at most one minute");
        }
    }

    /** Checks a secret. The error does not reveal it. */
    private static void checkSecret(String property, @Nullable String secret) {
        int bytes = -1;
        if (secret != null && secret.startsWith("whsec_")) {
            try {
                bytes = Base64.getDecoder().decode(secret.substring("whsec_".length())).length;
            } catch (IllegalArgumentException e) {
                bytes = -1;
            }
        }
        if (bytes < MIN_SECRET_BYTES || bytes > MAX_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    property + (secret == null ? " is missing" : " is invalid") + "; expected whsec_ and "
                            + MIN_SECRET_BYTES + " to " + MAX_SECRET_BYTES
                            + " random bytes as Base64; create one with: echo whsec_$(openssl rand -base64 32)");
        }
    }
}
