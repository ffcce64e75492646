package org.holdfast.api.hubspot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Authenticates requests that HubSpot has signed, as a caller with the role {@code decide}; refuses all others. */
final class HubSpotFilter extends OncePerRequestFilter {

    /** Maximum size of a body, in bytes; HubSpot sends at most 100 events. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Caller HUBSPOT =
            new Caller("hubspot", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, new Caller.Origin.Key("hubspot"));

    private final HubSpotSignature signature;
    private final @Nullable URI url;
    private final Clock clock;
    private final HandlerExceptionResolver problems;

    /** @param url the address to which HubSpot sends; {@code null} if it is that of the request */
    HubSpotFilter(HubSpotSignature signature, @Nullable URI url, Clock clock, HandlerExceptionResolver problems) {
        this.signature = signature;
        this.url = url;
        this.clock = clock;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String timestamp = request.getHeader(HubSpotSignature.TIMESTAMP);
        String signed = request.getHeader(HubSpotSignature.SIGNATURE);
        String early = signature.refusal(timestamp, signed, clock.instant());
        if (early != null) {
            problems.resolveException(request, response, null, CallerRejected.withoutSignature(early));
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
        String refusal = body.length > MAX_BYTES
                ? "The request is larger than " + MAX_BYTES + " bytes."
                : signature.refusal(request.getMethod(), uri(request), body, timestamp, signed, clock.instant());
        if (refusal != null) {
            problems.resolveException(request, response, null, CallerRejected.withoutSignature(refusal));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(HUBSPOT));
        SecurityContextHolder.setContext(context);
        chain.doFilter(new BufferedRequest(request, body), response);
    }

    private String uri(HttpServletRequest request) {
        if (url != null) {
            return url.toString();
        }
        return request.getRequestURL() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    /** A request whose body has already been read. */
    private static final class BufferedRequest extends HttpServletRequestWrapper {

        private final byte[] body;

        BufferedRequest(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream in = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return in.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("The body has already been read");
                }

                @Override
                public int read() {
                    return in.read();
                }
            };
        }
    }
}
