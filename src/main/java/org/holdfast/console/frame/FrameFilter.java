package org.holdfast.console.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.access.Caller;
import org.holdfast.api.security.CallerAuthentication;
import org.holdfast.console.ConsoleSettings;
import org.holdfast.console.text.Formats;
import org.springframework.web.filter.OncePerRequestFilter;

/** Prepares the frame of a page, and the headers that keep what is not ours out of it. */
public final class FrameFilter extends OncePerRequestFilter {

    private static final String POLICY = "default-src 'none'; script-src 'self' 'nonce-%1$s'; "
            + "style-src 'self' 'nonce-%1$s'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors %2$s";

    private final String frameAncestors;
    private final Clock clock;

    public FrameFilter(ConsoleSettings settings, Clock clock) {
        List<URI> origins = settings.frameAncestors();
        this.frameAncestors = origins.isEmpty()
                ? "'none'"
                : origins.stream()
                        .map(origin -> origin.getScheme() + "://" + origin.getRawAuthority())
                        .collect(Collectors.joining(" ", "'self' ", ""));
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        prepare(request, response, "1".equals(request.getParameter("panel")));
        chain.doFilter(request, response);
    }

    /** Prepares a page about a failure. It reads no form, because that may be what failed. */
    void prepareForFailure(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(Frame.ATTRIBUTE) == null) {
            prepare(request, response, false);
        }
    }

    private void prepare(HttpServletRequest request, HttpServletResponse response, boolean panel) {
        Frame frame = frame(request, panel);
        request.setAttribute(Frame.ATTRIBUTE, frame);
        response.setHeader("Content-Security-Policy", POLICY.formatted(frame.nonce(), frameAncestors));
    }

    private Frame frame(HttpServletRequest request, boolean panel) {
        Caller caller = CallerAuthentication.find().orElse(null);
        String language = ReaderPreferences.language(request);
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new Frame(
                caller,
                caller == null ? "" : ReaderPreferences.name(caller),
                language,
                ReaderPreferences.theme(request),
                request.getRequestURI() + query,
                panel,
                Nonces.next(),
                new Formats(language, BrowserPreferences.zone(request), clock.instant()));
    }
}
