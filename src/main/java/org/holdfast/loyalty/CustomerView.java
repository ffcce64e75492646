package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Survey;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.calendar.HumanDuration;
import org.holdfast.loyalty.fulfilment.ParcelView;
import org.holdfast.loyalty.goods.ReturnView;
import org.holdfast.loyalty.past.Dealings;
import org.holdfast.loyalty.past.PastAction;
import org.holdfast.loyalty.past.PastActionView;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.Programme;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.loyalty.programmes.ProgrammeCustomer;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.LoyaltyEvidence;
import org.holdfast.loyalty.signs.LoyaltyProfile;
import org.jspecify.annotations.Nullable;

/**
 * One customer at one moment: the facts known by then and the measures derived from them, each computed once. It is the
 * only root object that rules see, so the result for a customer never depends on other customers. Not thread-safe.
 */
public final class CustomerView {

    private final Customer facts;
    private final EvaluationContext context;
    private final CustomerCalendar calendar;
    private final CustomerRecords records;
    private final @Nullable PurchaseSummary purchases;
    private final @Nullable DatedFact<Survey> lastNps;
    private final Dealings dealings;
    private final List<PromiseView> promises;
    private final CustomerProgrammes programmes;
    private @Nullable Map<Class<?>, Object> cached;
    private @Nullable List<PastActionView> pastActions;
    private @Nullable LoyaltyProfile loyalty;
    private boolean loyaltyComputed;

    private CustomerView(Customer facts, EvaluationContext context, Dealings dealings) {
        this.facts = facts;
        this.context = context;
        this.dealings = dealings;
        this.calendar = new CustomerCalendar(
                context, facts.timeZone() == null ? context.defaultZone() : facts.timeZone(), facts.country());
        this.records = CustomerRecords.of(facts, calendar, context.rates());
        List<OrderView> orders = records.orders();
        this.purchases = orders == null ? null : new PurchaseSummary(orders, calendar.today());
        this.lastNps = records.lastNps();
        this.promises = dealings.promises().stream()
                .filter(promise -> !promise.madeAt().isAfter(context.asOf()))
                .map(promise -> PromiseView.of(promise, context.asOf(), calendar, orders, records.complaints()))
                .toList();
        this.programmes = new CustomerProgrammes(facts, context, calendar.zone(), dealings.balances());
    }

    /** Creates a view that differs only in the earlier actions. */
    private CustomerView(CustomerView same, List<PastAction> actions) {
        this.facts = same.facts;
        this.context = same.context;
        this.dealings = same.dealings.withActions(actions);
        this.calendar = same.calendar;
        this.records = same.records;
        this.purchases = same.purchases;
        this.lastNps = same.lastNps;
        this.promises = same.promises;
        this.programmes = same.programmes;
    }

    /** Creates the view of a customer without promises or earlier actions. */
    public static CustomerView of(Customer facts, EvaluationContext context) {
        return new CustomerView(facts, context, Dealings.NONE);
    }

    /** Creates the view of a customer with the given promises, in any order. */
    public static CustomerView of(Customer facts, EvaluationContext context, List<Promise> promises) {
        return new CustomerView(facts, context, Dealings.of(promises));
    }

    /** Creates the view of a customer with our dealings so far. */
    public static CustomerView of(Customer facts, EvaluationContext context, Dealings dealings) {
        return new CustomerView(facts, context, dealings);
    }

    /** Returns a copy with the given programmes instead of those derived from facts and ledger, for use in examples. */
    public CustomerView withProgrammes(List<ProgrammeView> given) {
        CustomerView view = new CustomerView(
                facts, context, new Dealings(dealings.promises(), programmes.balances(), dealings.actions()));
        view.programmes.setViews(given);
        return view;
    }

    /** Returns a copy with other earlier actions. */
    public CustomerView withActions(List<PastAction> others) {
        return new CustomerView(this, others);
    }

    public Customer facts() {
        return facts;
    }

    public String id() {
        return facts.id();
    }

    public Instant asOf() {
        return context.asOf();
    }

    public EvaluationContext viewpoint() {
        return context;
    }

    CustomerCalendar days() {
        return calendar;
    }

    /** Returns the customer's time zone, or the default zone if it is unknown. */
    public ZoneId zone() {
        return calendar.zone();
    }

    public LocalDate today() {
        return LocalDate.ofEpochDay(calendar.today());
    }

    /** Returns the time of day where the customer lives, to the minute. */
    public LocalTime clock() {
        return calendar.clock();
    }

    /**
     * Returns the day and the time of day where the customer lives, to the minute. It never goes back: while an hour
     * happens for the second time, because clocks went back, it stands still at the end of that hour.
     */
    public LocalDateTime now() {
        return calendar.now();
    }

    /** Returns the calendar day of a time in the customer's zone. */
    public LocalDate dayOf(DateOrInstant time) {
        return time.day(calendar.zone());
    }

    /** Returns the language for messages: the customer's, or the default language if it is unknown. */
    public String language() {
        return facts.language() == null ? context.defaultLanguage() : facts.language();
    }

    /** Returns the orders placed so far, oldest first. */
    public @Nullable List<OrderView> orders() {
        return records.orders();
    }

    /** Returns the parcels of all orders. */
    public @Nullable List<ParcelView> parcels() {
        return records.parcels();
    }

    public @Nullable PurchaseSummary purchases() {
        return purchases;
    }

