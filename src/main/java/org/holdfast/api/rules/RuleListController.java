package org.holdfast.api.rules;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.api.web.ReaderLanguage;
import org.holdfast.inventory.InventoryFilter;
import org.holdfast.inventory.InventoryQuery;
import org.holdfast.inventory.RuleHistory;
import org.holdfast.inventory.RuleInventory;
import org.holdfast.inventory.RuleLookup;
import org.holdfast.inventory.RulePath;
import org.holdfast.inventory.RuleVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists and searches the rules of the live rule book, and shows one with its history. */
@RestController
@Tag(name = "Rule book")
class RuleListController {

    private final RuleInventory inventory;
    private final RuleLookup lookup;
    private final RuleHistory history;

    RuleListController(RuleInventory inventory, RuleLookup lookup, RuleHistory history) {
        this.inventory = inventory;
        this.lookup = lookup;
        this.history = history;
    }

    @Operation(
            operationId = "listRules",
            summary = "List or search what is in the live rule book",
            description = "Words are found in names, sentences of all languages, actions, texts, owners and files; "
                    + "all of them must match, in any form. Without words and without a kind, only rules are listed. "
                    + "Pages have 100 rows.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rules")
    RuleListAnswer list(
            @Parameter(description = "Words to search for, such as late 2 days")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "rule, table, action, limit, programme, text or all")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            @Parameter(description = "live, season, scheduled, ended, paused or failing")
                    @RequestParam(required = false)
                    @Nullable
                    String state,
            @Parameter(description = "Folder of the rule") @RequestParam(required = false) @Nullable String area,
            @Parameter(description = "Person or team responsible; none for rules without one")
                    @RequestParam(required = false)
                    @Nullable
                    String owner,
            @Parameter(description = "Language that the rule is written in") @RequestParam(required = false) @Nullable
                    String written,
            @Parameter(description = "relevance, name, area, owner, state, acted or uplift")
                    @RequestParam(required = false)
                    @Nullable
                    String sort,
            @Parameter(description = "Number of the page, from 1") @RequestParam(defaultValue = "1") int page,
            @Parameter(description = "Language of the sentences in the answer: en, ru or ro")
                    @RequestParam(defaultValue = "en")
                    String language) {
        Map<InventoryFilter, @Nullable String> filters = new EnumMap<>(InventoryFilter.class);
        filters.put(InventoryFilter.KIND, kind);
        filters.put(InventoryFilter.STATE, state);
        filters.put(InventoryFilter.AREA, area);
        filters.put(InventoryFilter.OWNER, owner);
        filters.put(InventoryFilter.LANGUAGE, written);
        String reader = ReaderLanguage.read(language);
        return RuleListAnswer.of(inventory.page(InventoryQuery.parse(q, filters, sort, page), reader), reader);
    }

    @Operation(
            operationId = "getRule",
            summary = "One rule with everything that belongs to it",
            description = "Its sentences, examples, actions and texts, what it did in the last seven days, and what "
                    + "it achieves.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rules/{name}")
    RuleDetailsAnswer rule(
            @Parameter(
                            description =
                                    "Name of the rule; one that cannot be a segment of a path is written ~ and the "
                                            + "base64url of its UTF-8")
                    @PathVariable
                    String name,
            @Parameter(description = "Language of the sentences: en, ru or ro") @RequestParam(defaultValue = "en")
                    String language) {
        return RuleDetailsAnswer.of(lookup.rule(RulePath.read(name), ReaderLanguage.read(language)));
    }

    @Operation(
            operationId = "getRuleHistory",
            summary = "The versions in which a rule changed",
            description = "The newest first. A rule that is not live any more has a history, too.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rules/{name}/history")
    RuleHistoryAnswer history(
            @Parameter(description = "Name of the rule, as in GET /v1/rules/{name}") @PathVariable String name) {
        RuleHistory.Changes changes = history.of(RulePath.read(name));
        return new RuleHistoryAnswer(
                changes.versions().stream().map(RuleVersionAnswer::of).toList(), changes.complete());
    }

    /** @param complete whether all versions were looked through */
    record RuleHistoryAnswer(List<RuleVersionAnswer> versions, boolean complete) {}

    /**
     * A version in which the rule changed.
     *
     * @param change {@code added}, {@code changed} or {@code removed}
     * @param text its lines from then on; empty if it was removed, or is in a workbook
     */
    record RuleVersionAnswer(
            int number,
            String version,
            String author,
            String note,
            Instant publishedAt,
            String change,
            @Nullable String file,
            String text) {

        static RuleVersionAnswer of(RuleVersion version) {
            return new RuleVersionAnswer(
                    version.publication().number(),
                    version.publication().version(),
                    version.publication().author(),
                    version.publication().note(),
                    version.publication().at(),
                    version.how().toString(),
                    version.file(),
                    version.text());
        }
    }
}
