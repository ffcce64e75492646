package org.holdfast.api.surveys;

import io.swagger.v3.oas.annotations.Hidden;
import org.holdfast.api.pages.CustomerPage;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.surveys.SurveyResponses;
import org.holdfast.ingestion.surveys.SurveyState;
import org.holdfast.links.SurveyLinks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the survey page behind a link. GET only shows the page, because mail scanners follow links; the form sends the
 * response. There is no rate limit for wrong tokens: 128 bits cannot be guessed, and an attempt costs one HMAC and no
 * database access.
 */
@RestController
@Hidden
class SurveyController {

    private static final String WHY = "the signed token in the path identifies the customer and the survey";

    private final SurveyResponses responses;

    SurveyController(SurveyResponses responses) {
        this.responses = responses;
    }

    @PublicEndpoint(because = WHY)
    @GetMapping(SurveyLinks.PATH + "{token}")
    ResponseEntity<byte[]> show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String score,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        SurveyState surveyState = responses.state(token);
        return page(surveyState, new SurveyPage(surveyState, languages).html(token, number(score), "", null), null);
    }

    @PublicEndpoint(because = WHY)
    @PostMapping(path = SurveyLinks.PATH + "{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String score,
            @RequestParam(required = false) @Nullable String comment,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        String text = comment == null ? "" : comment.replace("\r\n", "\n").strip();
        Integer chosen = number(score);
        SurveyState surveyState = responses.state(token);
        if (surveyState.state() == SurveyState.State.OPEN && chosen == null) {
            return page(
                    surveyState,
                    new SurveyPage(surveyState, languages).html(token, null, text, SurveyPage.FormError.NO_SCORE),
                    HttpStatus.BAD_REQUEST);
        }
        try {
            SurveyState answered =
                    chosen == null ? surveyState : responses.answer(token, chosen, text.isEmpty() ? null : text);
            return page(answered, new SurveyPage(answered, languages).html(token, chosen, "", null), null);
        } catch (InvalidInput e) {
            SurveyPage.FormError error =
                    e.field().equals("comment") ? SurveyPage.FormError.LONG_COMMENT : SurveyPage.FormError.NO_SCORE;
            return page(
                    surveyState,
                    new SurveyPage(surveyState, languages).html(token, chosen, text, error),
                    HttpStatus.BAD_REQUEST);
        }
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    private static ResponseEntity<byte[]> page(SurveyState surveyState, String html, @Nullable HttpStatus status) {
        HttpStatus byState = switch (surveyState.state()) {
            case OPEN, TAKEN -> HttpStatus.OK;
            case ANSWERED, OVER -> HttpStatus.GONE;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
        };
        return CustomerPage.answer(status == null ? byState : status, html);
    }
}
