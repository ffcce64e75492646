package org.holdfast.api.authorizations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.api.web.Page;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.DecisionInput.Selection;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.desk.acting.DeskActs;
import org.holdfast.desk.authorization.AuthorizationAnswer;
import org.holdfast.desk.authorization.AuthorizationQuestion;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Asks a supervisor about an amount beyond the caller's authority, takes the answer, and decides with it. */
@RestController
@Tag(name = "Authorizations")
class AuthorizationController {

    private final AuthorizationService service;
    private final DeskActs acts;
    private final JsonMapper mapper;

    AuthorizationController(AuthorizationService service, DeskActs acts, JsonMapper mapper) {
        this.service = service;
        this.acts = acts;
        this.mapper = mapper;
    }

    /** The body of {@code POST /v1/customers/{id}/authorizations}. */
    record AuthorizationRequest(
            @Nullable String rule,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String choice,
            @Nullable BigDecimal amount,
            @Nullable String reason,
            @Nullable DecisionMoment moment,
            @Nullable Channel channel,
            @Nullable String language) {}

    /** The body of {@code POST /v1/authorizations/{id}/answer}. */
    record AuthorizationAnswerRequest(
            AuthorizationAnswer.@Nullable Kind answer,
            @Nullable BigDecimal amount,
            @Nullable String note) {}

    /** The body of {@code POST /v1/authorizations/{id}/decision}. */
    record AuthorizationUseRequest(
            @Nullable DecisionMoment moment, @Nullable Channel channel) {}

    /** @param next cursor of the next page; absent on the last page */
    record AuthorizationsAnswer(
            List<AuthorizationResponse> authorizations,
            @Nullable String next) {}

    @Operation(
            operationId = "askForAuthorization",
            summary = "Ask a supervisor for more authority",
            description = "About one action that is held back by authority: rule, action and subject as in heldBack "
                    + "of a decision. amount is at most what the rule proposes (default). Repeating the question with "
                    + "the same Idempotency-Key returns the same one. It expires after "
                    + "holdfast.desk.questions-expire-after.")
    @ApiResponse(responseCode = "201", description = "The question")
    @ApiResponse(responseCode = "404", description = "There is no customer with this id")
    @ApiResponse(
            responseCode = "409",
            description = "The action is not possible, needs no supervisor, or was asked about already")
    @AllowedRoles(Role.AGENT)
    @PostMapping("/v1/customers/{id}/authorizations")
    @ResponseStatus(HttpStatus.CREATED)
    AuthorizationResponse ask(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            @RequestBody AuthorizationRequest request,
            Caller caller,
            @Parameter(description = "Identifies this question, so that it can be retried without a second effect")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String header) {
        String key = IdempotencyKey.read(header);
        return AuthorizationResponse.of(service.ask(
                caller,
                new AuthorizationQuestion(
                        id,
                        new Selection(
                                required("rule", request.rule),
                                required("action", request.action),
                                request.subject,
                                null),
                        request.choice,
                        request.amount,
                        request.reason == null ? "" : request.reason,
                        request.moment == null ? DecisionMoment.REVIEW : request.moment,
                        request.channel,
                        key == null ? UUID.randomUUID().toString() : key,
                        request.language == null ? "en" : request.language)));
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new InvalidInput(field, "is missing; expected the value in heldBack of a decision");
        }
        return String.valueOf(FactConstraints.text(field, value));
    }

    @Operation(
            operationId = "listAuthorizations",
            summary = "Questions to supervisors, the oldest first",
            description = "At most 100 per page; continue with after. With open, only those that wait for an answer.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/authorizations")
    AuthorizationsAnswer list(
            @Parameter(description = "Whether to list only questions that wait for an answer; default: all")
                    @RequestParam(defaultValue = "false")
                    boolean open,
            @Parameter(description = "Filter by customer; default: all customers")
                    @RequestParam(required = false)
                    @Nullable
                    String customerId,
            @Parameter(description = Page.CURSOR) @RequestParam(required = false) @Nullable String after,
            @Parameter(description = "Page size, 1 to 100") @RequestParam(defaultValue = "50") int limit) {
        Page<AuthorizationResponse> page = Page.read(limit, size -> service.page(open, customerId, after, size))
                .map(AuthorizationResponse::of);
        return new AuthorizationsAnswer(page.items(), page.next(AuthorizationResponse::id));
    }

    @Operation(
            operationId = "getAuthorization",
            summary = "A question with its answer",
            description = "state is open, yes, no, amended (yes, with another amount), expired or used.")
    @AllowedRoles({Role.READ, Role.AGENT})
    @GetMapping("/v1/authorizations/{id}")
    AuthorizationResponse get(@Parameter(description = "The id of the question") @PathVariable String id) {
        return AuthorizationResponse.of(service.find(id));
    }

    @Operation(
            operationId = "answerAuthorization",
            summary = "Answer a question",
            description = "By another caller whose authority covers the amount. amended has an amount, at most what "
                    + "the rule proposes. Of several answers the first counts.")
    @ApiResponse(responseCode = "200", description = "The question with its answer")
    @ApiResponse(responseCode = "403", description = "The caller has asked it, or lacks the authority")
    @ApiResponse(responseCode = "404", description = "There is no question with this id")
    @ApiResponse(responseCode = "409", description = "It has been answered, or has expired")
    @AllowedRoles(Role.AGENT)
    @PostMapping("/v1/authorizations/{id}/answer")
    AuthorizationResponse answer(
            @Parameter(description = "The id of the question") @PathVariable String id,
            @RequestBody AuthorizationAnswerRequest request,
            Caller caller,
            Actor actor) {
        if (request.answer == null) {
            throw new InvalidInput("answer", "is missing; expected one of yes, no, amended");
        }
        return AuthorizationResponse.of(service.answer(
                caller, actor, id, new AuthorizationAnswer(request.answer, request.amount, request.note)));
    }

    @Operation(
            operationId = "decideWithAuthorization",
            summary = "Decide with an authorization",
            description = "Records a decision for exactly the action that was asked about, with the amount that was "
                    + "granted, once: repeating the call returns the same decision. Report its outcome as usual.")
    @ApiResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DecisionDocument.class)))
    @ApiResponse(responseCode = "403", description = "Another caller has asked for it")
    @ApiResponse(responseCode = "404", description = "There is no question with this id")
    @ApiResponse(responseCode = "409", description = "It is not authorized, or the action is not possible any more")
    @AllowedRoles(Role.AGENT)
    @PostMapping("/v1/authorizations/{id}/decision")
    ResponseEntity<byte[]> decide(
            @Parameter(description = "The id of the question") @PathVariable String id,
            @RequestBody AuthorizationUseRequest request,
            Caller caller) {
        String decision = acts.decide(
                caller,
                id,
                request.moment == null ? DecisionMoment.REVIEW : request.moment,
                request.channel,
                trace -> mapper.writeValueAsString(DecisionDocument.of(trace.decision())));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(decision.getBytes(StandardCharsets.UTF_8));
    }
}
