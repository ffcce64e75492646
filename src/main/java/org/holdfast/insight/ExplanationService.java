package org.holdfast.insight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
import org.holdfast.explanation.Alternative;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.explanation.RuleFinder;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.history.Decisions;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookArchive;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Explains recorded decisions from their receipts, and decisions that would be made now. */
public class ExplanationService {

    private final LiveRuleBook live;
    private final RuleBookArchive books;
    private final Decisions decisions;
    private final ReceiptReader receipts;
    private final DecisionService decisionService;
    private final Explainer explainer;
    /** Limits concurrent explanations, since each can take up to a second of processor time. */
    private final ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit(
            "explanations", Math.max(2, Runtime.getRuntime().availableProcessors()), 16, Duration.ofSeconds(5));

    ExplanationService(
            LiveRuleBook live,
            RuleBookArchive books,
            Decisions decisions,
            ReceiptReader receipts,
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
     * @param language language of the reader; {@code null} for the language of the customer
     * @throws NotFound when there is no such decision
     * @throws ReceiptUnavailable when its receipt is no longer kept
     * @throws TooBusy when too many explanations are requested at the same time
     */
    public DecisionExplanation explain(String decisionId, @Nullable String language) {
        String reader = checked(language);
        // Reading the receipt and evaluating the rules are as expensive as the explanation itself.
        return concurrencyLimit.pass(() -> recorded(decisionId, reader));
    }

    private DecisionExplanation recorded(String decisionId, @Nullable String language) {
        DecisionTrace then = trace(receipts.read(decision(decisionId), language));
        return explainer.explain(then.model(), then.input(), then, language, null);
    }

    /**
     * Returns everything that a reader may want to know about a recorded decision.
     *
     * @param language language of the reader
     * @throws NotFound when there is no such decision
     * @throws ReceiptUnavailable when its receipt is no longer kept
     * @throws TooBusy when too many explanations are requested at the same time
     */
    public DecisionReport report(String decisionId, String language) {
        String reader = Objects.requireNonNull(checked(language));
        return concurrencyLimit.pass(() -> {
            Receipt receipt = receipts.read(decision(decisionId), reader);
            DecisionTrace then = trace(receipt);
            return new DecisionReport(
                    receipt,
                    explainer.why(then, reader),
                    explainer.alternatives(then, reader),
                    receipt.decision().heldBack().stream()
                            .map(hold -> new DecisionReport.Hold(hold, Explainer.reason(then, hold, reader)))
                            .toList());
        });
    }

    private Decision decision(String decisionId) {
        return decisions.find(decisionId).orElseThrow(() -> new NotFound("decision", decisionId));
    }

    /** Evaluates the rules again with the facts and the rule book of a receipt. */
    private DecisionTrace trace(Receipt receipt) {
        DecisionModel book = books.book(receipt);
        DecisionInput input = receipt.input(book);
        return new DecisionTrace(
                book, input, book.rules().proposals(input.view()), receipt.evaluated(), receipt.decision());
    }

    /**
     * Explains what the live rule book decides for a stored customer. Nothing is recorded.
     *
     * @param rules name, action, file or words of the rules to explain; see {@link RuleFinder}
     * @param asOf moment of the decision; {@code null} for now
     * @throws NotFound when the customer is not stored
     * @throws InvalidInput when no rule matches, or too many
     */
    public DecisionExplanation explainNow(
            String customerId, String rules, @Nullable Instant asOf, @Nullable String language) {
        Set<String> names = new RuleFinder(live.book().rules())
                .find(rules).stream().map(Rule::name).collect(Collectors.toSet());
        String reader = checked(language);
        return concurrencyLimit.pass(() -> {
            DecisionTrace result = decisionService.trace(DecisionQuery.preview(customerId, asOf));
            return explainer.explain(result.model(), result.input(), result, reader, names);
        });
    }

    /**
     * Explains a decision that was just made.
     *
     * @param language language of the reader; {@code null} for the language of the customer
     */
    public DecisionExplanation explain(DecisionTrace result, @Nullable String language) {
        String reader = checked(language);
        return concurrencyLimit.pass(() -> explainer.explain(result.model(), result.input(), result, reader, null));
    }

    /**
     * Returns the actions that a decision did not choose, the nearest to being chosen first.
     *
     * @param language language of the reader
     */
    public List<Alternative> alternatives(DecisionTrace result, String language) {
        String reader = Objects.requireNonNull(checked(language));
        return concurrencyLimit.pass(() -> explainer.alternatives(result, reader));
    }

    /** Explains why the other rules did not lead to an action. */
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
