package org.holdfast.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Deliberation;
import org.holdfast.decisions.Question;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.explanation.Explainer;
import org.holdfast.explanation.RuleFinder;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.UnknownThing;
import org.holdfast.history.Decisions;
import org.holdfast.history.Receipts;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.rules.model.Rule;
import org.jspecify.annotations.Nullable;

/** Says why: of a decision that was recorded, from its receipt; or of the one that would be made now. */
public class Explaining {

    private final LiveBook live;
    private final PastBooks books;
    private final Decisions decisions;
    private final Receipts receipts;
    private final Deciding deciding;
    private final Explainer explainer;
    /** An explanation costs up to a second of a processor. */
    private final Turnstile turnstile = new Turnstile("explanations", Math.max(2, Runtime.getRuntime().availableProcessors()), 16,
            Duration.ofSeconds(5));

    Explaining(LiveBook live, PastBooks books, Decisions decisions, Receipts receipts, Deciding deciding, Explainer explainer) {
        this.live = live;
        this.books = books;
        this.decisions = decisions;
        this.receipts = receipts;
        this.deciding = deciding;
        this.explainer = explainer;
    }

    /**
     * Explains a recorded decision under the rule book that made it.
     *
     * @param language of the reader; the customer's when {@code null}
     * @throws UnknownThing when there is no such decision
     * @throws ReceiptGone when what it rested on is not kept any more
     * @throws Busy when too many explanations are asked for at once
     */
    public DecisionExplanation explain(String decisionId, @Nullable String language) {
        String reader = checked(language);
        // Reading the receipt and asking the rules cost as much as the rest, and a connection besides.
        return turnstile.pass(() -> recorded(decisionId, reader));
    }

    private DecisionExplanation recorded(String decisionId, @Nullable String language) {
        Decision decision = decisions.find(decisionId).orElseThrow(() -> new UnknownThing("decision", decisionId));
        Receipt receipt = receipts.find(decision).orElseThrow(() -> new ReceiptGone(decisionId));
        DecisionBook book = books.book(receipt);
        Question question = receipt.question(book);
        Deliberation then = new Deliberation(decision, book.rules().proposals(question.view()), receipt.weighed());
        return explainer.explain(book, question, then, language, null);
    }

    /**
     * Explains what the live rule book says of a stored customer, and records nothing.
     *
     * @param rules which rules to speak of: a name, an action, a file, or words; see {@link RuleFinder}
     * @param asOf another moment than now, or {@code null}
     * @throws UnknownThing when the customer is not stored
     * @throws InvalidFact when there is no such rule, or very many
     */
    public DecisionExplanation look(String customerId, String rules, @Nullable Instant asOf, @Nullable String language) {
        Set<String> names = new RuleFinder(live.book().rules()).find(rules).stream().map(Rule::name).collect(Collectors.toSet());
        String reader = checked(language);
        return turnstile.pass(() -> {
            Decided decided = deciding.consider(Inquiry.look(customerId, asOf));
            return explainer.explain(decided.book(), decided.question(), decided.deliberation(), reader, names);
        });
    }

    /**
     * Explains a decision that was just considered.
     *
     * @param language of the reader; the customer's when {@code null}
     */
    public DecisionExplanation explain(Decided decided, @Nullable String language) {
        String reader = checked(language);
        return turnstile.pass(() -> explainer.explain(decided.book(), decided.question(), decided.deliberation(), reader, null));
    }

    /** Why the other rules did not lead to an action. */
    public List<DecisionExplanation.WhyNot> whyNot(Decided decided) {
        return explainer.whyNot(decided.book(), decided.question(), decided.deliberation());
    }

    private static @Nullable String checked(@Nullable String language) {
        if (language != null && !Explainer.languages().contains(language)) {
            throw new InvalidFact("language", "is \"" + language + "\"; expected one of " + String.join(", ", Explainer.languages()));
        }
        return language;
    }
}
