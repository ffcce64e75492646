package org.holdfast.insight;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditAction;
import org.holdfast.audit.AuditEvent;
import org.holdfast.audit.AuditEvent.Target;
import org.holdfast.audit.AuditEvent.TargetKind;
import org.holdfast.audit.AuditTrail;
import org.holdfast.churn.FitReport;
import org.holdfast.churn.FittedChurnForecast;
import org.holdfast.churn.ModelSelection;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.churn.purchases.PurchaseSample;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.ChurnModels;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.PurchaseSummary;
import org.holdfast.publishing.LiveRuleBook;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fits a churn model to the purchases of all stored customers and stores it if it is good enough. Customers are read
 * page by page, and only days and amounts are kept in memory.
 */
public class ChurnFitting {

    private static final int PAGE = 500;

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ChurnModels churnModels;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public ChurnFitting(
            LiveRuleBook live,
            CustomerRepository customers,
            ChurnModels churnModels,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.live = live;
        this.customers = customers;
        this.churnModels = churnModels;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The result of a fit.
     *
     * @param number number of the fit; {@code null} when it was not stored
     * @param inUse number of the fit that decisions now use; {@code null} when there is none
     * @param inUseDays age of that fit in days
     */
    public record Fitted(
            FitReport report,
            @Nullable Integer number,
            @Nullable Integer inUse,
            @Nullable Long inUseDays) {}

    /** Returns the number of stored customers. */
    public long customers() {
        return customers.count();
    }

    /**
     * Fits a model.
     *
     * @param asOf moment whose knowledge to use, in which case nothing is stored; {@code null} for now
     * @param days horizon of the forecast; {@code null} to choose it by the rhythm of the customers
     * @param dry whether to store nothing
     * @param actor who fits the model
     * @param progress receives the number of customers read so far
     * @throws InvalidInput when {@code days} is out of bounds
     */
    public Fitted fit(@Nullable Instant asOf, @Nullable Integer days, boolean dry, Actor actor, LongConsumer progress) {
        if (days != null && (days < ModelSelection.MIN_DAYS || days > ModelSelection.MAX_DAYS)) {
            throw new InvalidInput(
                    "days",
                    "is " + days + ", but must be from " + ModelSelection.MIN_DAYS + " to " + ModelSelection.MAX_DAYS);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        DecisionModel book = live.book();
        EvaluationContext from = book.viewpoint(asOf == null ? now : asOf);
        PurchaseSample purchaseSample = histories(from, progress);
        LocalDate today = from.asOf().atZone(book.assumptions().timeZone()).toLocalDate();
        ModelSelection.Found found = days == null
                ? ModelSelection.search(purchaseSample, today)
                : ModelSelection.search(purchaseSample, today, days);
        FittedChurnForecast kept = asOf == null && !dry && found.model() != null ? keep(found, actor) : null;
        FittedChurnForecast inUse = kept == null ? churnModels.at(from.asOf()) : kept;
        return new Fitted(
                found.report(),
                kept == null ? null : kept.fit(),
                inUse == null ? null : inUse.fit(),
                inUse == null ? null : Long.valueOf(ChronoUnit.DAYS.between(inUse.fittedAt(), from.asOf())));
    }

    /** Stores a model with the current time, since decisions as of an earlier moment must not use it. */
    private FittedChurnForecast keep(ModelSelection.Found found, Actor actor) {
        try {
            return transaction.execute(status -> {
                FittedChurnForecast kept = churnModels.keep(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        Objects.requireNonNull(found.model()),
                        found.report());
                trail.append(new AuditEvent(
                        actor,
                        AuditAction.CHURN_MODEL_FITTED,
                        new Target(TargetKind.CHURN_MODEL, String.valueOf(kept.fit())),
                        Map.of("days", found.report().days())));
                return kept;
            });
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException(
                    "Another fit was stored at the same moment. Nothing was stored; try again.", e);
        }
    }

    private PurchaseSample histories(EvaluationContext from, LongConsumer progress) {
        PurchaseSample purchaseSample = new PurchaseSample();
        long read = 0;
        for (List<StoredCustomer> page = customers.page(null, PAGE);
                !page.isEmpty();
                page = customers.page(page.get(page.size() - 1).facts().id(), PAGE)) {
            for (StoredCustomer each : page) {
                PurchaseSummary purchaseSummary =
                        CustomerView.of(each.facts(), from).purchases();
                purchaseSample.add(purchaseSummary == null ? PurchaseHistory.NONE : purchaseSummary.history());
            }
            read += page.size();
            progress.accept(read);
        }
        return purchaseSample;
    }
}
