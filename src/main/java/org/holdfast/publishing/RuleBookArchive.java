package org.holdfast.publishing;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.Receipt;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.history.ChurnModels;
import org.holdfast.history.RuleBooks;
import org.holdfast.loyalty.Semantics;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;

/**
 * Rule books that decided once, ready to decide again. A few are kept at hand; the others are built from what was
 * published.
 */
public final class RuleBookArchive {

    private static final int AT_HAND = 8;

    private final LiveRuleBook live;
    private final RuleBooks books;
    private final ChurnModels churnModels;
    private final Map<Key, DecisionModel> atHand = new LinkedHashMap<>(AT_HAND, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, DecisionModel> eldest) {
            return size() > AT_HAND;
        }
    };

    private record Key(String version, Semantics semantics, DecisionModel.Assumptions assumptions) {}

    public RuleBookArchive(LiveRuleBook live, RuleBooks books, ChurnModels churnModels) {
        this.live = live;
        this.books = books;
        this.churnModels = churnModels;
    }

    /**
     * The book as it decided then, under the assumptions of then and with the model of then.
     *
     * @throws BookUnreadable when it is not kept, or when this version of the program does not understand it any more
     */
    public DecisionModel book(Receipt receipt) {
        Integer fit = receipt.fit();
        ChurnForecast churnForecast = fit == null ? null : churnModels.find(fit);
        if (fit != null && churnForecast == null) {
            throw new BookUnreadable("Fit " + fit
                    + ", which said how likely the customer was to buy nothing in the time ahead, is not kept here.");
        }
        return book(new Key(receipt.decision().ruleBook(), receipt.semantics(), receipt.assumptions()))
                .with(ChurnForecasts.only(churnForecast));
    }

    private DecisionModel book(Key key) {
        DecisionModel now = live.book();
        if (new Key(now.rules().version(), now.rules().semantics(), now.assumptions()).equals(key)) {
            return now;
        }
        synchronized (atHand) {
            return atHand.computeIfAbsent(key, this::build);
        }
    }

    private DecisionModel build(Key key) {
        BookSource source = books.source(key.version)
                .orElseThrow(() -> new BookUnreadable("The rule book " + key.version + " is not kept here."))
                .under(key.semantics);
        RuleBookReader.Result read = new RuleBookReader(key.assumptions.currency()).read(source);
        Problems problems = new Problems();
        if (read.book() != null) {
            Messages texts = new MessagesReader(key.assumptions.language(), key.assumptions.currency())
                    .read(read.book(), problems);
            if (!problems.hasErrors()) {
                return new DecisionModel(read.book(), texts, key.assumptions);
            }
        }
        Problem first = (problems.hasErrors() ? problems.list() : read.problems()).get(0);
        throw new BookUnreadable(
                "This version of the program does not understand the rule book " + key.version + " any more: " + first);
    }
}
