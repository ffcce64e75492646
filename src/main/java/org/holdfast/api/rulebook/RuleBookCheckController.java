package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.insight.EditorService;
import org.holdfast.insight.FactValuesService;
import org.holdfast.insight.RuleBookCheck;
import org.holdfast.insight.UpgradeService;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checks drafts of the rule book without publishing them. */
@RestController
@Tag(name = "Rule book")
class RuleBookCheckController {

    private final RuleBookPublisher publisher;
    private final DraftReader draftReader;
    private final FactValuesService values;
    private final UpgradeService upgradeService;
    private final EditorService editorService;

    RuleBookCheckController(
            RuleBookPublisher publisher,
            DraftReader draftReader,
            FactValuesService values,
            UpgradeService upgradeService,
            EditorService editorService) {
        this.publisher = publisher;
        this.draftReader = draftReader;
        this.values = values;
        this.upgradeService = upgradeService;
        this.editorService = editorService;
    }

    @Operation(
            operationId = "checkRuleBook",
            summary = "Check a draft",
            description = "Runs every check that a rule book must pass before it goes live; nothing is published. "
                    + "Warnings also list categories, segments, topics and similar values that rules refer "
                    + "to but no stored customer has. The draft is a whole rule book, or "
                    + "{\"changes\": {path: text}} on top of the live one, with null for a file to remove. With "
                    + "language, problems are in that language and have corrections as changes of the text (fixes). "
                    + "With file, only that file and its examples are checked, which is fast enough while typing.")
    @DraftBody(required = true)
    @AllowedRoles(Role.AUTHOR)
    @PostMapping(
            path = "/v1/rule-book/checks",
            consumes = {DraftBody.JSON, DraftBody.ZIP, DraftBody.BINARY})
    RuleBookCheck check(
            HttpServletRequest request,
            @Parameter(
                            description =
                                    "Language of the reader: en, ru or ro; without it, problems are in the language "
                                            + "of the rules and have no corrections")
                    @RequestParam(required = false)
                    @Nullable
                    String language,
            @Parameter(description = "Path of the only file to check") @RequestParam(required = false) @Nullable
                    String file)
            throws IOException {
        String readers = language == null ? "en" : ReaderLanguage.read(language);
        BookSource draft = draftReader.read(request.getInputStream(), editorService::changed);
        if (file != null) {
            return editorService.checkFile(draft, file, readers);
        }
        ValidationReport checked = publisher.check(draft);
        ValidationReport warned = checked.book() == null ? checked : checked.with(values.warnings(checked.book()));
        RuleBookCheck check = RuleBookCheck.of(
                warned,
                checked.book() == null
                        ? null
                        : upgradeService.report(checked.source()).orElse(null));
        return language == null ? check : editorService.read(check, warned, readers);
    }
}
