package org.holdfast.delivery.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.HttpHeaders;
import org.holdfast.outbound.OutboundHttp;

/** Sends webhooks. Only the status and the beginning of a response matter; an error while reading it is ignored. */
final class WebhookClient implements AutoCloseable {

    /** Maximum number of bytes read of a response. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private final OutboundHttp http;

    WebhookClient(DnsResolver resolver) {
        this.http = new OutboundHttp(resolver);
    }

    /** @param deadlines cancels requests that have timed out */
    WebhookClient(DnsResolver resolver, ScheduledExecutorService deadlines) {
        this.http = new OutboundHttp(resolver, deadlines);
    }

    /** @throws IOException if there is no response in time */
    ResponsePolicy.Response send(HttpPost post, Duration timeout) throws IOException {
        OutboundHttp.Answer answer = http.send(post, timeout, MAX_RESPONSE_BYTES);
        return new ResponsePolicy.Response(
                answer.status(),
                answer.header(HttpHeaders.RETRY_AFTER),
                new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
