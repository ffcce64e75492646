package org.holdfast.api.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.CustomerId;
import org.holdfast.api.web.IdempotencyKey;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.EnumLabels;
import org.holdfast.facts.validation.FactConstraints;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Decisions;
import org.holdfast.history.ReportedOutcome;
import org.holdfast.outcomes.OutcomeService;
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

/** Decides for one customer, returns recorded decisions, and accepts the outcomes of their actions. */
@RestController
@Tag(name = "Decisions")
class DecisionController {

    private final DecisionService decisionService;
    private final DecisionEndpoint endpoint;
    private final OutcomeService outcomeService;
    private final Decisions decisions;
    private final LookupAudit lookups;

    DecisionController(
            DecisionService decisionService,
            DecisionEndpoint endpoint,
            OutcomeService outcomeService,
            Decisions decisions,
            LookupAudit lookups) {
        this.decisionService = decisionService;
        this.endpoint = endpoint;
        this.outcomeService = outcomeService;
        this.decisions = decisions;
        this.lookups = lookups;
    }

    /** The body of {@code POST /v1/decisions}. */
    record DecisionRequest(
            @Nullable String customerId,
            @Nullable Customer customer,
            @Nullable DecisionMoment moment,
            @Nullable Channel channel,
            @Nullable Integer max,
            @Nullable Boolean dry,
            @Nullable Instant asOf,

            @ArraySchema(schema = @Schema(allowableValues = {"facts", "candidates", "heldBack", "whyNot"})) @Nullable
            List<String> include) {}

    /** The body of {@code POST /v1/decisions/{id}/outcomes}. */
    record OutcomeReport(
            @Nullable String actionId,
            ReportedOutcome.@Nullable Result outcome,
            @Nullable String choice,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable String by,
            @Nullable BigDecimal amount,
            @Nullable String key) {}

    @Operation(
            operationId = "decide",
            summary = "Decide what to do for a customer",
            description = "Give customerId for a stored customer, or the facts inline as customer. With dry "
                    + "nothing is recorded and there is no decisionId. include adds facts (the facts used), "
                    + "candidates (all permitted actions, with scores) and whyNot (for the other rules); "
                    + "heldBack is always included. Repeating a request with the same Idempotency-Key "
                    + "within 24 hours returns the same response and has no second effect. A different "
                    + "request with that key is answered with 422; the same request is answered with 409 "
                    + "while the first one is in progress.")
    @ApiResponse(
            responseCode = "200",
            description = "The decision",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = DecisionResponse.class)))
    @ApiResponse(responseCode = "404", description = "There is no customer with this id")
    @ApiResponse(responseCode = "409", description = "The same request is still in progress")
    @ApiResponse(responseCode = "422", description = "A different request was sent with this key")
    @AllowedRoles({Role.DECIDE, Role.AGENT})
    @PostMapping("/v1/decisions")
    ResponseEntity<byte[]> decide(
            @RequestBody DecisionRequest request,
            Caller caller,
            Actor actor,
            @Parameter(
                            description = "Identifies this request, so that it can be retried without a second effect; "
                                    + "1 to 200 visible ASCII characters, preferably a UUID")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable
                    String header) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(endpoint.respond(request, caller, actor, IdempotencyKey.read(header)));
    }

    @Operation(
            operationId = "nextBestAction",
            summary = "The next best action for a stored customer",
            description = "A preview: nothing is recorded.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/customers/{id}/next-best-action")
    DecisionDocument nextBestAction(
            @Parameter(description = CustomerId.DESCRIPTION) @PathVariable @CustomerId String id,
            Caller caller,
            Actor actor,
            @Parameter(
                            description = "The only channel that can be used",
                            schema = @Schema(implementation = Channel.class))
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(
                            description = "Context of the request; default: review",
                            schema = @Schema(implementation = DecisionMoment.class))
                    @RequestParam(required = false)
                    @Nullable
                    String moment,
            @Parameter(
                            description = "Maximum number of actions, 1 to 25; default: 1",
                            schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "25"))
                    @RequestParam(required = false)
                    @Nullable
                    String max) {
        Decision decision = decisionService.decide(new DecisionQuery(
                id,
                null,
                channel == null ? null : EnumLabels.read(Channel.class, "channel", channel),
                moment == null ? DecisionMoment.REVIEW : EnumLabels.read(DecisionMoment.class, "moment", moment),
                DecisionEndpoint.max(number(max)),
                true,
                null,
                caller.step()));
        lookups.viewed(actor, id, "next-best-action");
        return DecisionDocument.of(decision);
    }

    @Operation(
            operationId = "getDecision",
            summary = "A recorded decision",
            description = "Exactly as it was returned when it was made.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/decisions/{id}")
    DecisionDocument decision(@Parameter(description = "The id of the decision") @PathVariable String id, Actor actor) {
        Decision decision = decisions.find(id).orElseThrow(() -> new NotFound("decision", id));
        lookups.viewed(actor, decision.customerId(), "decision");
        return DecisionDocument.of(decision);
    }

    @Operation(
            operationId = "reportOutcome",
            summary = "Report the outcome of an action",
            description = "Reporting an action again with the same key has no effect.")
    @AllowedRoles({Role.DECIDE, Role.AGENT})
    @PostMapping("/v1/decisions/{id}/outcomes")
    @ResponseStatus(HttpStatus.CREATED)
    ReportedOutcome outcome(
            @Parameter(description = "The id of the decision") @PathVariable String id,
            @RequestBody OutcomeReport report,
            Actor actor) {
        if (report.outcome == null) {
            throw new InvalidInput(
                    "outcome", "is missing; expected one of " + EnumLabels.all(ReportedOutcome.Result.class));
        }
        return outcomeService.report(
                id,
                new OutcomeService.Report(
                        limited("actionId", report.actionId, 100),
                        report.outcome,
                        limited("choice", report.choice, 100),
                        report.at,
                        limited("note", report.note, 4_000),
                        limited("by", report.by, 100),
                        FactConstraints.notNegative("amount", report.amount),
                        limited("key", report.key, 100)),
                actor);
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new InvalidInput("max", "is \"" + text + "\"; expected a whole number");
        }
    }

    private static @Nullable String limited(String field, @Nullable String text, int max) {
        if (text != null && text.length() > max) {
            throw new InvalidInput(field, "is longer than " + max + " characters");
        }
        return FactConstraints.text(field, text);
    }
}
