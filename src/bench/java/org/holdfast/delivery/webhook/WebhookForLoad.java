package org.holdfast.delivery.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.Target;

/** Creates the webhook target that is measured. */
public final class WebhookForLoad {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private WebhookForLoad() {}

    public static Target of(String url) {
        WebhookSettings.Hook hook = new WebhookSettings.Hook(
                URI.create(url), SECRET, null, Set.of(Decision.Outcome.ACT), 4, Duration.ofSeconds(10), true);
        return new WebhookTarget(
                "webhook", hook, "/holdfast", new WebhookClient(SystemDefaultDnsResolver.INSTANCE), Clock.systemUTC());
    }
}
