package org.holdfast.loyalty;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.holdfast.churn.ChurnForecast;
import org.holdfast.churn.purchases.PurchaseHistory;
import org.holdfast.facts.Complaint;
import org.holdfast.facts.Customer;
import org.holdfast.facts.Interaction;
import org.holdfast.facts.Observation;
import org.holdfast.facts.Order;
import org.holdfast.facts.Return;
import org.holdfast.facts.Survey;
import org.holdfast.facts.promise.Promise;
import org.holdfast.facts.validation.DateOrInstant;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerReconciliation;
import org.holdfast.loyalty.programmes.ProgrammeBalance;
import org.holdfast.loyalty.programmes.ProgrammeCustomer;
import org.holdfast.loyalty.programmes.ProgrammeView;
import org.holdfast.loyalty.signs.LoyaltyEvidence;
import org.holdfast.loyalty.signs.LoyaltyProfile;
import org.jspecify.annotations.Nullable;

/**
 * One customer seen from one moment: the facts known by then and the measures computed from them, once. It is the only
 * root that rules see, so the answer for a customer never depends on who else is being decided for.
 */
public final class CustomerView {

    private static final Comparator<OrderView> BY_TIME = Comparator.comparingLong(OrderView::placedDay)
            .thenComparing(view -> view.order().id());

    private final Customer facts;
    private final EvaluationContext from;
    private final CustomerCalendar customerCalendar;
    private final @Nullable List<OrderView> orders;
    private final @Nullable PurchaseSummary purchaseSummary;
    private final @Nullable List<ComplaintView> complaints;
    private final @Nullable List<DatedFact<Return>> returns;
    private final @Nullable List<DatedFact<Survey>> surveys;
    private final @Nullable List<DatedFact<Interaction>> interactions;
    private final @Nullable List<DatedFact<Observation>> observations;
    private final @Nullable DatedFact<Survey> lastNps;
    private final List<PromiseView> promises;
    private @Nullable Map<Class<?>, Object> figures;
    private @Nullable List<ProgrammeBalance> holdings;
    private @Nullable List<ProgrammeView> programmes;
    private @Nullable LoyaltyProfile loyaltyProfile;
    private boolean loyaltyKnown;

    private CustomerView(
            Customer facts, EvaluationContext from, List<Promise> promises, @Nullable List<ProgrammeBalance> holdings) {
        this.facts = facts;
        this.from = from;
        this.customerCalendar = new CustomerCalendar(
                from, facts.timeZone() == null ? from.defaultZone() : facts.timeZone(), facts.country());
        this.orders = ordersOf(facts.orders(), customerCalendar, from.rates());
        this.purchaseSummary = orders == null ? null : new PurchaseSummary(orders, customerCalendar.today());
        this.complaints = complaintsOf(facts.complaints(), customerCalendar, orders);
        this.returns = DatedFact.known(facts.returns(), Return::at, customerCalendar);
        this.surveys = DatedFact.known(facts.surveys(), Survey::at, customerCalendar);
        this.interactions = DatedFact.known(facts.interactions(), Interaction::at, customerCalendar);
        this.observations = DatedFact.known(facts.observations(), Observation::at, customerCalendar);
        this.lastNps = lastOf(surveys, Survey.Kind.NPS);
        this.promises = promises.isEmpty()
                ? List.of()
                : promises.stream()
                        .filter(promise -> !promise.madeAt().isAfter(from.asOf()))
                        .map(promise -> PromiseView.of(promise, from.asOf(), customerCalendar, orders, complaints))
                        .toList();
        this.holdings = holdings;
    }

    /** A customer to whom we promised nothing. */
    public static CustomerView of(Customer facts, EvaluationContext from) {
        return new CustomerView(facts, from, List.of(), null);
    }

    /** @param promises of ours, in any order */
    public static CustomerView of(Customer facts, EvaluationContext from, List<Promise> promises) {
        return new CustomerView(facts, from, promises, null);
    }

    /**
     * @param promises of ours, in any order
     * @param holdings what our ledger of points and stamps says; {@code null} to go by the facts alone, as if nothing
     *     had been spent yet
     */
    public static CustomerView of(
            Customer facts, EvaluationContext from, List<Promise> promises, @Nullable List<ProgrammeBalance> holdings) {
        return new CustomerView(facts, from, promises, holdings);
    }

