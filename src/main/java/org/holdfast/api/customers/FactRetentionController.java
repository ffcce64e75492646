package org.holdfast.api.customers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.audit.Actor;
import org.holdfast.customers.retention.FactPruning;
import org.holdfast.customers.retention.PruningReport;
import org.holdfast.facts.retention.FactRetention;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Removes facts that are older than the company keeps them, and counts them beforehand. */
@RestController
@Tag(name = "Customers")
class FactRetentionController {

    private final FactPruning pruning;

    FactRetentionController(FactPruning pruning) {
        this.pruning = pruning;
    }

    @Operation(
            operationId = "previewFactRetention",
            summary = "Count the facts that are older than the company keeps them",
            description = "Changes nothing. Reads all customers, so a large base takes a while. keep tries other "
                    + "periods than those of the setting holdfast.facts.keep, before they are configured.")
    @ApiResponse(responseCode = "200", description = "What would be removed now")
    @AllowedRoles(Role.ADMIN)
    @GetMapping("/v1/facts-retention")
    PruningReport preview(
            @Parameter(
                            description = "A collection and a period, such as orders:5y; may be repeated; default: the"
                                    + " setting")
                    @RequestParam(required = false)
                    @Nullable
                    List<String> keep) {
        return pruning.preview(keep == null || keep.isEmpty() ? pruning.policy() : policy(keep), seen -> {});
    }

    @Operation(
            operationId = "pruneFacts",
            summary = "Remove the facts that are older than the company keeps them",
            description = "Removes what the setting holdfast.facts.keep does not keep; a server does the same once a "
                    + "day. Points, promises, decisions and reports stay.")
    @ApiResponse(responseCode = "200", description = "What was removed")
    @AllowedRoles(Role.ADMIN)
    @PostMapping("/v1/facts-retention")
    PruningReport prune(Actor actor) {
        return pruning.prune(actor, seen -> {});
    }

    private static FactRetention policy(List<String> keep) {
        Map<String, String> periods = new TreeMap<>();
        for (String each : keep) {
            String[] parts = each.split(":", 2);
            if (parts.length != 2) {
                throw new InvalidInput(
                        "keep", "is \"" + each + "\"; expected a collection and a period such as orders:5y");
            }
            periods.put(parts[0].strip(), parts[1]);
        }
        try {
            return FactRetention.parse(periods);
        } catch (InvalidInput e) {
            throw new InvalidInput("keep", e.field() + " " + e.getMessage());
        }
    }
}
