package org.holdfast.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LocalizedTexts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the language of the pages in this browser. */
@Controller
class PreferencesController {

    private static final Duration KEPT = Duration.ofDays(365);

    @PublicEndpoint(because = "It changes only the language in which this browser sees the pages")
    @GetMapping("/language/{language}")
    ResponseEntity<Void> language(
            @PathVariable String language, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        if (!LocalizedTexts.LANGUAGES.contains(language)) {
            throw new InvalidInput("language", "is \"" + language + "\"; expected one of " + LocalizedTexts.LANGUAGES);
        }
        ResponseCookie cookie = ResponseCookie.from(ReaderPreferences.LANGUAGE_COOKIE, language)
                .path("/")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, OwnPath.of(back))
                .build();
    }
}
