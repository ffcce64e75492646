package org.holdfast.retention;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.decisions.Receipt;
import org.holdfast.history.Fits;
import org.holdfast.history.RuleBooks;
import org.holdfast.loyalty.Forecast;
import org.holdfast.loyalty.Forecasts;
import org.holdfast.loyalty.Semantics;
import org.holdfast.messages.Messages;
import org.holdfast.messages.MessagesReader;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.source.BookSource;
import org.holdfast.rules.source.BookUnreadable;
import org.holdfast.rules.source.Problem;
import org.holdfast.rules.source.Problems;

/** Rule books that decided once, ready to decide again. A few are kept at hand; the others are built from what was published. */
final class PastBooks {

    private static final int AT_HAND = 8;

    private final LiveBook live;
    private final RuleBooks books;
    private final Fits fits;
    private final Map<Key, DecisionBook> atHand = new LinkedHashMap<>(AT_HAND, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, DecisionBook> eldest) {
            return size() > AT_HAND;
        }
    };

    private record Key(String version, Semantics semantics, DecisionBook.Assumptions assumptions) {
    }

    PastBooks(LiveBook live, RuleBooks books, Fits fits) {
        this.live = live;
        this.books = books;
        this.fits = fits;
    }

    /**
     * The book as it decided then, under the assumptions of then and with the model of then.
     *
     * @throws BookUnreadable when it is not kept, or when this version of the program does not understand it any more
     */
    DecisionBook book(Receipt receipt) {
        Integer fit = receipt.fit();
        Forecast forecast = fit == null ? null : fits.find(fit);
        if (fit != null && forecast == null) {
            throw new BookUnreadable("Fit " + fit + ", which said how likely the customer was to buy nothing in the time ahead, is not kept here.");
        }
        return book(new Key(receipt.decision().ruleBook(), receipt.semantics(), receipt.assumptions())).with(Forecasts.only(forecast));
    }

    private DecisionBook book(Key key) {
        DecisionBook now = live.book();
        if (new Key(now.rules().version(), now.rules().semantics(), now.assumptions()).equals(key)) {
            return now;
        }
        synchronized (atHand) {
            return atHand.computeIfAbsent(key, this::build);
        }
    }

    private DecisionBook build(Key key) {
        BookSource source = books.source(key.version)
                .orElseThrow(() -> new BookUnreadable("The rule book " + key.version + " is not kept here.")).under(key.semantics);
        RuleBookReader.Result read = new RuleBookReader(key.assumptions.currency()).read(source);
        Problems problems = new Problems();
        if (read.book() != null) {
            Messages texts = new MessagesReader(key.assumptions.language(), key.assumptions.currency()).read(read.book(), problems);
            if (!problems.hasErrors()) {
                return new DecisionBook(read.book(), texts, key.assumptions);
            }
        }
        Problem first = (problems.hasErrors() ? problems.list() : read.problems()).get(0);
        throw new BookUnreadable("This version of the program does not understand the rule book " + key.version + " any more: " + first);
    }
}
