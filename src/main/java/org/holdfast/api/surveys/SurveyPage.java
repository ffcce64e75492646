package org.holdfast.api.surveys;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.holdfast.api.pages.CustomerPage;
import org.holdfast.facts.Survey;
import org.holdfast.ingestion.surveys.SurveyResponses;
import org.holdfast.ingestion.surveys.SurveyState;
import org.jspecify.annotations.Nullable;

/**
 * Renders the survey page in the customer's language: the question, a confirmation, or the reason why there is no
 * question. All dynamic text is escaped.
 */
final class SurveyPage {

    private static final int STEPS = 10;

    private final SurveyState surveyState;
    private final CustomerPage page;

    /** @param accepted the header {@code Accept-Language}, used if the customer's language is unknown */
    SurveyPage(SurveyState surveyState, @Nullable String accepted) {
        this.surveyState = surveyState;
        this.page = new CustomerPage("org.holdfast.api.surveys.page", surveyState.language(), accepted);
    }

    /** An error in the form, which the customer has to correct. */
    enum FormError {
        NO_SCORE,
        LONG_COMMENT
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
        return page.html(
                title,
                surveyState.state() == SurveyState.State.OPEN && kind != null
                        ? form(token, kind, chosen, comment, error)
                        : "<h1>" + page.text(title) + "</h1><p>"
                                + page.text(surveyState.state().name().toLowerCase(Locale.ROOT) + ".text") + "</p>");
    }

    private String form(
            String token, Survey.Kind kind, @Nullable Integer chosen, String comment, @Nullable FormError error) {
        StringBuilder html = new StringBuilder("<form method=\"post\" action=\"")
                .append(CustomerPage.escape(token))
                .append("\" accept-charset=\"utf-8\">");
        if (error != null) {
            html.append("<p class=\"slip\" role=\"alert\">")
                    .append(page.text(
                            "slip." + error.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                    .append("</p>");
        }
        html.append("<fieldset><legend><h1>")
                .append(page.text(kind + ".question"))
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
                .append(page.text(kind + ".low"))
                .append("</span><span>")
                .append(page.text(kind + ".high"))
                .append("</span></p></fieldset><label>")
                .append(page.text("comment"))
                .append("<textarea name=\"comment\" maxlength=\"")
                .append(SurveyResponses.MAX_COMMENT_LENGTH)
                .append("\">\n")
                .append(CustomerPage.escape(comment))
                .append("</textarea></label><button>")
                .append(page.text("send"))
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
}
