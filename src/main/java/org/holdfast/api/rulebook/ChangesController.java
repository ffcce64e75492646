package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.publishing.VersionChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Compares published rule books in words. */
@RestController
@Tag(name = "Rule book")
class ChangesController {

    private final VersionChanges versionChanges;

    ChangesController(VersionChanges versionChanges) {
        this.versionChanges = versionChanges;
    }

    @Operation(
            operationId = "compareRuleBookVersions",
            summary = "What differs between two published rule books",
            description = "Rules by sentence, tables by cell, limits, actions and programmes as old and new values, "
                    + "texts by language, and all files by lines. words says the same in sentences, in the "
                    + "language asked for. At most 1000 changed lines of a file and 20000 in all are listed; "
                    + "omittedLines counts the rest.")
    @ApiResponse(responseCode = "200")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book/versions/{version}/changes")
    RuleBookChanges changes(
            @Parameter(description = "The number of a version, a prefix of it, or live") @PathVariable String version,
            @Parameter(
                            description =
                                    "The version to compare with, in the same forms; default: the one published before")
                    @RequestParam(required = false)
                    @Nullable
                    String against,
            @Parameter(description = "Language of words: en, ru or ro") @RequestParam(defaultValue = "en")
                    String language) {
        VersionChanges.Compared compared = versionChanges.between(version, against);
        return RuleBookChanges.of(compared.difference(), language);
    }
}
