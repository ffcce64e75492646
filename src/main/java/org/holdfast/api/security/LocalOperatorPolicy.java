package org.holdfast.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request without an API key comes from the local operator. Refuses three kinds of requests that come
 * from the loopback address as well: those of a stranger behind a reverse proxy on this machine, cross-origin requests
 * of a web page in the operator's browser, and those of a page whose host name was made to point here (DNS rebinding).
 */
public final class LocalOperatorPolicy {

    /** Headers that proxies and content delivery networks add. */
    private static final Set<String> FORWARDED = Set.of(
            "forwarded",
            "via",
            "x-real-ip",
            "x-client-ip",
            "true-client-ip",
            "client-ip",
            "proxy-client-ip",
            "wl-proxy-client-ip",
            "x-cluster-client-ip",
            "x-proxyuser-ip",
            "remote-addr",
            "cdn-loop",
            "forwarded-for",
            "forwarded-for-ip",
            "x-appengine-user-ip",
            "x-arr-log-id",
            "x-original-host",
            "x-original-url",
            "x-rewrite-url",
            "x-remote-ip",
            "x-remote-addr",
            "x-host",
            "x-true-client-ip",
            "x-connecting-ip",
            "x-amzn-trace-id",
            "x-request-start",
            "x-scheme");
    /** Common prefixes of such headers. */
    private static final List<String> FORWARDED_PREFIXES = List.of(
            "x-forwarded",
            "x-original-forwarded",
            "x-envoy-",
            "x-azure-",
            "x-fd-",
            "cf-",
            "fastly-",
            "fly-",
            "x-appengine-",
            "x-vercel-",
            "x-nf-",
            "x-akamai-",
            "akamai-",
            "cloudfront-",
            "x-amz-cf-",
            "x-sucuri-",
            "incap-",
            "x-haproxy-",
            "x-traefik-");

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");
    /** Accepted values of {@code Sec-Fetch-Site}; {@code none} means that the operator typed the address. */
    private static final Set<String> SAME_SITES = Set.of("same-origin", "none");

    private final boolean enabled;

    /** @param enabled whether the local operator needs no key */
    LocalOperatorPolicy(boolean enabled) {
        this.enabled = enabled;
    }

    /** Returns why the request is not the local operator's, or {@code null} if it is. */
    public @Nullable CallerRejected check(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            return CallerRejected.withoutKey("Calls from other machines need an API key.");
        }
        if (!enabled) {
            return CallerRejected.withoutKey("This server requires an API key even from its own machine.");
        }
        if (Collections.list(request.getHeaderNames()).stream().anyMatch(LocalOperatorPolicy::isAddedByProxies)) {
            return CallerRejected.withoutKey("Calls through a proxy need an API key.");
        }
        if (!LOCAL_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            return CallerRejected.crossOrigin(
                    "Without an API key this server answers only as localhost, 127.0.0.1 or [::1].");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null && !SAME_SITES.contains(site)
                || origin != null && !origin.equalsIgnoreCase(ownOrigin(request))) {
            return CallerRejected.crossOrigin("Pages of other origins cannot call this server without an API key.");
        }
        return null;
    }

    static boolean isLoopback(String address) {
        try {
            // A numeric address, so there is no DNS lookup.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isAddedByProxies(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return FORWARDED.contains(name) || FORWARDED_PREFIXES.stream().anyMatch(name::startsWith);
    }

    private static String ownOrigin(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean isDefault = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (isDefault ? "" : ":" + port);
    }
}
