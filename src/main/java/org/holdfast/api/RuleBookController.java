package org.holdfast.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.holdfast.retention.LiveBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Wish;
import org.holdfast.rules.source.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rule book that decides now. */
@RestController
@Tag(name = "Rule book")
class RuleBookController {

    private final LiveBook live;

    RuleBookController(LiveBook live) {
        this.live = live;
    }

    /**
     * The live rule book.
     *
     * @param refusedVersion version of the newest text when that was refused
     * @param problems why it was refused; empty while the newest text is live
     */
    record RuleBookAnswer(String version, Instant publishedAt, Set<String> languages, List<RuleAnswer> rules,
                          @Nullable String refusedVersion, @Nullable Instant refusedAt, List<ProblemAnswer> problems) {
    }

    record RuleAnswer(String name, String area, List<String> actions, @Nullable String owner, @Nullable LocalDate from,
                      @Nullable LocalDate until, @Nullable String paused, String file, int line) {

        static RuleAnswer of(Rule rule) {
            return new RuleAnswer(rule.name(), rule.area(), rule.then().stream().map(Wish::action).distinct().toList(), rule.owner(),
                    rule.schedule().from(), rule.schedule().until(), rule.schedule().paused(), rule.origin().file(),
                    rule.origin().line());
        }
    }

    record ProblemAnswer(String file, int line, String text, String hint) {

        static ProblemAnswer of(Problem problem) {
            return new ProblemAnswer(problem.origin().file(), problem.origin().line(), problem.message(), problem.hint());
        }
    }

    @Operation(summary = "The live rule book", description = "With problems, file and line, of the newest text if that was refused.")
    @GetMapping("/v1/rule-book")
    RuleBookAnswer ruleBook() {
        LiveBook.State state = live.state();
        LiveBook.Refused refused = state.refused();
        return new RuleBookAnswer(state.version(), state.publishedAt(), state.book().messages().languages(),
                state.book().rules().rules().stream().map(RuleAnswer::of).toList(), refused == null ? null : refused.version(),
                refused == null ? null : refused.at(),
                refused == null ? List.of() : refused.problems().stream().map(ProblemAnswer::of).toList());
    }
}
