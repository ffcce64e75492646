package org.holdfast.api.rulebook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.holdfast.access.Role;
import org.holdfast.api.security.AllowedRoles;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.insight.RuleBookProblem;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the live rule book. */
@RestController
@Tag(name = "Rule book")
class RuleBookController {

    private final LiveRuleBook live;
    private final RuleBookPublisher publisher;

    RuleBookController(LiveRuleBook live, RuleBookPublisher publisher) {
        this.live = live;
        this.publisher = publisher;
    }

    /**
     * The live rule book.
     *
     * @param semantics the version of the rule language's semantics under which it was published
     * @param resting whether saved files are not published automatically, because the live version did not come from
     *     the folder
     * @param refusedVersion version of the newest text, if it was refused
     * @param problems why it was refused; empty if the newest text is live
     */
    record RuleBookAnswer(
            String version,
            int number,
            int semantics,
            String author,
            String note,
            Instant publishedAt,
            boolean resting,
            Set<String> languages,
            List<RuleAnswer> rules,
            @Nullable String refusedVersion,
            @Nullable Instant refusedAt,
            List<RuleBookProblem> problems) {}

    record RuleAnswer(
            String name,
            String area,
            List<String> actions,
            @Nullable String owner,
            @Nullable LocalDate from,
            @Nullable String fromTime,
            @Nullable LocalDate until,
            @Nullable String untilTime,
            @Nullable String paused,
            String file,
            int line) {

        static RuleAnswer of(Rule rule) {
            return new RuleAnswer(
                    rule.name(),
                    rule.area(),
                    rule.then().stream()
                            .map(ConsequenceClause::action)
                            .distinct()
                            .toList(),
                    rule.owner(),
                    rule.schedule().from(),
                    rule.schedule().fromTime(),
                    rule.schedule().until(),
                    rule.schedule().untilTime(),
                    rule.schedule().paused(),
                    rule.origin().file(),
                    rule.origin().line());
        }
    }

    @Operation(
            operationId = "getRuleBook",
            summary = "The live rule book",
            description = "If a newer text was refused, its problems are listed by file and line.")
    @AllowedRoles(Role.READ)
    @GetMapping("/v1/rule-book")
    RuleBookAnswer ruleBook() {
        LiveRuleBook.State state = live.state();
        LiveRuleBook.Refused refused = state.refused();
        Publication publication = state.publication();
        return new RuleBookAnswer(
                state.version(),
                publication.number(),
                publication.semantics().number(),
                publication.author(),
                publication.note(),
                publication.at(),
                publisher.isResting(),
                state.book().messages().languages(),
                state.book().rules().rules().stream().map(RuleAnswer::of).toList(),
                refused == null ? null : refused.source().version(),
                refused == null ? null : refused.at(),
                refused == null ? List.of() : RuleBookProblem.of(refused.problems(), refused.source()));
    }
}
