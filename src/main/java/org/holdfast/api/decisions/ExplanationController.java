package org.holdfast.api.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.audit.LookupAudit;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.history.Decisions;
import org.holdfast.insight.ExplanationService;
import org.holdfast.insight.ReplayService;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Explains recorded decisions, and replays them. */
@RestController
@Tag(name = "Explanations")
class ExplanationController {

    private final ExplanationService explanationService;
    private final ReplayService replayService;
    private final Decisions decisions;
    private final LookupAudit lookups;

    ExplanationController(
            ExplanationService explanationService,
            ReplayService replayService,
            Decisions decisions,
            LookupAudit lookups) {
        this.explanationService = explanationService;
        this.replayService = replayService;
        this.decisions = decisions;
        this.lookups = lookups;
    }

    @Operation(
            operationId = "explainDecision",
            summary = "Explain a decision",
            description = "Why each action was chosen, why the others were not, and when they would be. Based on "
                    + "the facts and the rule book version of the decision. language (en, ru, ro) is the "
                    + "reader's language; default: the customer's.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "410", description = "The receipt of the decision is no longer kept")
    @AllowedRoles({Role.READ, Role.DECIDE, Role.AGENT})
    @GetMapping("/v1/decisions/{id}/explanation")
    DecisionExplanation explanation(
            @Parameter(description = "The id of the decision") @PathVariable String id,
            Actor actor,
            @Parameter(description = "Language of the explanation: en, ru or ro")
                    @RequestParam(required = false)
                    @Nullable
                    String language) {
        DecisionExplanation explanation = explanationService.explain(id, language);
        lookups.viewed(actor, explanation.customerId(), "explanation");
        return explanation;
    }

    @Operation(
            operationId = "replayDecision",
            summary = "Replay a decision from its receipt",
            description = "Decides again from the recorded facts, and says in same whether outcome, actions, "
                    + "amounts, reasons and held-back proposals are the same. Nothing is recorded.")
    @ApiResponse(responseCode = "200")
    @ApiResponse(responseCode = "410", description = "The receipt of the decision is no longer kept")
    @AllowedRoles(Role.READ)
    @PostMapping("/v1/decisions/{id}/replay")
    ReplayResponse replay(@Parameter(description = "The id of the decision") @PathVariable String id, Actor actor) {
        ReplayResponse response = ReplayResponse.of(replayService.replay(id));
        decisions.find(id).ifPresent(decision -> lookups.viewed(actor, decision.customerId(), "replay"));
        return response;
    }
}
