package org.holdfast.decisioning;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseManifest;
import org.holdfast.batch.LimitUse;
import org.holdfast.coordination.Lease;
import org.holdfast.decisioning.elsewhere.AnswerPages;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.Receipt;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.decisions.json.DecisionJson;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.Runs;
import org.holdfast.history.Runs.Run;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.engine.RuleLimitExceeded;
import org.jspecify.annotations.Nullable;

/**
 * Records what another program has decided for all customers, as a run would: decisions, receipts, the outbox, budgets,
 * the ledgers of programmes and wake-ups. The progress is stored in the transaction of each page, so that a load that
 * was killed goes on where it was and nothing is recorded twice. A customer who has changed since the export is decided
 * for here, as of the same moment.
 */
public final class AnswerLoad {

    /** Answers that are older no longer fit the day. */
    public static final Duration MAX_AGE = Duration.ofHours(24);

    private final LiveRuleBook live;
    private final Decider decider;
    private final CustomerRepository customers;
    private final DecisionRecorder recorder;
    private final Runs runs;
    private final Clock clock;
    private final IdAssigner ids;
    private final String engine;

    AnswerLoad(
            LiveRuleBook live,
            Decider decider,
            CustomerRepository customers,
            DecisionRecorder recorder,
            Runs runs,
            Clock clock,
            IdAssigner ids,
            String engine) {
        this.live = live;
        this.decider = decider;
        this.customers = customers;
        this.recorder = recorder;
        this.runs = runs;
        this.clock = clock;
        this.ids = ids;
        this.engine = engine;
    }

    /**
     * What was loaded.
     *
     * @param before number of customers of an earlier, interrupted load
     * @param again customers decided for here, because something has changed since the export
     * @param gone customers who are no longer stored
     * @param refused customers without a decision
     * @param done whether these answers had been loaded completely before; nothing was done then
     */
    public record Loaded(long before, long answers, long recorded, long again, long gone, long refused, boolean done) {

        private Loaded plus(Loaded page) {
            return new Loaded(
                    before,
                    answers + page.answers,
                    recorded + page.recorded,
                    again + page.again,
                    gone + page.gone,
                    refused + page.refused,
                    done);
        }
    }

    /**
     * Loads answers.
     *
     * @param answers in the order of the ids of their customers, as Unicode
     * @param progress receives the number of customers so far
     * @throws InvalidInput if they do not belong to what is live here, or are too old
     * @throws IllegalStateException if a run over all customers is in progress
     */
    public Loaded load(CaseManifest manifest, Iterator<CaseAnswer> answers, LongConsumer progress) {
        DecisionModel model = live.book();
        check(manifest, model);
        try (Lease lease = Lease.acquire(runs.lease(), () -> {})) {
            Optional<Runs.Loading> earlier = runs.loading(manifest.id());
            if (earlier.isPresent() && earlier.get().done()) {
                return new Loaded(earlier.get().run().decided(), 0, 0, 0, 0, 0, true);
            }
            Run run = earlier.map(Runs.Loading::run).orElseGet(() -> begin(manifest));
            Loaded all = new Loaded(run.decided(), 0, 0, 0, 0, 0, false);
            AnswerPages pages = new AnswerPages(customers, answers, run.lastCustomer());
            for (AnswerPages.Page page = pages.next(); page != null; page = pages.next()) {
                AnswerPages.Page each = page;
                Run before = run;
                List<CustomerView> views = views(model, manifest, each);
                Loaded loaded = recorder.commit(model, views, true, manifest.asOf(), attempt -> {
                    Loaded recorded = new Recording(model, each, views, attempt).record();
                    lease.assertHeld();
                    runs.progress(after(before, each, recorded));
                    return recorded;
                });
                run = after(before, each, loaded);
                all = all.plus(loaded);
                progress.accept(run.decided());
            }
            runs.finish(run.id());
            return all;
        } catch (Lease.Taken e) {
            throw new IllegalStateException("A run over all customers is in progress. Load again when it is done.", e);
        }
    }

    private void check(CaseManifest manifest, DecisionModel model) {
        String version = model.rules().version();
        if (!manifest.ruleBook().equals(version) || !model.rules().semantics().equals(manifest.semantics())) {
            throw new InvalidInput(
                    "ruleBook",
                    "is " + manifest.ruleBook() + ", but " + version + " is live now; export and decide again");
        }
        if (!engine.equals(manifest.engine())) {
            throw new InvalidInput(
                    "engine",
                    "is " + manifest.engine() + ", but this is " + engine + "; use the same release for both");
        }
        if (manifest.asOf().isBefore(clock.instant().minus(MAX_AGE))) {
            throw new InvalidInput(
                    "asOf",
                    "is " + manifest.asOf() + ", more than " + MAX_AGE.toHours()
                            + " hours ago; export and decide again");
        }
    }

