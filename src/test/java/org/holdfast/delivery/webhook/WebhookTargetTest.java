package org.holdfast.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.holdfast.Patience;
import org.holdfast.decisions.Decision;
import org.holdfast.delivery.DecisionSamples;
import org.holdfast.delivery.DeliveryResult;
import org.holdfast.delivery.OutboxMessage;
import org.holdfast.outbound.PublicAddresses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a receiver gets, and protection against malicious receivers. */
class WebhookTargetTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OLD = "whsec_"
            + Base64.getEncoder().encodeToString("the secret that was good until now".getBytes(StandardCharsets.UTF_8));
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00.900Z");
    private static final OutboxMessage ENTRY =
            new OutboxMessage("d-1", DecisionSamples.AT, DecisionSamples.act("d-1", "c-1"), 1);

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private <T extends AutoCloseable> T with(T resource) {
        open.add(resource);
        return resource;
    }

    private WebhookTarget webhook(String url, DnsResolver resolver, Duration timeout) {
        return new WebhookTarget(
                "shop",
                new WebhookSettings.Hook(URI.create(url), SECRET, OLD, Set.of(Decision.Outcome.ACT), 4, timeout, null),
                "/holdfast",
                with(new WebhookClient(resolver)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private WebhookTarget webhook(String url, Deadline deadline) {
        return new WebhookTarget(
                "shop",
                new WebhookSettings.Hook(
                        URI.create(url), SECRET, OLD, Set.of(Decision.Outcome.ACT), 4, Duration.ofMillis(600), null),
                "/holdfast",
                with(new WebhookClient(SystemDefaultDnsResolver.INSTANCE, deadline)),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A deadline that expires when the test says so. */
    private static final class Deadline extends ScheduledThreadPoolExecutor {

        private volatile Runnable cancel = () -> {};

        Deadline() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
            cancel = command;
            return super.schedule(command, 1, TimeUnit.DAYS);
        }

        void pass() {
            cancel.run();
        }
    }

    private WebhookTarget webhook(Receiver receiver) {
        return webhook(receiver.url(), SystemDefaultDnsResolver.INSTANCE, Duration.ofSeconds(10));
    }

    @Test
    void theSignatureEqualsThePublishedExample() throws Exception {
        assertThat(new Webhook(SECRET).sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aReceiverGetsASignedCloudEvent() throws Exception {
        Receiver receiver = with(Receiver.answering(204));
        assertThat(webhook(receiver).deliver(ENTRY)).isEqualTo(DeliveryResult.delivered());

        Receiver.Request request = receiver.requests.get(0);
        assertThat(request.header("Content-Type")).isEqualTo("application/cloudevents+json; charset=UTF-8");
        assertThat(request.event().path("specversion").asString()).isEqualTo("1.0");
        assertThat(request.event().path("type").asString()).isEqualTo("org.holdfast.decision.made");
        assertThat(request.event().path("id").asString()).isEqualTo("d-1").isEqualTo(request.header("webhook-id"));
        assertThat(request.event().path("subject").asString()).isEqualTo("c-1");
        assertThat(request.event().path("time").asString()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(request.event().at("/data/actions/0/reason").asString())
                .isEqualTo("Заказ 5512 опаздывает, \"совсем\".");
        assertThat(request.header("webhook-timestamp")).isEqualTo(String.valueOf(NOW.getEpochSecond()));
        // During a change of the secret, either of the two verifies the request.
        assertThat(request.header("webhook-signature"))
                .isEqualTo("v1," + hmac(SECRET, request) + " v1," + hmac(OLD, request));
        assertThat(request.header("User-Agent")).isEqualTo("Holdfast");
    }

    /** Calculates the signature according to the standard, without the library. */
    private static String hmac(String secret, Receiver.Request request) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(6)), "HmacSHA256"));
        mac.update((request.header("webhook-id") + "." + request.header("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
    }

    @ParameterizedTest
    @CsvSource({
        "200,Delivered",
        "202,Delivered",
        "302,TryLater",
        "400,Refused",
        "401,Refused",
        "404,Refused",
        "408,TryLater",
        "410,Refused",
        "422,Refused",
        "425,TryLater",
        "429,TryLater",
        "500,TryLater",
        "503,TryLater"
    })
    void theStatusDeterminesWhetherToRetry(int status, String expected) throws Exception {
        Receiver receiver = with(Receiver.answering(status, "Location", "http://localhost:1/"));

        DeliveryResult result = webhook(receiver).deliver(ENTRY);
        assertThat(result.getClass().getSimpleName()).isEqualTo(expected);
        assertThat(receiver.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"120,PT2M", "'Sun, 22 Nov 2026 11:01:00 GMT',PT59.1S", "soon,", "99999999999,"})
    void retryAfterIsHonoured(String header, Duration expected) throws Exception {
        Receiver receiver = with(Receiver.answering(503, "Retry-After", header));

        assertThat(webhook(receiver).deliver(ENTRY)).isEqualTo(new DeliveryResult.TryLater("answered 503", expected));
    }

    @Test
    void aLongResponseIsShortened() throws Exception {
        Receiver receiver = with(new Receiver((exchange, request) -> {
            byte[] body = ("no such\r\n\tfield " + "x".repeat(5_000)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(422, body.length);
            exchange.getResponseBody().write(body);
        }));

        assertThat(webhook(receiver).deliver(ENTRY))
                .isInstanceOfSatisfying(
                        DeliveryResult.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("answered 422: no such field xxx")
                                .hasSizeLessThan(230));
    }

    @Test
    void anEndlessResponseIsCutOff() throws Exception {
        Receiver receiver = with(new Receiver((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] block = new byte[8_192];
            while (true) {
                body.write(block);
            }
        }));

        assertThat(webhook(receiver).deliver(ENTRY)).isEqualTo(DeliveryResult.delivered());
    }

    @Test
    void aTimeoutIsRetried() throws Exception {
        Deadline deadline = new Deadline();
        CountDownLatch over = new CountDownLatch(1);
        Receiver receiver = with(new Receiver((exchange, request) -> {
            deadline.pass();
            over.await();
        }));

        assertThatThrownBy(() -> webhook(receiver.url(), deadline).deliver(ENTRY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("within 600 ms");
        over.countDown();
    }

    @Test
    void aTricklingResponseIsNotAwaited() throws Exception {
        Deadline deadline = new Deadline();
        Thread sender = Thread.currentThread();
        CountDownLatch over = new CountDownLatch(1);
        Receiver receiver = with(new Receiver((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            // The status has arrived before the body is read.
            Patience.until(() -> Stream.of(sender.getStackTrace())
                    .anyMatch(each -> each.getMethodName().equals("readNBytes")));
            deadline.pass();
            over.await();
        }));

        assertThat(webhook(receiver.url(), deadline).deliver(ENTRY)).isEqualTo(DeliveryResult.delivered());
        over.countDown();
    }

    @Test
    void aNameWithAPrivateAddressIsRefused() throws Exception {
        Receiver receiver = with(Receiver.answering(200));

        assertThatThrownBy(() -> webhook(receiver.url(), new PublicAddresses(), Duration.ofSeconds(5))
                        .deliver(ENTRY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("localhost is at")
                .hasMessageContaining("allow-private-addresses");
        assertThatThrownBy(() -> webhook(
                                receiver.url().replace("localhost", "127.0.0.1"),
                                new PublicAddresses(),
                                Duration.ofSeconds(5))
                        .deliver(ENTRY))
                .isInstanceOf(IOException.class);
        assertThat(receiver.requests).isEmpty();
    }

    /**
     * DNS rebinding: a name that is public when it is checked and private afterwards. The connection is made to the
     * checked address, and the name is not resolved again.
     */
    @Test
    void theCheckedAddressIsTheOneConnectedTo() throws Exception {
        Receiver receiver = with(Receiver.answering(200));
        List<String> resolved = new ArrayList<>();
        DnsResolver once = new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) {
                resolved.add(host);
                return new InetAddress[] {InetAddress.getLoopbackAddress()};
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };

        assertThat(webhook(receiver.url().replace("localhost", "shop.invalid"), once, Duration.ofSeconds(5))
                        .deliver(ENTRY))
                .isEqualTo(DeliveryResult.delivered());
        assertThat(resolved).containsExactly("shop.invalid");
        assertThat(receiver.requests.get(0).header("Host")).startsWith("shop.invalid:");
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        "https://u:p@example.org/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        "https://example.org:0/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        "https://example.org:99999/,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        "file:///etc/passwd,whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        ",whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw,.url",
        "https://example.org/,topsecret,.secret",
        "https://example.org/,whsec_AAAA,.secret",
        "https://example.org/,,.secret"
    })
    void invalidSettingsAreNamedAndSecretsAreNotRevealed(URI url, String secret, String field) {
        WebhookSettings.Hook hook = new WebhookSettings.Hook(
                url, secret, null, Set.of(Decision.Outcome.ACT), 4, Duration.ofSeconds(10), null);

        assertThatThrownBy(() -> new WebhookSettings(Map.of("shop", hook), false, "/holdfast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("holdfast.delivery.webhooks.shop" + field)
                .hasMessageContaining("expected")
                .hasMessageNotContainingAny("topsecret", "MfKQ9r8", "u:p");
    }
}
