package org.holdfast.decisioning;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerStores;
import org.holdfast.customers.RedecisionRequested;
import org.holdfast.decisioning.anew.WakeUpPlanner;
import org.holdfast.decisioning.sharing.SharedContacts;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.delivery.Outbox;
import org.holdfast.delivery.Outboxes;
import org.holdfast.explanation.Replay;
import org.holdfast.explanation.timing.WakeUps;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.Ledgers;
import org.holdfast.history.RedecisionQueue;
import org.holdfast.history.retention.RemovedDecisions;
import org.holdfast.history.waiting.WakeUpPlan;
import org.holdfast.history.waiting.WakeUpQueue;
import org.holdfast.insight.ChurnFitting;
import org.holdfast.insight.ReceiptReader;
import org.holdfast.insight.ReplayService;
import org.holdfast.outcomes.HandPoints;
import org.holdfast.outcomes.OutcomeService;
import org.holdfast.outcomes.ProgrammeEffects;
import org.holdfast.outcomes.ProgrammeLedgerUpdate;
import org.holdfast.publishing.LiveBooks;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.RuleBookArchive;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.ValidationReport;
import org.jspecify.annotations.Nullable;

/**
 * The services on one database, assembled without Spring, so that a test can set the clock, the rule book and the
 * customers.
 */
public final class DecisionFixture {

    public final DecisionService decisionService;
    public final OutcomeService outcomes;
    public final HandPoints handPoints;
    final BatchRun batchRun;
    final RedecisionWorker<RedecisionQueue.Request> worker;
    final RedecisionWorker<WakeUpQueue.WakeUp> waker;
    final WakeUpsOfAll wakeUpsOfAll;
    final DecisionRecorder decisionRecorder;
    final RedecisionRequested queuedRedecisions;
    public final Ledgers ledgers;
    final LiveRuleBook live;
    public final ChurnFitting churnFitting;
    public final ReplayService replayService;

    public DecisionFixture(Database.Store store, DecisionModel book, Clock clock, Collection<Customer> customers) {
        this(store, book, clock, source(customers));
    }

    public DecisionFixture(Database.Store store, DecisionModel book, Clock clock, CustomerRepository known) {
        this(store, book, clock, known, Outboxes.with(store));
    }

    public DecisionFixture(
            Database.Store store, DecisionModel book, Clock clock, CustomerRepository known, Outbox outbox) {
        this.ledgers = Ledgers.of(store);
        RemovedDecisions removed = new RemovedDecisions(store.jdbc());
        WakeUpPlanner planner = WakeUpPlanner.of(new WakeUps(new Decider(Guardrails.all())), ledgers.wakeUps());
        this.decisionRecorder = new DecisionRecorder(
                ledgers.standings(),
                ledgers.decisions(),
                ledgers.receipts(),
                outbox,
                ledgers.budgets(),
                new ProgrammeLedgerUpdate(ledgers.programmes()),
                new SharedContacts(CustomerStores.shared(store), ledgers.standings()),
                planner,
                removed,
                store.transaction(),
                "test");
        Decider decider = new Decider(Guardrails.all());
        this.live = LiveBooks.of(book);
        live.use(ledgers.fits());
        DecisionMetrics metrics = new DecisionMetrics(new SimpleMeterRegistry());
        this.decisionService =
                new DecisionService(live, decider, known, decisionRecorder, metrics, clock, IdAssigners.ofServer());
        this.batchRun = new BatchRun(
                live,
                decider,
                known,
                decisionRecorder,
                ledgers.runs(),
                metrics,
                clock,
                IdAssigners.ofServer(),
                store.transaction());
        this.queuedRedecisions = RedecisionConfiguration.queued(ledgers.queue(), true);
        this.worker = new RedecisionWorker<>(
                live,
                decider,
                known,
                decisionRecorder,
                ledgers.queue(),
                RedecisionConfiguration.CHANGED,
                metrics,
                clock,
                IdAssigners.ofServer());
        this.waker = new RedecisionWorker<>(
                live,
                decider,
                known,
                decisionRecorder,
                ledgers.wakeUps(),
                WakeUpConfiguration.woken(metrics),
                metrics,
                clock,
                IdAssigners.ofServer());
        this.wakeUpsOfAll = new WakeUpsOfAll(
                live,
                known,
                new BatchDecider(decider, decisionRecorder, IdAssigners.ofServer()),
                planner,
                ledgers.wakeUps(),
                new WakeUpPlan(store.jdbc()),
                store.transaction(),
                clock);
        AuditTrail trail = AuditTrails.of(store.jdbc(), clock);
        this.outcomes = new OutcomeService(
                ledgers.decisions(),
                ledgers.outcomes(),
                ledgers.standings(),
                ledgers.budgets(),
                new ProgrammeEffects(live, ledgers.decisions(), ledgers.standings(), ledgers.programmes(), known),
                trail,
                store.transaction(),
                clock);
        this.handPoints = new HandPoints(
                live,
                known,
                ledgers.standings(),
                ledgers.programmes(),
                queuedRedecisions,
                trail,
                store.transaction(),
                clock);
        this.churnFitting = new ChurnFitting(live, known, ledgers.fits(), trail, store.transaction(), clock);
        this.replayService = new ReplayService(
                new RuleBookArchive(live, ledgers.ruleBooks(), ledgers.fits()),
                ledgers.decisions(),
                new ReceiptReader(ledgers.receipts(), removed, ZoneOffset.UTC),
                decider,
                "test");
    }

