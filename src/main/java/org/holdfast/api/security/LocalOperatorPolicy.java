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
 * Tells whether a request without a key comes from who sits at this machine. Three others could look like them: a
 * stranger behind a reverse proxy on this machine, a web page in the operator's browser that calls us across origins,
 * and one whose name was made to point here (DNS rebinding). None of them gets in.
 */
final class LocalOperatorPolicy {

    /** What proxies and networks in front of us add. */
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
    /** The same for headers that one maker names alike. */
    private static final List<String> FORWARDED_KINDS = List.of(
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

    private static final Set<String> OUR_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]");
    /** {@code none}: the operator typed the address. */
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final boolean open;

    /** @param open whether the local operator needs no key */
    LocalOperatorPolicy(boolean open) {
        this.open = open;
    }

    /** Why the request is not the local operator's, or {@code null} when it is. */
    @Nullable
    CallerRejected check(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            return CallerRejected.withoutKey("Calls from other machines need an API key.");
        }
        if (!open) {
            return CallerRejected.withoutKey("This server needs an API key for calls from its own machine, too.");
        }
        if (Collections.list(request.getHeaderNames()).stream().anyMatch(LocalOperatorPolicy::isAddedByProxies)) {
            return CallerRejected.withoutKey("Calls that came through a proxy need an API key.");
        }
        if (!OUR_NAMES.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            return CallerRejected.foreignPage(
                    "Without an API key this server answers only as localhost, 127.0.0.1 or [::1].");
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        if (site != null && !OWN_PAGES.contains(site)
                || origin != null && !origin.equalsIgnoreCase(ownOrigin(request))) {
            return CallerRejected.foreignPage("Pages of other origins cannot call this server without an API key.");
        }
        return null;
    }

    static boolean isLoopback(String address) {
        try {
            // An address in digits, so no name is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isAddedByProxies(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return FORWARDED.contains(name) || FORWARDED_KINDS.stream().anyMatch(name::startsWith);
    }

    private static String ownOrigin(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
