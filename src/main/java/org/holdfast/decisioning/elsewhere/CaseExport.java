package org.holdfast.decisioning.elsewhere;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holdfast.batch.CaseManifest;
import org.holdfast.decisioning.offers.FirstUses;
import org.holdfast.decisioning.sharing.BudgetDraws;
import org.holdfast.decisioning.sharing.SharedContacts;
import org.holdfast.decisioning.sharing.Sharing;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.decisions.json.CustomerPast.SharingRecord;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.guardrails.LookBack;
import org.holdfast.history.Budgets;
import org.holdfast.history.ContactHistories;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.simulation.CustomerBatches;
import org.holdfast.simulation.OrderedParallel;

/**
 * Exports what a run over all customers decides from, so that another program can decide: the facts of each customer,
 * and what is known beside them. It locks nothing; what changes afterwards is noticed when the answers are loaded.
 */
public final class CaseExport {

    /** Customers between two of the ids at which another program can divide them. */
    private static final int BETWEEN_BOUNDS = 10_000;

    private static final int AHEAD = Math.min(2, Runtime.getRuntime().availableProcessors());

    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final ContactHistories histories;
    private final Budgets budgets;
    private final ProgrammeLedger ledgers;
    private final SharedContacts sharedContacts;
    private final Clock clock;
    private final Supplier<String> ids;
    private final String engine;

    public CaseExport(
            LiveRuleBook live,
            CustomerRepository customers,
            ContactHistories histories,
            Budgets budgets,
            ProgrammeLedger ledgers,
            SharedContacts sharedContacts,
            Clock clock,
            Supplier<String> ids,
            String engine) {
        this.live = live;
        this.customers = customers;
        this.histories = histories;
        this.budgets = budgets;
        this.ledgers = ledgers;
        this.sharedContacts = sharedContacts;
        this.clock = clock;
        this.ids = ids;
        this.engine = engine;
    }

    /** A customer with what is known beside the stored facts. */
    public record Exported(StoredCustomer customer, CustomerPast past) {}

    /** Returns the number of stored customers. */
    public long customers() {
        return customers.count();
    }

    /** Returns the rule book of the export. */
    public DecisionModel book() {
        return live.book();
    }

    /**
     * Exports all customers.
     *
     * @param each receives them page by page, in the order of their ids in the database
     * @return what is the same for all
     */
    public CaseManifest export(Consumer<List<Exported>> each) {
        DecisionModel model = live.book();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, BigDecimal> used = budgets.used(BudgetDraws.pots(model, now));
        Map<String, Integer> taken = budgets.firstCustomers()
                .taken(FirstUses.of(model.rules()).caps().keySet());
        List<String> bounds = new ArrayList<>();
        LookBack lookBack = new LookBack(model.rules());
        long[] read = {0};
        OrderedParallel.on(
                AHEAD, CustomerBatches.ids(customers, null), page -> page(model, now, lookBack, page), page -> {
                    each.accept(page);
                    long before = read[0];
                    read[0] += page.size();
                    if (!page.isEmpty() && before / BETWEEN_BOUNDS < read[0] / BETWEEN_BOUNDS) {
                        bounds.add(page.get(page.size() - 1).customer().facts().id());
                    }
                });
        DecisionModel.Assumptions company = model.assumptions();
        return new CaseManifest(
                ids.get(),
                now,
                model.rules().version(),
                model.rules().semantics(),
                engine,
                company.currency(),
                company.language(),
                company.timeZone(),
                CaseManifest.Forecast.of(model, now),
                used,
                taken,
                bounds);
    }

    private List<Exported> page(DecisionModel model, Instant now, LookBack lookBack, List<String> page) {
        List<StoredCustomer> known = customers.findAll(page);
        EvaluationContext context = model.viewpoint(now);
        List<CustomerView> views = known.stream()
                .map(each -> CustomerView.of(each.facts(), context))
                .toList();
        Set<String> all = new TreeSet<>();
        known.forEach(each -> all.add(each.facts().id()));
        Map<String, ContactHistory> acts = histories.of(all, Map.of(), now, lookBack.reach(now));
        Map<String, Ledger> kept = model.rules().programmes().isEmpty() ? Map.of() : ledgers.of(all, now);
        Map<String, ContactHistory.FirstCustomers> first = first(model, all);
        Sharing sharing = sharedContacts.contacts(sharedContacts.sharers(views), views, model.rules(), now, now);
        List<Exported> exported = new ArrayList<>(known.size());
        for (StoredCustomer each : known) {
            String id = each.facts().id();
            boolean isStored = each.hash().equals(each.etag());
            ContactHistory history = acts.getOrDefault(id, ContactHistory.NONE)
                    .withFirst(new ContactHistory.FirstCustomers(
                            Map.of(),
                            first.getOrDefault(id, ContactHistory.FirstCustomers.NONE)
                                    .counted()));
            Customer facts = each.facts();
            exported.add(new Exported(
                    each,
                    new CustomerPast(
                            id,
                            isStored ? null : facts.consents(),
                            isStored ? null : facts.sources(),
                            history,
                            kept.getOrDefault(id, Ledger.NONE),
                            sharers(id, sharing))));
        }
        return exported;
    }

    private Map<String, ContactHistory.FirstCustomers> first(DecisionModel model, Set<String> all) {
        Set<String> limited = FirstUses.of(model.rules()).caps().keySet();
        return limited.isEmpty() || all.isEmpty()
                ? new HashMap<>()
                : budgets.firstCustomers().of(limited, all);
    }

    private static List<SharingRecord> sharers(String id, Sharing sharing) {
        return sharing.sharers().getOrDefault(id, Set.of()).stream()
                .map(each -> new SharingRecord(
                        each.customerId(),
                        each.kind(),
                        sharing.contacts().getOrDefault(each.customerId(), List.of()).stream()
                                .filter(contact -> contact.channel().addresses() == each.kind())
                                .toList()))
                .toList();
    }
}
