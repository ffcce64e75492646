package org.holdfast.insight;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.FixedChurnForecast;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.LanguageService;
import org.holdfast.editor.completion.Completions;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.PromiseView;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.ValidationReport;
import org.holdfast.simulation.scenario.EarlierAction;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.jspecify.annotations.Nullable;

/** Helps editors to write rule books on top of the live one: completion, checks, and examples from customers. */
public final class EditorService {

    private final LanguageService languageService;
    private final LiveRuleBook live;
    private final DecisionService decisionService;
    private final Clock clock;

    EditorService(LanguageService languageService, LiveRuleBook live, DecisionService decisionService, Clock clock) {
        this.languageService = languageService;
        this.live = live;
        this.decisionService = decisionService;
        this.clock = clock;
    }

    /**
     * Returns the live rule book with changes.
     *
     * @param changes texts by path; {@code null} removes the file
     * @throws InvalidInput if the rule book cannot contain such files
     */
    public BookSource changed(Map<String, @Nullable String> changes) {
        Map<String, byte @Nullable []> bytes = new HashMap<>();
        changes.forEach((path, text) -> bytes.put(path, text == null ? null : text.getBytes(StandardCharsets.UTF_8)));
        try {
            return live.book().rules().source().with(bytes);
        } catch (BookUnreadable e) {
            throw new InvalidInput(
                    "changes", "cannot be applied: " + e.getMessage().replaceAll("\\.$", ""));
        }
    }

    /** Returns what can be written at an offset of a file, best first. */
    public Completions complete(OpenFile file, int offset, String language) {
        return languageService.complete(checked(file), offset, language);
    }

    /** Checks one file of a rule book, and its examples. */
    public RuleBookCheck checkFile(BookSource source, String path, String language) {
        OpenFile file = open(source, path);
        return RuleBookCheck.of(
                file,
                languageService.problems(file, language),
                languageService.examples(file, language, Cancellation.NEVER));
    }

    /** Returns the result of a check in the language of a reader, and with corrections. */
    public RuleBookCheck read(RuleBookCheck check, ValidationReport checked, String language) {
        return check.read(languageService.read(checked, language).problems());
    }

    /**
     * Makes an example for the rules of a file from a stored customer, as they are now.
     *
     * @throws NotFound if the customer is not stored
     * @throws InvalidInput if the file has no rules, or if they have errors
     */
    public MadeExample example(BookSource source, String path, String customerId) {
        OpenFile file = open(source, path);
        Instant now = clock.instant();
        DecisionInput input =
                decisionService.trace(DecisionQuery.preview(customerId, now)).input();
        return languageService.makeExample(file, example(input), now);
    }

    private static ExampleCustomer example(DecisionInput input) {
        CustomerView view = input.view();
        ChurnForecast forecast = view.viewpoint().forecast();
        return new ExampleCustomer(
                view.facts(),
                view.promises().stream().map(PromiseView::promise).toList(),
                input.history().acts().stream().map(EarlierAction::of).toList(),
                forecast == null || view.chanceToLose() == null
                        ? null
                        : new FixedChurnForecast(view.chanceToLose(), forecast.days(), forecast.fittedAt()),
                view.programmes());
    }

    private static OpenFile open(BookSource source, String path) {
        if (!source.has(path)) {
            throw new InvalidInput(
                    "file", "\"" + path + "\" is not in the rule book; expected is the path of a file in it");
        }
        return new OpenFile(source, path, source.text(path, new Problems()));
    }

    private static OpenFile checked(OpenFile file) {
        List<String> kinds = List.of(".dslr", ".drl", ".yaml", ".csv", ".dsl");
        if (kinds.stream().noneMatch(file.path()::endsWith)) {
            throw new InvalidInput(
                    "path",
                    "\"" + file.path() + "\" is no text of a rule book; expected is a path that ends with one of "
                            + String.join(", ", kinds));
        }
        file.edited();
        return file;
    }
}
