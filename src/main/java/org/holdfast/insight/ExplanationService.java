package org.holdfast.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.coordination.ConcurrencyLimit;
import org.holdfast.coordination.TooBusy;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.explanation.RuleFinder;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookArchive;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Says why: of a decision that was recorded, from its receipt; or of the one that would be made now. */
public class ExplanationService {

    private final LiveRuleBook live;
    private final RuleBookArchive books;
    private final Decisions decisions;
    private final Receipts receipts;
    private final DecisionService decisionService;
    private final Explainer explainer;
    /** An explanation costs up to a second of a processor. */
    private final ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit(
            "explanations", Math.max(2, Runtime.getRuntime().availableProcessors()), 16, Duration.ofSeconds(5));

    ExplanationService(
            LiveRuleBook live,
            RuleBookArchive books,
            Decisions decisions,
            Receipts receipts,
            DecisionService decisionService,
            Explainer explainer) {
        this.live = live;
        this.books = books;
        this.decisions = decisions;
        this.receipts = receipts;
        this.decisionService = decisionService;
        this.explainer = explainer;
    }

    /**
     * Explains a recorded decision under the rule book that made it.
     *
     * @param language of the reader; the customer's when {@code null}
     * @throws NotFound when there is no such decision
     * @throws ReceiptUnavailable when what it rested on is not kept any more
     * @throws TooBusy when too many explanations are asked for at once
     */
    public DecisionExplanation explain(String decisionId, @Nullable String language) {
        String reader = checked(language);
        // Reading the receipt and asking the rules cost as much as the rest, and a connection besides.
        return concurrencyLimit.pass(() -> recorded(decisionId, reader));
    }

    private DecisionExplanation recorded(String decisionId, @Nullable String language) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new NotFound("decision", decisionId));
        Receipt receipt = receipts.find(decision).orElseThrow(() -> new ReceiptUnavailable(decisionId));
        DecisionModel book = books.book(receipt);
        DecisionInput input = receipt.question(book);
        DecisionTrace then =
                new DecisionTrace(book, input, book.rules().proposals(input.view()), receipt.weighed(), decision);
        return explainer.explain(book, input, then, language, null);
    }

    /**
     * Explains what the live rule book says of a stored customer, and records nothing.
     *
     * @param rules which rules to speak of: a name, an action, a file, or words; see {@link RuleFinder}
     * @param asOf another moment than now, or {@code null}
     * @throws NotFound when the customer is not stored
     * @throws InvalidInput when there is no such rule, or very many
     */
    public DecisionExplanation explainNow(
            String customerId, String rules, @Nullable Instant asOf, @Nullable String language) {
        Set<String> names = new RuleFinder(live.book().rules())
                .find(rules).stream().map(Rule::name).collect(Collectors.toSet());
        String reader = checked(language);
        return concurrencyLimit.pass(() -> {
            DecisionTrace result = decisionService.consider(DecisionQuery.preview(customerId, asOf));
            return explainer.explain(result.model(), result.input(), result, reader, names);
        });
    }

    /**
     * Explains a decision that was just considered.
     *
     * @param language of the reader; the customer's when {@code null}
     */
    public DecisionExplanation explain(DecisionTrace result, @Nullable String language) {
        String reader = checked(language);
        return concurrencyLimit.pass(() -> explainer.explain(result.model(), result.input(), result, reader, null));
    }

    /** Why the other rules did not lead to an action. */
    public List<DecisionExplanation.WhyNot> whyNot(DecisionTrace result) {
        return explainer.whyNot(result.model(), result.input(), result);
    }

    private static @Nullable String checked(@Nullable String language) {
        if (language != null && !Explainer.languages().contains(language)) {
            throw new InvalidInput(
                    "language", "is \"" + language + "\"; expected one of " + String.join(", ", Explainer.languages()));
        }
        return language;
    }
}
