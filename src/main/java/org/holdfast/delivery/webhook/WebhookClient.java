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
 * Sends requests into the world and trusts no answer: no redirects, no cookies, no compression, no proxy, no more of an
 * answer than its beginning, and an end to each request after its time, however slowly the other side trickles.
 */
final class WebhookClient implements AutoCloseable {

    /** A connection whose answer is longer is not used again. */
    private static final int LONGEST_ANSWER = 64 * 1024;

    private static final int MOST_CONNECTIONS = 256;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout IDLE = Timeout.ofSeconds(20);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    WebhookClient(DnsResolver resolver) {
        this(resolver, deadlines());
    }

    /** @param deadlines ends, after its timeout, what has not been answered */
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
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
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

    /** @throws IOException when there is no answer in time */
    ResponsePolicy.Answer send(HttpPost post, Duration timeout) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(post::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(RoutingSupport.determineHost(post), post, null);
            Header retryAfter = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
            return new ResponsePolicy.Answer(
                    response.getCode(), retryAfter == null ? null : retryAfter.getValue(), beginning(response, post));
        } catch (HttpException e) {
            throw new IOException("is no address to send to: " + e.getMessage(), e);
        } catch (IOException e) {
            throw post.isCancelled() ? new IOException("did not answer within " + timeout.toMillis() + " ms", e) : e;
        } finally {
            // A connection that was cut complains when it is closed.
            Closer.closeQuietly(response);
            deadline.cancel(false);
        }
    }

    /** The status is the answer; what comes after it, or does not, changes nothing. */
    private static String beginning(ClassicHttpResponse response, HttpPost post) {
        HttpEntity entity = response.getEntity();
        byte[] read = new byte[LONGEST_ANSWER];
        int length = 0;
        try {
            length = entity == null ? 0 : entity.getContent().readNBytes(read, 0, read.length);
        } catch (IOException e) {
            post.cancel();
        }
        if (length == LONGEST_ANSWER) {
            // Closing would read the rest, which may never end.
            post.cancel();
        }
        return new String(read, 0, length, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