    /**
     * The same customer, standing in loyalty programmes as told. For examples; what is decided about is reckoned from
     * facts and ledger.
     */
    public CustomerView withProgrammes(List<ProgrammeView> told) {
        CustomerView view = new CustomerView(
                facts, from, promises.stream().map(PromiseView::promise).toList(), holdings);
        view.programmes = List.copyOf(told);
        return view;
    }

    public Customer facts() {
        return facts;
    }

    public String id() {
        return facts.id();
    }

    public Instant asOf() {
        return from.asOf();
    }

    public EvaluationContext viewpoint() {
        return from;
    }

    CustomerCalendar days() {
        return customerCalendar;
    }

    /** The customer's zone, or the default one where it is unknown. */
    public ZoneId zone() {
        return customerCalendar.zone();
    }

    public LocalDate today() {
        return LocalDate.ofEpochDay(customerCalendar.today());
    }

    /** The language to write in: the customer's, or the default one where it is unknown. */
    public String language() {
        return facts.language() == null ? from.defaultLanguage() : facts.language();
    }

    /** Orders placed by now, oldest first. */
    public @Nullable List<OrderView> orders() {
        return orders;
    }

    public @Nullable PurchaseSummary purchases() {
        return purchaseSummary;
    }

    /**
     * Probability that they will not buy again within {@link ChurnForecast#days()}, 0 to 1; unknown without a fitted
     * model or without an order.
     */
    public @Nullable BigDecimal chanceToLose() {
        ChurnForecast churnForecast = from.forecast();
        return churnForecast == null
                ? null
                : churnForecast.chanceToLose(
                        purchaseSummary == null ? PurchaseHistory.NONE : purchaseSummary.history(),
                        (int) customerCalendar.today());
    }

    /** The time between purchases as people say it; unknown without a rhythm. */
    public @Nullable Period usualGap() {
        return purchaseSummary == null || purchaseSummary.usualGapDays() == null
                ? null
                : HumanDuration.of(purchaseSummary.usualGapDays());
    }

    /** The time since the last purchase as people say it. */
    public @Nullable Period silence() {
        return purchaseSummary == null || purchaseSummary.daysSinceLast() == null
                ? null
                : HumanDuration.of(purchaseSummary.daysSinceLast());
    }

    public @Nullable List<ComplaintView> complaints() {
        return complaints;
    }

    public @Nullable List<DatedFact<Return>> returns() {
        return returns;
    }

    public @Nullable List<DatedFact<Survey>> surveys() {
        return surveys;
    }

    public @Nullable List<DatedFact<Interaction>> interactions() {
        return interactions;
    }

    public @Nullable List<DatedFact<Observation>> observations() {
        return observations;
    }

    /** What we promised by now; never unknown, because we keep the list ourselves. */
    public List<PromiseView> promises() {
        return promises;
    }

    /** The customer as loyalty programmes see them. */
    public ProgrammeCustomer subject() {
        return new ProgrammeCustomer(
                facts,
                customerCalendar.zone(),
                from.asOf(),
                currency -> from.rates().toHome(BigDecimal.ONE, currency));
    }

    /** What they have in the programmes that we keep. */
    public List<ProgrammeBalance> holdings() {
        List<ProgrammeBalance> known = holdings;
        if (known == null) {
            known = from.programmes().isEmpty()
                    ? List.of()
                    : ProgrammeBalance.of(LedgerReconciliation.due(from.programmes(), Ledger.NONE, subject()));
            holdings = known;
        }
        return known;
    }

    /** How they stand in each loyalty programme; never unknown, because we keep the list ourselves. */
    public List<ProgrammeView> programmes() {
        List<ProgrammeView> known = programmes;
        if (known == null) {
            known = ProgrammeView.of(from.programmes(), holdings(), subject());
            programmes = known;
        }
        return known;
    }

    /** The programme they take part in: the CRM's, or the first of ours; {@code null} when there is none. */
    public @Nullable ProgrammeView programme() {
        for (ProgrammeView each : programmes()) {
            if (each.member()) {
                return each;
            }
        }
        return null;
    }

    /**
     * The signs of loyalty, its level and what it rests on; {@code null} where neither orders nor interactions are
     * known.
     */
    public @Nullable LoyaltyProfile loyalty() {
        if (!loyaltyKnown) {
            loyaltyProfile = LoyaltyProfile.of(new LoyaltyEvidence(
                    facts,
                    customerCalendar.zone(),
                    from.asOf(),
                    purchaseSummary == null ? null : purchaseSummary.usualGapDays(),
                    purchaseSummary == null ? null : purchaseSummary.quietRatio(),
                    benefits(programme())));
            loyaltyKnown = true;
        }
        return loyaltyProfile;
    }