    /**
     * Returns the probability that the customer will not buy again within {@link ChurnForecast#days()}, from 0 to 1;
     * {@code null} without a fitted model or without an order.
     */
    public @Nullable BigDecimal chanceToLose() {
        ChurnForecast forecast = context.forecast();
        return forecast == null
                ? null
                : forecast.chanceToLose(
                        purchases == null ? PurchaseHistory.NONE : purchases.history(), (int) calendar.today());
    }

    /** Returns the usual time between purchases in everyday language; {@code null} without a rhythm. */
    public @Nullable Period usualGap() {
        Integer days = purchases == null ? null : purchases.usualGapDays();
        return days == null ? null : HumanDuration.of(days);
    }

    /** Returns the time since the last purchase in everyday language; {@code null} if there is none. */
    public @Nullable Period silence() {
        Integer days = purchases == null ? null : purchases.daysSinceLast();
        return days == null ? null : HumanDuration.of(days);
    }

    public @Nullable List<ComplaintView> complaints() {
        return records.complaints();
    }

    /** Returns the returns of which goods came back; {@code null} if returns are unknown. */
    public @Nullable List<ReturnView> returns() {
        List<ReturnView> all = records.returns();
        return all == null || all.stream().allMatch(ReturnView::hasHappened)
                ? all
                : all.stream().filter(ReturnView::hasHappened).toList();
    }

    /** Returns all returns, also those that are only asked for or were refused; {@code null} if they are unknown. */
    public @Nullable List<ReturnView> everyReturn() {
        return records.returns();
    }

    public @Nullable List<DatedFact<Survey>> surveys() {
        return records.surveys();
    }

    public @Nullable List<DatedFact<Interaction>> interactions() {
        return records.interactions();
    }

    public @Nullable List<DatedFact<Observation>> observations() {
        return records.observations();
    }

    /** Returns the subscriptions, past ones and those that start later included. */
    public @Nullable List<SubscriptionView> subscriptions() {
        return records.subscriptions();
    }

    /** Returns the payments, including those that are to come. */
    public @Nullable List<PaymentView> payments() {
        return records.payments();
    }

    /** Returns what we recorded about our own dealings with the customer. */
    public Dealings dealings() {
        return dealings;
    }

    /** Returns the promises made so far. They are always known, because Holdfast itself records them. */
    public List<PromiseView> promises() {
        return promises;
    }

    /** Returns what was done for the customer before, oldest first; known to rules of books that ask for it. */
    public List<PastActionView> pastActions() {
        List<PastActionView> known = pastActions;
        if (known == null) {
            known = PastActionView.of(dealings.actions(), asOf(), zone());
            pastActions = known;
        }
        return known;
    }

    /** Returns the entries that the ledger of programmes lacks, according to the facts. */
    public Ledger dueIn(List<Programme> programmes, Ledger ledger) {
        return this.programmes.due(programmes, ledger);
    }

    /** Returns the customer in the form that loyalty programmes use. */
    public ProgrammeCustomer programmeCustomer() {
        return programmes.customer();
    }

    /** Returns the balances in the programmes that Holdfast keeps. */
    public List<ProgrammeBalance> holdings() {
        return programmes.balances();
    }

    /** Returns the customer's state in each loyalty programme. */
    public List<ProgrammeView> programmes() {
        return programmes.views();
    }

    /** Returns the programme the customer is a member of, that of the CRM first; {@code null} if there is none. */
    public @Nullable ProgrammeView programme() {
        return programmes.joined();
    }

    /** Returns the signs, level and factors of loyalty; {@code null} if neither orders nor interactions are known. */
    public @Nullable LoyaltyProfile loyalty() {
        if (!loyaltyComputed) {
            loyalty = LoyaltyProfile.of(new LoyaltyEvidence(
                    facts,
                    calendar.zone(),
                    context.asOf(),
                    purchases == null ? null : purchases.usualGapDays(),
                    purchases == null ? null : purchases.quietRatio(),
                    programmes.benefits()));
            loyaltyComputed = true;
        }
        return loyalty;
    }

    public @Nullable Integer openComplaints() {
        return records.openComplaints();
    }

    /** Returns the most recent answer to "would you recommend us?", from 0 to 10. */
    public @Nullable BigDecimal npsScore() {
        return lastNps == null ? null : lastNps.fact().score();
    }

    public @Nullable NpsGroup npsGroup() {
        return lastNps == null ? null : NpsGroup.of(lastNps.fact().score());
    }

    public @Nullable Integer npsDaysAgo() {
        return lastNps == null ? null : lastNps.daysAgo();
    }

    /** Returns the days until the next birthday; 0 if it is today. 29 February falls on the 28th in other years. */
    public @Nullable Integer birthdayInDays() {
        return facts.birthday() == null
                ? null
                : calendar.untilNext(facts.birthday().day());
    }

    public @Nullable Integer customerForDays() {
        return calendar.agoIfKnown(facts.customerSince());
    }

    /** Returns the days since the customer joined a programme; {@code null} without a membership. */
    public @Nullable Integer memberForDays() {
        ProgrammeView programme = programme();
        return programme == null ? null : programme.joining().memberForDays();
    }

    /**
     * Returns an object derived from this view, such as measures that few rules need. It is created on first use and
     * then kept.
     */
    public <T> T cached(Class<T> type, Function<CustomerView, T> factory) {
        if (cached == null) {
            cached = new HashMap<>();
        }
        T value = type.cast(cached.get(type));
        if (value == null) {
            value = factory.apply(this);
            cached.put(type, value);
        }
        return value;
    }
}
