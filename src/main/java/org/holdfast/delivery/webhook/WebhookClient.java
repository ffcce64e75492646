package org.holdfast.delivery.webhook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.holdfast.coordination.JobScheduler;

/**
 * An HTTP client for untrusted servers: no redirects, cookies, compression or proxy, only the beginning of a response
 * is read, and each request ends after its timeout, however slowly the response trickles in.
 */
final class WebhookClient implements AutoCloseable {

    /** Maximum number of bytes read of a response. The connection of a longer one is not reused. */
    private static final int MAX_RESPONSE_BYTES = 64 * 1024;

    private static final int MAX_CONNECTIONS = 256;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout IDLE = Timeout.ofSeconds(20);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    WebhookClient(DnsResolver resolver) {
        this(resolver, deadlines());
    }

    /** @param deadlines cancels requests that have timed out */
    WebhookClient(DnsResolver resolver, ScheduledExecutorService deadlines) {
        this.deadlines = deadlines;
        client = HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .setUserAgent("Holdfast")
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setProtocolUpgradeEnabled(false)
                        .setAuthenticationEnabled(false)
                        .build())
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(resolver)
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setIdleTimeout(IDLE)
                                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                                .build())
                        .build())
                .build();
    }

    private static ScheduledExecutorService deadlines() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, JobScheduler.daemon("webhook-deadlines"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** @throws IOException if there is no response in time */
    ResponsePolicy.Response send(HttpPost post, Duration timeout) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(RoutingSupport.determineHost(post), post, null);
            Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new ResponsePolicy.Response(
                    response.getCode(), retryAfter == null ? null : retryAfter.getValue(), beginning(response, post));
        } catch (HttpException e) {
            throw new IOException("is not a valid address: " + e.getMessage(), e);
        } catch (IOException e) {
            throw post.isCancelled() ? new IOException("did not answer within " + timeout.toMillis() + " ms", e) : e;
        } finally {
            // Closing a cancelled connection may throw.
            Closer.closeQuietly(response);
            deadline.cancel(false);
        }
    }

    /** Returns the beginning of the body. An error while reading it is ignored, because only the status matters. */
    private static String beginning(ClassicHttpResponse response, HttpPost post) {
        HttpEntity entity = response.getEntity();
        byte[] buffer = new byte[MAX_RESPONSE_BYTES];
        int length = 0;
        try {
            length = entity == null ? 0 : entity.getContent().readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            post.cancel();
        }
        if (length == MAX_RESPONSE_BYTES) {
            // Closing would read the rest of the body, which may be endless.
            post.cancel();
        }
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
