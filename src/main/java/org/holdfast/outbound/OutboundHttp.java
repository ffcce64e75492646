package org.holdfast.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.holdfast.coordination.JobScheduler;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client for untrusted servers: no redirects, cookies, compression or proxy, only the beginning of a response
 * is read, and each request ends after its timeout, however slowly the response trickles in.
 */
public final class OutboundHttp implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 256;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout IDLE = Timeout.ofSeconds(20);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines;

    /** @param allowPrivateAddresses whether servers may be in this machine and in private networks */
    public OutboundHttp(boolean allowPrivateAddresses) {
        this(allowPrivateAddresses ? SystemDefaultDnsResolver.INSTANCE : new PublicAddresses());
    }

    public OutboundHttp(DnsResolver resolver) {
        this(resolver, deadlines());
    }

    /** @param deadlines cancels requests that have timed out */
    public OutboundHttp(DnsResolver resolver, ScheduledExecutorService deadlines) {
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
                new ScheduledThreadPoolExecutor(1, JobScheduler.daemon("outbound-deadlines"));
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * A response.
     *
     * @param headers by name in lower case; of several with one name, the values are joined by commas
     * @param body the body, or its beginning
     * @param isCut whether the body is longer than what was read
     * @param broken why the body could not be read to its end; {@code null} if it could
     */
    public record Answer(
            int status,
            Map<String, String> headers,
            byte[] body,
            boolean isCut,
            @Nullable IOException broken) {

        /** Returns a header; {@code null} if there is none. */
        public @Nullable String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Sends a request.
     *
     * @param timeout of the whole request and its response
     * @param maxBytes maximum number of bytes read of the body; the connection of a longer one is not reused
     * @throws IOException if there is no response in time
     */
    public Answer send(HttpUriRequestBase request, Duration timeout, int maxBytes) throws IOException {
        ScheduledFuture<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        ClassicHttpResponse response = null;
        try {
            response = client.executeOpen(RoutingSupport.determineHost(request), request, null);
            return answer(response, request, maxBytes);
        } catch (HttpException e) {
            throw new IOException("is not a valid address: " + e.getMessage(), e);
        } catch (IOException e) {
            throw request.isCancelled() ? new IOException("did not answer within " + timeout.toMillis() + " ms", e) : e;
        } finally {
            // Closing a cancelled connection may throw.
            Closer.closeQuietly(response);
            deadline.cancel(false);
        }
    }

    private static Answer answer(ClassicHttpResponse response, HttpUriRequestBase request, int maxBytes) {
        Map<String, String> headers = new TreeMap<>();
        Arrays.stream(response.getHeaders())
                .forEach(header -> headers.merge(
                        header.getName().toLowerCase(Locale.ROOT), header.getValue(), (one, two) -> one + ", " + two));
        HttpEntity entity = response.getEntity();
        byte[] body = new byte[0];
        IOException broken = null;
        try {
            body = entity == null ? body : entity.getContent().readNBytes(maxBytes);
        } catch (IOException e) {
            broken = e;
            request.cancel();
        }
        boolean isFull = body.length == maxBytes;
        if (isFull) {
            // Closing would read the rest of the body, which may be endless.
            request.cancel();
        }
        return new Answer(response.getCode(), headers, body, isFull, broken);
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }
}