    private Run begin(CaseManifest manifest) {
        Run run = new Run(
                manifest.id(),
                manifest.asOf(),
                manifest.ruleBook(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null,
                0,
                0,
                null,
                0);
        runs.beginLoading(run);
        return run;
    }

    private static Run after(Run run, AnswerPages.Page page, Loaded loaded) {
        return new Run(
                run.id(),
                run.asOf(),
                run.ruleBook(),
                run.startedAt(),
                page.last(),
                run.decided() + page.answers().size(),
                run.refused() + loaded.refused,
                null,
                0);
    }

    private static List<CustomerView> views(DecisionModel model, CaseManifest manifest, AnswerPages.Page page) {
        var context = model.viewpoint(manifest.asOf());
        return page.known().values().stream()
                .map(each -> CustomerView.of(each.facts(), context))
                .toList();
    }

    /** Records a page in a transaction. */
    private final class Recording {

        private final DecisionModel model;
        private final AnswerPages.Page page;
        private final Map<String, CustomerView> views;
        private final DecisionRecorder.Attempt attempt;
        private final List<Receipt> made = new ArrayList<>();
        private final List<DecisionTrace> again = new ArrayList<>();
        private final List<String> refused = new ArrayList<>();
        private final Map<String, Instant> wakeUps = new TreeMap<>();

        Recording(
                DecisionModel model,
                AnswerPages.Page page,
                List<CustomerView> views,
                DecisionRecorder.Attempt attempt) {
            this.model = model;
            this.page = page;
            this.views = views.stream().collect(Collectors.toMap(CustomerView::id, each -> each));
            this.attempt = attempt;
        }

        Loaded record() {
            DecisionRecorder.Histories histories = attempt.lock();
            BatchDecider.Totals totals = new BatchDecider.Totals(model);
            for (StoredCustomer customer : page.known().values()) {
                String id = customer.facts().id();
                ContactHistory history = totals.left(histories.of(id));
                CaseAnswer answer = Objects.requireNonNull(page.answers().get(id));
                Decision decision =
                        usable(answer, customer, history) ? take(answer, customer, history) : decide(customer, history);
                if (decision != null) {
                    totals.add(history, decision);
                    histories = histories.and(decision);
                }
            }
            attempt.keep(made);
            attempt.wake(wakeUps);
            attempt.planWakeUps(again, refused);
            return new Loaded(
                    0,
                    page.answers().size(),
                    made.size(),
                    again.size(),
                    page.answers().size() - (long) page.known().size(),
                    refused.size(),
                    false);
        }

        /** Returns whether an answer is what would be decided now. */
        private boolean usable(CaseAnswer answer, StoredCustomer customer, ContactHistory history) {
            return answer.decision() != null
                    && answer.facts().equals(customer.hash())
                    && answer.past().equals(CustomerPast.fingerprint(history))
                    && (!answer.limited() || sameLimits(answer, history));
        }

        private boolean sameLimits(CaseAnswer answer, ContactHistory history) {
            LimitUse then = answer.use();
            return then != null
                    && same(then.used(), history.budgetUsed())
                    && then.taken().equals(history.first().taken());
        }

        private boolean same(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
            Map<String, BigDecimal> all = new HashMap<>(one);
            all.putAll(other);
            return all.keySet().stream()
                    .allMatch(name ->
                            one.getOrDefault(name, BigDecimal.ZERO).compareTo(other.getOrDefault(name, BigDecimal.ZERO))
                                    == 0);
        }

        private Decision take(CaseAnswer answer, StoredCustomer customer, ContactHistory history) {
            Decision decision = decision(answer);
            if (answer.receipt() != null) {
                Receipt receipt = receipt(answer, customer, ids.assign(decision, model.rules()));
                made.add(new Receipt(
                        receipt.engine(),
                        receipt.semantics(),
                        receipt.assumptions(),
                        receipt.request(),
                        receipt.facts(),
                        receipt.fit(),
                        history,
                        receipt.evaluated(),
                        receipt.decision()));
            }
            if (answer.wakeAt() != null) {
                wakeUps.put(answer.customerId(), answer.wakeAt());
            }
            return decision;
        }

        private static Decision decision(CaseAnswer answer) {
            return DecisionJson.read(Objects.requireNonNull(answer.decision()));
        }

        private static Receipt receipt(CaseAnswer answer, StoredCustomer customer, Decision decision) {
            return DecisionJson.readReceipt(Objects.requireNonNull(answer.receipt()), customer.facts(), decision);
        }

        /** Decides here; returns {@code null} if the rules would take too long. */
        private @Nullable Decision decide(StoredCustomer customer, ContactHistory history) {
            String id = customer.facts().id();
            try {
                DecisionInput input = DecisionInput.about(Objects.requireNonNull(views.get(id)), customer.hash());
                BatchDecider.PreparedBatch prepared = BatchDecider.prepare(model, List.of(input));
                if (prepared.prepared().isEmpty()) {
                    refused.add(id);
                    return null;
                }
                DecisionTrace trace = prepared.prepared().get(0).decide(decider, history);
                boolean isNew = CaseAnswer.isNew(trace.decision());
                DecisionTrace kept = isNew ? ids.assign(trace) : trace;
                again.add(kept);
                if (isNew) {
                    made.add(Receipt.of(engine, kept));
                }
                return trace.decision();
            } catch (RuleLimitExceeded e) {
                refused.add(id);
                return null;
            }
        }
    }
}
