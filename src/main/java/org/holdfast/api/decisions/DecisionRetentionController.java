package org.holdfast.api.decisions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.history.retention.DecisionPruning;
import org.holdfast.history.retention.DecisionPruningReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Removes what is not counted of decisions that are older than the company keeps them, and counts it beforehand. */
@RestController
@Tag(name = "Decisions")
class DecisionRetentionController {

    /** Decisions that one request removes, so that it is answered within a minute or so. */
    private static final long MAX = 100_000;

    private final DecisionPruning pruning;

    DecisionRetentionController(DecisionPruning pruning) {
        this.pruning = pruning;
    }

    @Operation(
            operationId = "previewDecisionRetention",
            summary = "Count the decisions that are older than the company keeps them",
            description = "Changes nothing. keep tries another period than that of the setting holdfast.decisions.keep,"
                    + " before it is configured.")
    @ApiResponse(responseCode = "200", description = "What would be removed now")
    @AllowedRoles(Role.ADMIN)
    @GetMapping("/v1/decisions-retention")
    DecisionPruningReport preview(
            @Parameter(description = "A period such as 2y, 18m or 400d; default: the setting")
                    @RequestParam(required = false)
                    @Nullable
                    String keep) {
        return pruning.preview(keep == null ? pruning.policy() : DecisionRetention.parse(keep));
    }

    @Operation(
            operationId = "pruneDecisions",
            summary = "Remove the texts and receipts of decisions that are older than the company keeps them",
            description =
                    "Removes what the setting holdfast.decisions.keep does not keep, of at most 100,000 decisions;"
                            + " repeat it while complete is false. A server does the same once a day. What limits, "
                            + "budgets, promises, refusals and reports count stays.")
    @ApiResponse(responseCode = "200", description = "What was removed")
    @ApiResponse(responseCode = "409", description = "Another process is removing them already")
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/decisions-retention")
    DecisionPruningReport prune(Actor actor) {
        return pruning.prune(actor, MAX, removed -> {});
    }
}
