package org.holdfast.console.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.localization.LocalizedTexts;
import org.jspecify.annotations.Nullable;

/** How a reader wants pages to look, from cookies and the browser's settings. */
final class ReaderPreferences {

    static final String LANGUAGE_COOKIE = "language";
    static final String THEME_COOKIE = "theme";

    private static final Set<String> THEMES = Set.of("light", "dark");

    private ReaderPreferences() {}

    /** Returns the chosen language, or the best of those the browser accepts. */
    static String language(HttpServletRequest request) {
        return cookie(request, LANGUAGE_COOKIE)
                .filter(LocalizedTexts.LANGUAGES::contains)
                .orElseGet(() -> accepted(request.getHeader("Accept-Language")));
    }

    /** Returns the chosen theme; empty to follow the system. */
    static String theme(HttpServletRequest request) {
        return cookie(request, THEME_COOKIE).filter(THEMES::contains).orElse("");
    }

    /** Returns how a caller is addressed: the local operator by the name of their account on this machine. */
    static String name(Caller caller) {
        return caller.isLocalOperator() ? System.getProperty("user.name", caller.name()) : caller.name();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    private static String accepted(@Nullable String header) {
        String otherwise = LocalizedTexts.LANGUAGES.get(0);
        if (header == null) {
            return otherwise;
        }
        try {
            List<Locale.LanguageRange> wanted = Locale.LanguageRange.parse(header);
            String found = Locale.lookupTag(wanted, LocalizedTexts.LANGUAGES);
            return found == null ? otherwise : found;
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
