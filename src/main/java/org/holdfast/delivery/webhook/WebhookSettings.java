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
 * Web addresses that are told what was decided.
 *
 * @param webhooks by the name that deliveries show
 * @param allowPrivateAddresses whether webhooks may reach this machine and the networks around it; each webhook can say
 *     so for itself
 * @param source what events say they come from (a URI reference); set it where several Holdfasts tell the same receiver
 */
@ConfigurationProperties("holdfast.delivery")
record WebhookSettings(
        @DefaultValue Map<String, Hook> webhooks,
        @DefaultValue("false") boolean allowPrivateAddresses,
        @DefaultValue("/holdfast") String source) {

    private static final int SHORTEST_SECRET = 24;
    private static final int LONGEST_SECRET = 64;
    private static final int MOST_AT_ONCE = 64;
    private static final int LAST_PORT = 65_535;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    WebhookSettings {
        webhooks.forEach((name, hook) -> check(
                "holdfast.delivery.webhooks." + name,
                hook,
                allowPrivateAddresses || Boolean.TRUE.equals(hook.allowPrivateAddresses)));
    }

    /**
     * One address.
     *
     * @param url where decisions are sent; https, or http where private addresses are allowed
     * @param secret signs what is sent: {@code whsec_} and 24 to 64 bytes as Base64
     * @param oldSecret signs too while receivers change over to the new one
     * @param outcomes which decisions go there
     * @param atOnce how many requests a node has under way there
     * @param timeout for the whole request and its answer
     * @param allowPrivateAddresses whether this one may reach this machine and the networks around it
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
        if (hook.atOnce < 1 || hook.atOnce > MOST_AT_ONCE) {
            throw new IllegalArgumentException(
                    property + ".at-once is " + hook.atOnce + "; expected a number from 1 to " + MOST_AT_ONCE);
        }
        if (hook.timeout.isNegative() || hook.timeout.isZero() || hook.timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    property + ".timeout is " + hook.timeout + "; expected more than nothing and at most one minute");
        }
    }

    /** Says nothing of the secret itself. */
    private static void checkSecret(String property, @Nullable String secret) {
        int bytes = -1;
        if (secret != null && secret.startsWith("whsec_")) {
            try {
                bytes = Base64.getDecoder().decode(secret.substring("whsec_".length())).length;
            } catch (IllegalArgumentException e) {
                bytes = -1;
            }
        }
        if (bytes < SHORTEST_SECRET || bytes > LONGEST_SECRET) {
            throw new IllegalArgumentException(
                    property + (secret == null ? " is missing" : " is not right") + "; expected whsec_ and "
                            + SHORTEST_SECRET + " to " + LONGEST_SECRET
                            + " random bytes as Base64; make one with: echo whsec_$(openssl rand -base64 32)");
        }
    }
}
