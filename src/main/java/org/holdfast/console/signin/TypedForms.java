package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import org.holdfast.console.frame.BrowserRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Keeps what was typed into a form when the session had ended, and shows it when the page is opened again. Only forms
 * of our own pages count: another site must not be able to fill in forms.
 */
final class TypedForms implements HandlerInterceptor {

    /** Name of the attribute of sessions, and of the variable in templates. */
    static final String TYPED = "typed";

    /** A reader who signs in later begins afresh; it may be another one. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    /**
     * Maximum number of characters that are kept, because whoever sends them is not known. The workshop, whose texts
     * are longer, keeps them in the browser.
     */
    private static final int MAX_KEPT = 256 * 1024;

    private static final String FRAGMENT = "/fragment";

    private final Clock clock;

    TypedForms(Clock clock) {
        this.clock = clock;
    }

    /** Keeps what a request brings, if it was typed on a page of ours. */
    void keep(HttpServletRequest request) {
        URI page = page(request);
        if (page == null || !HttpMethod.POST.matches(request.getMethod()) || !isOurs(request)) {
            return;
        }
        String uri = request.getRequestURI();
        String action = uri.endsWith(FRAGMENT) ? uri.substring(0, uri.length() - FRAGMENT.length()) : uri;
        TypedForm form = TypedForm.of(page.getRawPath(), action, request.getParameterMap(), clock.instant());
        if (form.isWorthKeeping() && form.length() <= MAX_KEPT) {
            request.getSession(true).setAttribute(TYPED, form);
        }
    }

    /** Returns the page on which a request was made; {@code null} if the browser does not say. */
    static @Nullable URI page(HttpServletRequest request) {
        String name = BrowserRequests.isFragment(request) ? "HX-Current-URL" : "Referer";
        try {
            String page = request.getHeader(name);
            URI uri = page == null ? null : new URI(page);
            return uri == null || uri.getRawPath() == null ? null : uri;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Returns whether a page of ours made a request, as browsers say of every form. */
    static boolean isOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null && host != null && origin.endsWith("://" + host);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        HttpSession session = request.getSession(false);
        if (page == null
                || session == null
                || !HttpMethod.GET.matches(request.getMethod())
                || BrowserRequests.isFragment(request)
                || !(session.getAttribute(TYPED) instanceof TypedForm form)
                || !form.page().equals(request.getRequestURI())) {
            return;
        }
        session.removeAttribute(TYPED);
        if (Duration.between(form.at(), clock.instant()).compareTo(KEPT) < 0) {
            page.addObject(TYPED, form);
        }
    }
}
