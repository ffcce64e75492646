package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.ZoneId;
import org.holdfast.people.Preferences;
import org.holdfast.people.Theme;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** Keeps how a person reads in their browser, where pages that need no sign-in find it as well. */
public final class BrowserPreferences {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final String ZONE = BrowserPreferences.class.getName() + ".zone";

    private BrowserPreferences() {}

    /** Applies the preferences of a person to their browser. */
    public static void keep(Preferences preferences, HttpServletRequest request, HttpServletResponse response) {
        Theme theme = preferences.theme();
        add(ReaderPreferences.LANGUAGE_COOKIE, preferences.language(), KEPT, request, response);
        if (theme == Theme.SYSTEM) {
            add(ReaderPreferences.THEME_COOKIE, "", Duration.ZERO, request, response);
        } else {
            add(ReaderPreferences.THEME_COOKIE, theme.toString(), KEPT, request, response);
        }
    }

    /** Shows the times of a page in the zone of a person. */
    public static void use(ZoneId zone, HttpServletRequest request) {
        request.setAttribute(ZONE, zone);
    }

    /** Returns the zone of the person who reads, or that of the server. */
    static ZoneId zone(HttpServletRequest request) {
        return request.getAttribute(ZONE) instanceof ZoneId zone ? zone : ZoneId.systemDefault();
    }

    private static void add(
            String name, String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(kept)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
