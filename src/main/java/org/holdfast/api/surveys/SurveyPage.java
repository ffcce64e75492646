package org.holdfast.api.surveys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.facts.Survey;
import org.holdfast.ingestion.surveys.SurveyResponses;
import org.holdfast.ingestion.surveys.SurveyState;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * Renders the survey page in the customer's language: the question, a confirmation, or the reason why there is no
 * question. All dynamic text is escaped.
 */
final class SurveyPage {

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
            textarea{box-sizing:border-box;width:100%;min-height:6rem;padding:.6rem;border:2px solid #5b6b7d;\
            border-radius:.5rem;font:inherit}
            button{margin-top:1rem;width:100%;padding:.9rem;border:0;border-radius:.5rem;background:#0b5cad;color:#fff;\
            font:inherit;font-weight:600;cursor:pointer}
            """;
    /**
     * The content security policy: no resources, no scripts, only the style with this hash, forms only to this server.
     */
    static final String POLICY = "default-src 'none'; style-src 'sha256-" + hash(STYLE)
            + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final Set<String> LANGUAGES = Set.of("en", "ru", "ro");
    private static final int STEPS = 10;

    private final SurveyState surveyState;
    private final String language;
    private final ResourceBundle words;

    /** @param accepted the header {@code Accept-Language}, used if the customer's language is unknown */
    SurveyPage(SurveyState surveyState, @Nullable String accepted) {
        this.surveyState = surveyState;
        this.language = language(surveyState.language(), accepted);
        this.words = ResourceBundle.getBundle(
                "org.holdfast.api.surveys.page",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** An error in the form, which the customer has to correct. */
    enum FormError {
        NO_SCORE,
        LONG_COMMENT
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
     * @param chosen the score selected so far
     * @param comment the comment entered so far
     */
    String html(String token, @Nullable Integer chosen, String comment, @Nullable FormError error) {
        Survey.Kind kind = surveyState.kind();
        String title = surveyState.state() == SurveyState.State.OPEN && kind != null
                ? kind + ".question"
                : surveyState.state().name().toLowerCase(Locale.ROOT) + ".title";
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"><title>" + text(title)
                + "</title>"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex,nofollow\">"
                + "<style>" + STYLE + "</style></head><body><main>"
                + (surveyState.state() == SurveyState.State.OPEN && kind != null
                        ? form(token, kind, chosen, comment, error)
                        : "<h1>" + text(title) + "</h1><p>"
                                + text(surveyState.state().name().toLowerCase(Locale.ROOT) + ".text") + "</p>")
                + "</main></body></html>\n";
    }

    private String form(
            String token, Survey.Kind kind, @Nullable Integer chosen, String comment, @Nullable FormError error) {
        StringBuilder html = new StringBuilder("<form method=\"post\" action=\"")
                .append(escape(token))
                .append("\" accept-charset=\"utf-8\">");
        if (error != null) {
            html.append("<p class=\"slip\" role=\"alert\">")
                    .append(text("slip." + error.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .append("</p>");
        }
        html.append("<fieldset><legend><h1>")
                .append(text(kind + ".question"))
                .append("</h1></legend><div class=\"scale\">");
        for (int score : scale(kind)) {
            html.append("<label><input type=\"radio\" name=\"score\" required value=\"")
                    .append(score)
                    .append('"')
                    .append(Objects.equals(chosen, score) ? " checked" : "")
                    .append("><span>")
                    .append(score)
                    .append("</span></label>");
        }
        return html.append("</div><p class=\"ends\"><span>")
                .append(text(kind + ".low"))
                .append("</span><span>")
                .append(text(kind + ".high"))
                .append("</span></p></fieldset><label>")
                .append(text("comment"))
                .append("<textarea name=\"comment\" maxlength=\"")
                .append(SurveyResponses.MAX_COMMENT_LENGTH)
                .append("\">\n")
                .append(escape(comment))
                .append("</textarea></label><button>")
                .append(text("send"))
                .append("</button></form>")
                .toString();
    }

    private static List<Integer> scale(Survey.Kind kind) {
        return switch (kind) {
            case NPS -> IntStream.rangeClosed(0, STEPS).boxed().toList();
            case CSAT -> List.of(1, 2, 3, 4, 5);
            case THERMOMETER ->
                IntStream.rangeClosed(0, STEPS).mapToObj(step -> step * STEPS).toList();
        };
    }

    private String text(String key) {
        return escape(words.getString(key));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
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
