package org.holdfast.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.api.security.CallerRejected;
import org.holdfast.console.frame.BrowserRequests;
import org.holdfast.people.signin.FirstAdmin;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * Leads readers whose session is missing or has ended to the page on which they sign in, and back afterwards. A part of
 * a page that htmx asks for is not replaced by that page: the whole page changes.
 */
public final class SignInRedirect implements HandlerExceptionResolver, Ordered {

    private static final View NOTHING = (model, request, response) -> {};
    private static final String CSRF = "_csrf";
    /** Part of the names of fields that are never repeated. */
    private static final String PASSWORD = "password";

    private final FirstAdmin firstAdmin;
    private final TypedForms typedForms;

    SignInRedirect(FirstAdmin firstAdmin, TypedForms typedForms) {
        this.firstAdmin = firstAdmin;
        this.typedForms = typedForms;
    }

    /** Before the error pages. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception e) {
        if (!BrowserRequests.isForReader(request)) {
            return null;
        }
        if (e instanceof ConfirmationNeeded needed) {
            return confirmation(request, response, needed);
        }
        boolean isStranger = e instanceof CallerRejected rejected && rejected.kind() == CallerRejected.Kind.KEY
                || e instanceof CallerRejected other && other.kind() == CallerRejected.Kind.SESSION;
        if (!isStranger) {
            return null;
        }
        lead(request, response);
        return new ModelAndView(NOTHING);
    }

    /** Answers a request of a reader who has to sign in first. */
    public void lead(HttpServletRequest request, HttpServletResponse response) {
        typedForms.keep(request);
        String target = firstAdmin.isMissing() ? "/setup" : "/login" + continuation(place(request));
        move(request, response, target);
    }

    /**
     * Leads back to the page of a form whose token is no longer valid, where what was typed stands again.
     *
     * @return whether it is a form of one of our pages
     */
    public boolean leadBack(HttpServletRequest request, HttpServletResponse response) {
        if (TypedForms.page(request) == null || !TypedForms.isOurs(request)) {
            return false;
        }
        typedForms.keep(request);
        move(request, response, place(request));
        return true;
    }

    private static void move(HttpServletRequest request, HttpServletResponse response, String target) {
        if (BrowserRequests.isFragment(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", target);
        } else {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", target);
        }
    }

    private static ModelAndView confirmation(
            HttpServletRequest request, HttpServletResponse response, ConfirmationNeeded needed) {
        if (!HttpMethod.POST.matches(request.getMethod()) || BrowserRequests.isFragment(request)) {
            move(request, response, "/confirm" + continuation(place(request)));
            return new ModelAndView(NOTHING);
        }
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(CSRF) && !name.contains(PASSWORD)) {
                fields.addAll(name, List.of(values));
            }
        });
        ModelAndView page = new ModelAndView("console/signin/confirm", HttpStatus.FORBIDDEN);
        page.addObject("action", request.getRequestURI());
        page.addObject("fields", fields);
        page.addObject("problem", needed.problem());
        return page;
    }

    private static String continuation(String place) {
        return place.equals("/") ? "" : "?continue=" + URLEncoder.encode(place, StandardCharsets.UTF_8);
    }

    /** The page on which the reader is: for forms and parts of a page that which made the request. */
    private static String place(HttpServletRequest request) {
        if (HttpMethod.GET.matches(request.getMethod()) && !BrowserRequests.isFragment(request)) {
            return request.getRequestURI() + query(request.getQueryString());
        }
        URI page = TypedForms.page(request);
        return page == null ? "/" : page.getRawPath() + query(page.getRawQuery());
    }

    private static String query(@Nullable String query) {
        return query == null ? "" : "?" + query;
    }
}
