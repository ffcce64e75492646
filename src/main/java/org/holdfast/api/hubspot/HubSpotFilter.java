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

/** Lets in what HubSpot has signed, as a caller who may tell facts and nothing else, and nobody besides. */
final class HubSpotFilter extends OncePerRequestFilter {

    /** Of a body, in bytes; HubSpot sends at most 100 events. */
    private static final int LONGEST = 1024 * 1024;

    private static final Caller HUBSPOT =
            new Caller("hubspot", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, "hubspot");

    private final HubSpotSignature signature;
    private final @Nullable URI url;
    private final Clock clock;
    private final HandlerExceptionResolver problems;

    /** @param url where HubSpot sends to, when it is not what a request says */
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
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        String refusal = body.length > LONGEST
                ? "The request is longer than " + LONGEST + " bytes."
                : signature.refusal(request.getMethod(), uri(request), body, timestamp, signed, clock.instant());
        if (refusal != null) {
            problems.resolveException(request, response, null, CallerRejected.withoutSignature(refusal));
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(HUBSPOT));
        SecurityContextHolder.setContext(context);
        chain.doFilter(new Read(request, body), response);
    }

    private String uri(HttpServletRequest request) {
        if (url != null) {
            return url.toString();
        }
        return request.getRequestURL() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    /** A request whose body was read already. */
    private static final class Read extends HttpServletRequestWrapper {

        private final byte[] body;

        Read(HttpServletRequest request, byte[] body) {
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
                    throw new UnsupportedOperationException("It is read already");
                }

                @Override
                public int read() {
                    return in.read();
                }
            };
        }
    }
}