    /** Returns the queue of customers whose facts have changed. */
    public RedecisionQueue.Waiting waiting() {
        return ledgers.queue().waiting();
    }

    /** Replays a decision from its receipt. */
    Replay replay(String decisionId) {
        Decision decision = ledgers.decisions().find(decisionId).orElseThrow();
        return Replay.of(
                new Decider(Guardrails.all()),
                live.book(),
                ledgers.receipts().find(decision).orElseThrow(),
                "test");
    }

    /** The shipped rules with other limits. */
    public static DecisionModel book(String limits) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put("limits.yaml", limits);
        ValidationReport checked = Samples.checked(texts);
        if (checked.book() == null) {
            throw new AssertionError("Not a rule book: " + checked.problems());
        }
        return checked.book();
    }

    /** The shipped rule book with an additional file of rules without texts. */
    public static DecisionModel bookWith(String path, String rules) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(path, rules);
        RuleBookReader.Result read = new RuleBookReader("EUR").read(BookSource.of(texts));
        DecisionModel shipped = Samples.shipped().book();
        if (read.book() == null || shipped == null) {
            throw new AssertionError("Not a rule book: " + read.problems());
        }
        return new DecisionModel(read.book(), shipped.messages(), shipped.assumptions());
    }

    /** Customers in memory. */
    public static CustomerRepository source(Collection<Customer> customers) {
        return new Known(customers);
    }

    /** Delegates to another repository; tests override single methods. */
    static class Watched implements CustomerRepository {

        private final CustomerRepository source;

        Watched(CustomerRepository source) {
            this.source = source;
        }

        @Override
        public Optional<StoredCustomer> find(String id) {
            return source.find(id);
        }

        @Override
        public List<String> ids(@Nullable String after, int size) {
            return source.ids(after, size);
        }

        @Override
        public List<StoredCustomer> findAll(Collection<String> ids) {
            return source.findAll(ids);
        }

        @Override
        public List<StoredCustomer> page(@Nullable String after, int size) {
            return source.page(after, size);
        }

        @Override
        public long count() {
            return source.count();
        }
    }

    private static final class Known implements CustomerRepository {

        private final TreeMap<String, StoredCustomer> all = new TreeMap<>();

        Known(Collection<Customer> customers) {
            customers.forEach(each -> all.put(each.id(), new StoredCustomer(each, FactsHash.of(each))));
        }

        @Override
        public Optional<StoredCustomer> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public List<String> ids(@Nullable String after, int size) {
            return page(after, size).stream().map(each -> each.facts().id()).toList();
        }

        @Override
        public List<StoredCustomer> findAll(Collection<String> ids) {
            return ids.stream().flatMap(id -> find(id).stream()).toList();
        }

        @Override
        public List<StoredCustomer> page(@Nullable String after, int size) {
            return all.tailMap(after == null ? "" : after, false).values().stream()
                    .limit(size)
                    .toList();
        }

        @Override
        public long count() {
            return all.size();
        }
    }
}
