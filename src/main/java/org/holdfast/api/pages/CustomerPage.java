package org.holdfast.api.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** The frame of a page for customers, in their language. All dynamic text is escaped. */
public final class CustomerPage {

    private static final String STYLE = """
            body{margin:0;background:#f4f5f7;color:#1d2733;font:1.1rem/1.5 system-ui,sans-serif}
            main{max-width:34rem;margin:0 auto;padding:2rem 1.2rem}
            h1{font-size:1.4rem;line-height:1.3;font-weight:600}
            fieldset{border:0;margin:0;padding:0}legend{padding:0}
            .scale{display:grid;grid-template-columns:repeat(auto-fill,minmax(3.2rem,1fr));gap:.5rem;\
            margin:1rem 0 .3rem}
            .scale input{position:absolute;opacity:0}
            .scale span{display:block;padding:.7rem 0;text-align:center;border:2px solid #5b6b7d;border-radius:.5rem;\
            background:#fff;cursor:pointer}
            .scale input:checked+span{background:#0b5cad;border-color:#0b5cad;color:#fff;font-weight:600}
            .scale input:focus-visible+span{outline:3px solid #f2a900;outline-offset:2px}
            .ends{display:flex;justify-content:space-between;gap:1rem;font-size:.9rem;color:#46525f;margin:0 0 1.5rem}
            .slip{border-left:4px solid #b3261e;padding:.3rem .8rem;background:#fff}
            .done{border-left:4px solid #1b7f3b;padding:.3rem .8rem;background:#fff}
            .choices{margin:1.5rem 0}.choices legend{font-weight:600;margin-bottom:.3rem}
            .choices label{display:flex;gap:.7rem;align-items:center;padding:.5rem 0;cursor:pointer}
            .choices input{width:1.3rem;height:1.3rem;margin:0;flex:none;accent-color:#0b5cad}
            .choices input:focus-visible,button:focus-visible{outline:3px solid #f2a900;outline-offset:2px}
            .note{color:#46525f;font-size:.95rem}
            textarea{box-sizing:border-box;width:100%;min-height:6rem;padding:.6rem;border:2px solid #5b6b7d;\
            border-radius:.5rem;font:inherit}
            button{margin-top:1rem;width:100%;padding:.9rem;border:2px solid #0b5cad;border-radius:.5rem;\
            background:#0b5cad;color:#fff;font:inherit;font-weight:600;cursor:pointer}
            button.quiet{background:#fff;color:#0b5cad}
            """;
    /** No resources, no scripts, only the style with this hash, forms only to this server. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> LANGUAGES = Set.of("en", "ru", "ro");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String language;
    private final ResourceBundle words;

    /**
     * @param bundle base name of the texts
     * @param language the customer's language; empty if it is unknown
     * @param accepted the header {@code Accept-Language}, used if the customer's language is unknown
     */
    public CustomerPage(String bundle, String language, @Nullable String accepted) {
        this.language = language(language, accepted);
        this.words = ResourceBundle.getBundle(
                bundle,
                Locale.forLanguageTag(this.language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static String language(String customers, @Nullable String accepted) {
        if (customers.isEmpty()) {
            return preferred(accepted);
        }
        return LANGUAGES.contains(customers) ? customers : "en";
    }

    private static String preferred(@Nullable String accepted) {
        try {
            return accepted == null
                    ? "en"
                    : Objects.requireNonNullElse(
                            Locale.lookupTag(
                                    Locale.LanguageRange.parse(accepted),
                                    LANGUAGES.stream().sorted().toList()),
                            "en");
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }

    /**
     * Renders the page.
     *
     * @param title key of the title
     * @param content HTML of the content
     */
    public String html(String title, String content) {
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>" + text(title)
                + "</title>"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex,nofollow\">"
                + "<style>" + STYLE + "</style></head><body><main>" + content + "</main></body></html>\n";
    }

    /** Returns a text, escaped. */
    public String text(String key) {
        return escape(words.getString(key));
    }

    /** Returns a text with values in place of their names between braces, escaped. */
    public String text(String key, Map<String, ?> values) {
        String text = words.getString(key);
        for (Map.Entry<String, ?> each : values.entrySet()) {
            text = text.replace("{" + each.getKey() + "}", String.valueOf(each.getValue()));
        }
        return escape(text);
    }

    /** Escapes a text for HTML. */
    public static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** Answers with a page that is neither stored nor found by search engines. */
    public static ResponseEntity<byte[]> answer(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Robots-Tag", "noindex, nofollow")
                .body(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(String style) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform supports SHA-256", e);
        }
    }
}
