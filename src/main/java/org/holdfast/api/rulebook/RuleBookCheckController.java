package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.RuleBookCheck;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.simulation.ValidationReport;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Checks drafts of the rule book without publishing them. */
@RestController
@Tag(name = "Rule book")
class RuleBookCheckController {

    private final RuleBookPublisher publisher;
    private final DraftReader draftReader;
    private final FactValuesService values;
    private final UpgradeService upgradeService;

    RuleBookCheckController(
            RuleBookPublisher publisher,
            DraftReader draftReader,
            FactValuesService values,
            UpgradeService upgradeService) {
        this.publisher = publisher;
        this.draftReader = draftReader;
        this.values = values;
        this.upgradeService = upgradeService;
    }

    @Operation(
            operationId = "checkRuleBook",
            summary = "Check a draft",
            description = "Runs every check that a rule book must pass before it goes live; nothing is published. "
                    + "Warnings also list categories, segments, topics and similar values that rules refer "
                    + "to but no stored customer has.")
    @DraftBody(required = true)
    @AllowedRoles(Role.AUTHOR)
    @PostMapping(
            path = "/v1/rule-book/checks",
            consumes = {DraftBody.JSON, DraftBody.ZIP, DraftBody.BINARY})
    RuleBookCheck check(HttpServletRequest request) throws IOException {
        ValidationReport checked = publisher.check(draftReader.read(request.getInputStream()));
        if (checked.book() == null) {
            return RuleBookCheck.of(checked, null);
        }
        return RuleBookCheck.of(
                checked.with(values.warnings(checked.book())),
                upgradeService.report(checked.source()).orElse(null));
    }
}
