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
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.loyalty.Semantics;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;

/** The rule books of earlier decisions, ready to repeat them. A few are cached; others are built from publications. */
public final class RuleBookArchive {

    private static final int CACHED = 8;

    private final LiveRuleBook live;
    private final RuleBooks books;
    private final ChurnModels churnModels;
    private final Map<Key, DecisionModel> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, DecisionModel> eldest) {
            return size() > CACHED;
        }
    };

    private record Key(String version, Semantics semantics, DecisionModel.Assumptions assumptions) {}

    public RuleBookArchive(LiveRuleBook live, RuleBooks books, ChurnModels churnModels) {
        this.live = live;
        this.books = books;
        this.churnModels = churnModels;
    }

    /**
     * Returns the rule book of a decision, with the assumptions and the churn model of that time.
     *
     * @throws BookUnreadable if it is not stored, or if this version of the program can no longer read it
     */
    public DecisionModel book(Receipt receipt) {
        Integer fit = receipt.fit();
        ChurnForecast churnForecast = fit == null ? null : churnModels.find(fit);
        if (fit != null && churnForecast == null) {
            throw new BookUnreadable("Churn model " + fit + ", which this decision used, is not stored here.");
        }
        return book(new Key(receipt.decision().ruleBook(), receipt.semantics(), receipt.assumptions()))
                .with(ChurnForecasts.only(churnForecast));
    }

    /**
     * Returns a published rule book with the assumptions of today and without a churn model.
     *
     * @throws BookUnreadable if this version of the program can no longer read it
     */
    public DecisionModel book(Publication publication) {
        return book(new Key(
                        publication.version(),
                        publication.semantics(),
                        live.book().assumptions()))
                .with(ChurnForecasts.NONE);
    }

    private DecisionModel book(Key key) {
        DecisionModel now = live.book();
        if (new Key(now.rules().version(), now.rules().semantics(), now.assumptions()).equals(key)) {
            return now;
        }
        synchronized (cache) {
            return cache.computeIfAbsent(key, this::build);
        }
    }

    private DecisionModel build(Key key) {
        BookSource source = books.source(key.version)
                .orElseThrow(() -> new BookUnreadable("The rule book " + key.version + " is not stored here."))
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
                "This version of the program can no longer read the rule book " + key.version + ": " + first);
    }
}
