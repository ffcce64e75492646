package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.api.problem.RuleBookProblem;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.simulation.ScenarioResult;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
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

    /**
     * The result of checking a draft.
     *
     * @param meaning what publishing the draft would change because its rules have other semantics than the live rule
     *     book; absent if they do not
     */
    record CheckAnswer(
            boolean passed,
            String version,
            List<RuleBookProblem> problems,
            int rules,
            int scenarios,
            List<FailedScenario> failed,
            UpgradeService.@Nullable Report meaning) {

        static CheckAnswer of(ValidationReport checked, UpgradeService.@Nullable Report meaning) {
            return new CheckAnswer(
                    checked.passed(),
                    checked.source().version(),
                    RuleBookProblem.of(checked.problems(), checked.source()),
                    checked.book() == null ? 0 : checked.book().rules().rules().size(),
                    checked.scenarios().size(),
                    checked.scenarios().stream()
                            .filter(result -> !result.passed())
                            .map(FailedScenario::of)
                            .toList(),
                    meaning);
        }
    }

    record FailedScenario(String name, String file, int line, String text) {

        static FailedScenario of(ScenarioResult result) {
            return new FailedScenario(
                    result.scenario().name(),
                    result.scenario().origin().file(),
                    result.scenario().origin().line(),
                    String.valueOf(result.failure()));
        }
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
    CheckAnswer check(HttpServletRequest request) throws IOException {
        ValidationReport checked = publisher.check(draftReader.read(request.getInputStream()));
        if (checked.book() == null) {
            return CheckAnswer.of(checked, null);
        }
        return CheckAnswer.of(
                checked.with(values.warnings(checked.book())),
                upgradeService.report(checked.source()).orElse(null));
    }
}