    private static @Nullable String benefits(@Nullable ProgrammeView programme) {
        if (programme == null) {
            return null;
        }
        return programme.points() != null && programme.points() > 0
                ? programme.points() + " points"
                : programme.cardDiscount() != null && programme.cardDiscount().signum() > 0
                        ? programme.cardDiscount().toPlainString() + " percent"
                        : programme.tier();
    }

    public @Nullable Integer openComplaints() {
        if (complaints == null) {
            return null;
        }
        int open = 0;
        for (ComplaintView complaint : complaints) {
            open += complaint.open() ? 1 : 0;
        }
        return open;
    }

    /** The newest answer to "would you recommend us?", 0 to 10. */
    public @Nullable BigDecimal npsScore() {
        return lastNps == null ? null : lastNps.fact().score();
    }

    public @Nullable NpsGroup npsGroup() {
        return lastNps == null ? null : NpsGroup.of(lastNps.fact().score());
    }

    public @Nullable Integer npsDaysAgo() {
        return lastNps == null ? null : lastNps.daysAgo();
    }

    /** 0 is today. Born on 29 February: the 28th in other years. */
    public @Nullable Integer birthdayInDays() {
        return facts.birthday() == null ? null : customerCalendar.untilNext(facts.birthday());
    }

    public @Nullable Integer customerForDays() {
        return customerCalendar.agoIfKnown(facts.customerSince());
    }

    /** Days since they joined a programme; unknown without one. */
    public @Nullable Integer memberForDays() {
        ProgrammeView programme = programme();
        return programme == null ? null : programme.memberForDays();
    }

    /**
     * What others work out from this view, such as measures few rules ask for: made when first asked for, then kept.
     * For one thread at a time.
     */
    public <T> T figures(Class<T> kind, Function<CustomerView, T> make) {
        if (figures == null) {
            figures = new HashMap<>();
        }
        T made = kind.cast(figures.get(kind));
        if (made == null) {
            made = make.apply(this);
            figures.put(kind, made);
        }
        return made;
    }

    private static @Nullable List<OrderView> ordersOf(
            @Nullable List<Order> orders, CustomerCalendar customerCalendar, ExchangeRates rates) {
        if (orders == null) {
            return null;
        }
        OrderView[] views = new OrderView[orders.size()];
        int count = 0;
        boolean sorted = true;
        for (Order order : orders) {
            if (customerCalendar.hasCome(order.placedAt())) {
                OrderView view = OrderView.of(order, customerCalendar, rates);
                sorted &= count == 0 || BY_TIME.compare(views[count - 1], view) <= 0;
                views[count++] = view;
            }
        }
        if (!sorted) {
            Arrays.sort(views, 0, count, BY_TIME);
        }
        return count == views.length ? List.of(views) : List.of(Arrays.copyOf(views, count));
    }

    private static @Nullable List<ComplaintView> complaintsOf(
            @Nullable List<Complaint> complaints, CustomerCalendar customerCalendar, @Nullable List<OrderView> orders) {
        if (complaints == null || complaints.isEmpty()) {
            return complaints == null ? null : List.of();
        }
        Map<String, OrderView> known = new HashMap<>();
        if (orders != null && complaints.stream().anyMatch(complaint -> complaint.orderId() != null)) {
            orders.forEach(order -> known.put(order.order().id(), order));
        }
        return complaints.stream()
                .filter(complaint -> customerCalendar.hasCome(complaint.openedAt()))
                .map(complaint -> ComplaintView.of(complaint, customerCalendar, known.get(complaint.orderId())))
                .toList();
    }

    private static @Nullable DatedFact<Survey> lastOf(@Nullable List<DatedFact<Survey>> surveys, Survey.Kind kind) {
        for (int i = surveys == null ? -1 : surveys.size() - 1; i >= 0; i--) {
            if (surveys.get(i).fact().kind() == kind) {
                return surveys.get(i);
            }
        }
        return null;
    }

    /** The calendar day of a time in the customer's zone. */
    public LocalDate dayOf(DateOrInstant time) {
        return time.day(customerCalendar.zone());
    }
}
