package org.holdfast.api.drafts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.authoring.NewRule;
import org.holdfast.diagnostics.yaml.CalendarMoment;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.edits.RuleCopies;
import org.holdfast.drafts.edits.RuleEdits;
import org.holdfast.drafts.edits.TextEdits;
import org.holdfast.drafts.edits.TextProblem;
import org.holdfast.drafts.edits.TextWish;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.rules.model.Validity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes rules in drafts without sending the text of a file. */
@RestController
@Tag(name = "Drafts")
class DraftRuleController {

    private final RuleEdits edits;
    private final TextEdits texts;
    private final RuleCopies copies;

    DraftRuleController(RuleEdits edits, TextEdits texts, RuleCopies copies) {
        this.edits = edits;
        this.texts = texts;
        this.copies = copies;
    }

    /**
     * @param like name of the rule to start from
     * @param name name of the new rule, a sentence
     */
    record RuleCopyRequest(@Nullable String like, @Nullable String name) {}

    /**
     * @param rule path of the new rule
     * @param action the action that it proposes
     * @param files paths of all files that were added or changed
     */
    record RuleCopyAnswer(String rule, String action, List<String> files) {}

    /**
     * What customers are to read.
     *
     * @param kind actions, or reasons for the texts that say why a rule acts
     * @param of id of the action, or name of the rule
     * @param language en, ru or ro
     * @param parts the texts by part: subject, body, promise, choices.ID; reason for a rule. An empty one is taken out
     */
    record TextsRequest(
            @Nullable String kind,
            @Nullable String of,
            @Nullable String language,
            @Nullable Map<String, String> parts) {

        TextWish wish() {
            String written = required("language", language);
            if (!LocalizedTexts.LANGUAGES.contains(written)) {
                throw new InvalidInput("language", "is unknown; expected en, ru or ro");
            }
            if (parts == null) {
                throw new InvalidInput("parts", "is missing; expected the texts by part");
            }
            return new TextWish(required("kind", kind), required("of", of), written, parts, null);
        }

        private static String required(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw new InvalidInput(field, "is missing; expected a text");
            }
            return value;
        }
    }

    /**
     * @param revision revision of the draft; absent if nothing was saved
     * @param problems why nothing was saved; empty if it was, or if all was written so before
     */
    record TextsAnswer(@Nullable Integer revision, List<TextProblem> problems) {}

    /**
     * When a rule is active. Days begin and end where the customer lives.
     *
     * @param from first day; absent for no start
     * @param fromTime hours and minutes at which it begins; absent for the beginning of that day
     * @param until last day; absent for no end
     * @param untilTime hours and minutes at which it ends; absent for the end of that day
     * @param paused why it is paused, 1 to 200 characters; absent if it is not
     */
    record ValidityRequest(
            @Nullable LocalDate from,

            @Schema(pattern = ValidityRequest.TIME) @Nullable
            String fromTime,

            @Nullable LocalDate until,

            @Schema(pattern = ValidityRequest.TIME) @Nullable
            String untilTime,

            @Nullable String paused) {

        private static final String TIME = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

        Validity wish() {
            return new Validity(moment("from", from, fromTime), moment("until", until, untilTime), paused);
        }

        private static @Nullable CalendarMoment moment(String field, @Nullable LocalDate day, @Nullable String time) {
            if (time != null && (day == null || !time.matches(TIME))) {
                throw new InvalidInput(
                        field + "Time",
                        "is \"" + time + "\"; expected hours and minutes such as 18:00, beside " + field);
            }
            return day == null ? null : CalendarMoment.of(day, time);
        }
    }

    /**
     * @param revision revision of the draft
     * @param hash ETag of the file
     */
    record EditedAnswer(int revision, String path, @Nullable String hash) {}

    @Operation(
            operationId = "setRuleValidity",
            summary = "Pause or resume a rule in a draft, or give it a season",
            description = "Written into the file of the rule, in its language. What is absent is taken out. A row of a "
                    + "table cannot be paused and has no season.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such draft, file or rule")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or the same lines were just changed")
    @AllowedRoles(Role.AUTHOR)
    @PutMapping("/v1/drafts/{id}/validity")
    EditedAnswer validity(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @Parameter(description = "Path of the file, such as areas/delivery/warn-late-delivery.dslr") @RequestParam
                    String path,
            @Parameter(description = "Name of the rule") @RequestParam String rule,
            @RequestBody ValidityRequest request,
            Caller caller) {
        Validity wanted = request.wish();
        Saved saved = StaleFile.saved(edits.changeValidity(
                DraftId.read(id), new RuleEdits.Place(path, rule), before -> wanted, Contributor.of(caller)));
        return new EditedAnswer(saved.draft().revision(), saved.path(), saved.hash());
    }

    @Operation(
            operationId = "setTexts",
            summary = "Change what customers read, in a draft",
            description = "The texts of an action or a rule in one language. They are checked: a text with an error is "
                    + "not saved, and the answer says why.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "404", description = "There is no such draft")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or the same texts were just changed")
    @AllowedRoles(Role.AUTHOR)
    @PutMapping("/v1/drafts/{id}/texts")
    TextsAnswer texts(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody TextsRequest request,
            Caller caller) {
        TextWish wish = request.wish();
        TextEdits.Result result = texts.save(DraftId.read(id), List.of(wish), "en", Contributor.of(caller));
        Integer revision = result.saves().stream()
                .map(StaleFile::saved)
                .map(saved -> saved.draft().revision())
                .findFirst()
                .orElse(null);
        return new TextsAnswer(revision, result.problems());
    }

    @Operation(
            operationId = "copyRule",
            summary = "Start a rule like another one, in a draft",
            description = "The new rule is paused. It has the sentences of the other one, its examples of this rule "
                    + "alone, its texts, and a copy of its action. A row of a table cannot be copied like this.")
    @ApiResponse(responseCode = "201", description = "The files of the new rule")
    @ApiResponse(responseCode = "404", description = "There is no such draft")
    @ApiResponse(responseCode = "409", description = "The draft is not open, or there is such a rule already")
    @AllowedRoles(Role.AUTHOR)
    @PostMapping("/v1/drafts/{id}/rules")
    ResponseEntity<RuleCopyAnswer> copy(
            @Parameter(description = DraftId.DESCRIPTION) @PathVariable String id,
            @RequestBody RuleCopyRequest request,
            Caller caller) {
        String like = TextsRequest.required("like", request.like);
        String name = TextsRequest.required("name", request.name).strip();
        NewRule.Ready ready = copies.copy(DraftId.read(id), like, name, Contributor.of(caller));
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new RuleCopyAnswer(
                        ready.rule(),
                        ready.action(),
                        ready.files().keySet().stream().sorted().toList()));
    }
}
