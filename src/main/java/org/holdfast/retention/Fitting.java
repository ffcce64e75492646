package org.holdfast.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongConsumer;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.history.Fits;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.FittedForecast;
import org.holdfast.loyalty.Purchases;
import org.holdfast.loyalty.Viewpoint;
import org.holdfast.loyalty.risk.FitReport;
import org.holdfast.loyalty.risk.Histories;
import org.holdfast.loyalty.risk.ModelSearch;
import org.holdfast.loyalty.risk.PurchaseHistory;
import org.holdfast.retention.publishing.LiveBook;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * Learns from the purchases of all stored customers how likely each is to buy nothing in the time ahead, and keeps the model when it is good enough. Pages
 * are read one after the other, and only days and sums stay in memory.
 */
public class Fitting {

    private static final int PAGE = 500;

    private final LiveBook live;
    private final CustomerSource customers;
    private final Fits fits;
    private final Clock clock;

    Fitting(LiveBook live, CustomerSource customers, Fits fits, Clock clock) {
        this.live = live;
        this.customers = customers;
        this.fits = fits;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param number of the fit, when it was kept
     * @param inUse the fit that decisions use from now on; {@code null} when there is none
     * @param inUseDays how many days ago that one was fitted
     */
    public record Fitted(FitReport report, @Nullable Integer number, @Nullable Integer inUse, @Nullable Long inUseDays) {
    }

    public long customers() {
        return customers.count();
    }

    /**
     * @param asOf only what was known then counts, and nothing is kept; {@code null} for now
     * @param days how far ahead to look; {@code null} for as far as the rhythm of the base wants it
     * @param dry keep nothing
     * @param progress told how many customers were read
     * @throws InvalidFact when {@code days} is out of bounds
     */
    public Fitted fit(@Nullable Instant asOf, @Nullable Integer days, boolean dry, LongConsumer progress) {
        if (days != null && (days < ModelSearch.LEAST_DAYS || days > ModelSearch.MOST_DAYS)) {
            throw new InvalidFact("days", "is " + days + ", but must be from " + ModelSearch.LEAST_DAYS + " to " + ModelSearch.MOST_DAYS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DecisionBook book = live.book();
        Viewpoint from = book.viewpoint(asOf == null ? now : asOf);
        Histories histories = histories(from, progress);
        LocalDate today = from.asOf().atZone(book.assumptions().timeZone()).toLocalDate();
        ModelSearch.Found found = days == null ? ModelSearch.search(histories, today) : ModelSearch.search(histories, today, days);
        FittedForecast kept = asOf == null && !dry && found.model() != null ? keep(found) : null;
        FittedForecast inUse = kept == null ? fits.at(from.asOf()) : kept;
        return new Fitted(found.report(), kept == null ? null : kept.fit(), inUse == null ? null : inUse.fit(),
                inUse == null ? null : Long.valueOf(ChronoUnit.DAYS.between(inUse.fittedAt(), from.asOf())));
    }

    /** From this moment on it is used: a decision of an earlier moment must not have known it. */
    private FittedForecast keep(ModelSearch.Found found) {
        try {
            return fits.keep(clock.instant().truncatedTo(ChronoUnit.MILLIS), java.util.Objects.requireNonNull(found.model()), found.report());
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("Somebody else has fitted a model in this moment. Nothing was kept; try again.", e);
        }
    }

    private Histories histories(Viewpoint from, LongConsumer progress) {
        Histories histories = new Histories();
        long read = 0;
        for (List<KnownCustomer> page = customers.page(null, PAGE); !page.isEmpty();
                page = customers.page(page.get(page.size() - 1).facts().id(), PAGE)) {
            for (KnownCustomer each : page) {
                Purchases purchases = CustomerView.of(each.facts(), from).purchases();
                histories.add(purchases == null ? PurchaseHistory.NONE : purchases.history());
            }
            read += page.size();
            progress.accept(read);
        }
        return histories;
    }
}
