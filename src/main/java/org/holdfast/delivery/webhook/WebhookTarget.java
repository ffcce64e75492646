package org.holdfast.delivery.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.delivery.Target;
import org.holdfast.facts.json.FactsJson;

/**
 * Sends decisions to a web address as CloudEvents in structured JSON, with the headers of Standard Webhooks 1.0. Event
 * and message have the id of the decision, so that a receiver can detect duplicates.
 */
final class WebhookTarget implements Target {

    private static final String TYPE = "org.holdfast.decision.made";
    private static final ContentType CLOUD_EVENT =
            ContentType.create("application/cloudevents+json", StandardCharsets.UTF_8);

    private final String name;
    private final URI url;
    private final String source;
    private final WebhookSettings.Hook hook;
    private final List<Webhook> signers;
    private final WebhookClient webhookClient;
    private final Clock clock;

    WebhookTarget(String name, WebhookSettings.Hook hook, String source, WebhookClient webhookClient, Clock clock) {
        this.name = name;
        this.url = Objects.requireNonNull(hook.url());
        this.source = source;
        this.hook = hook;
        this.signers = Stream.of(hook.secret(), hook.oldSecret())
                .filter(Objects::nonNull)
                .map(WebhookTarget::signer)
                .toList();
        this.webhookClient = webhookClient;
        this.clock = clock;
    }

    private static Webhook signer(String secret) {
        try {
            return new Webhook(secret);
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("The secret of a webhook is empty", e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean wants(Decision decision) {
        return hook.outcomes().contains(decision.outcome());
    }

    @Override
    public int atOnce() {
        return hook.atOnce();
    }

    @Override
    public DeliveryResult deliver(OutboxMessage message) throws IOException {
        String body = FactsJson.write(event(message));
        Instant now = clock.instant();
        HttpPost post = new HttpPost(url);
        post.setHeader("webhook-id", message.id());
        post.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        post.setHeader("webhook-signature", signatures(message.id(), now.getEpochSecond(), body));
        post.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), CLOUD_EVENT));
        return ResponsePolicy.interpret(webhookClient.send(post, hook.timeout()), now);
    }

    private Map<String, Object> event(OutboxMessage message) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", message.id());
        event.put("source", source);
        event.put("type", TYPE);
        event.put("subject", message.decision().customerId());
        event.put("time", message.decidedAt());
        event.put("datacontenttype", "application/json");
        event.put("data", DecisionDocument.of(message.decision()));
        return event;
    }

    private String signatures(String id, long timestamp, String body) {
        StringBuilder all = new StringBuilder();
        for (Webhook signer : signers) {
            try {
                all.append(all.isEmpty() ? "" : " ").append(signer.sign(id, timestamp, body));
            } catch (WebhookSigningException e) {
                throw new IllegalStateException("HMAC-SHA256 is missing from this Java", e);
            }
        }
        return all.toString();
    }
}
