package org.holdfast.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.holdfast.coordination.BackgroundJob;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.SourceFreshness;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.delivery.Deliveries;
import org.holdfast.facts.Customer;
import org.holdfast.history.Promises;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.overview.Overview.Activity;
import org.holdfast.overview.Overview.RecentAction;
import org.holdfast.overview.Overview.RuleBook;
import org.holdfast.overview.Overview.StaleSource;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.publishing.LiveRuleBookSync;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Looks at the whole installation. */
@Service
public class OverviewService {

    /** For how long after its due time a promise that was not kept needs attention. */
    private static final Duration BROKEN_LATELY = Duration.ofDays(2);

    /** How long an overview is shown again, because it reads much and many people may look at it. */
    private static final Duration KEPT = Duration.ofSeconds(2);

    private final RecentActions actions;
    private final Promises promises;
    private final BudgetLevels levels;
    private final Deliveries deliveries;
    private final SourceFreshness sources;
    private final BackgroundJobs jobs;
    private final LiveRuleBook live;
    private final LiveRuleBookSync sync;
    private final CustomerStore customers;
    private final CustomerCount customerCount;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    OverviewService(
            RecentActions actions,
            Promises promises,
            BudgetLevels levels,
            Deliveries deliveries,
            SourceFreshness sources,
            BackgroundJobs jobs,
            LiveRuleBook live,
            LiveRuleBookSync sync,
            CustomerStore customers,
            Clock clock) {
        this.actions = actions;
        this.promises = promises;
        this.levels = levels;
        this.deliveries = deliveries;
        this.sources = sources;
        this.jobs = jobs;
        this.live = live;
        this.sync = sync;
        this.customers = customers;
        this.customerCount = new CustomerCount(customers::count);
        this.clock = clock;
    }

    private record Kept(Instant at, Overview overview) {}

    /** Returns the overview, at most two seconds old. */
    public Overview overview() {
        Instant now = clock.instant();
        Kept last = kept;
        if (last == null || Duration.between(last.at, now).abs().compareTo(KEPT) > 0) {
            last = new Kept(now, read(now));
            kept = last;
        }
        return last.overview;
    }

    private Overview read(Instant now) {
        LiveRuleBook.State state = live.state();
        DecisionModel model = state.book();
        return new Overview(
                new Activity(actions.days(now, model.assumptions().timeZone())),
                named(actions.latest(Overview.MAX_LISTED)),
                overdue(now),
                levels.budgets(model, now),
                levels.places(model),
                deliveries.deadLetters(),
                stale(model, now),
                failingJobs(),
                ruleBook(state),
                customerCount.at(now));
    }

    private List<RecentAction> named(List<RecentAction> recent) {
        Map<String, Customer> known =
                customers.find(recent.stream().map(RecentAction::customerId).collect(Collectors.toSet()));
        return recent.stream()
                .map(each -> {
                    Customer customer = known.get(each.customerId());
                    return customer == null
                            ? each
                            : new RecentAction(
                                    each.decisionId(),
                                    each.customerId(),
                                    customer.name(),
                                    each.action(),
                                    each.rule(),
                                    each.granted(),
                                    each.status(),
                                    each.at());
                })
                .toList();
    }

    private List<Promises.Entry> overdue(Instant now) {
        List<Promises.Entry> overdue = new ArrayList<>(promises.due(now, Overview.MAX_LISTED));
        overdue.addAll(promises.brokenSince(now.minus(BROKEN_LATELY), Overview.MAX_LISTED));
        overdue.addAll(promises.page(Promises.Status.UNKNOWN, null, null, Overview.MAX_LISTED));
        return overdue.stream()
                .sorted(Comparator.comparing(entry -> entry.promise().dueAt()))
                .limit(Overview.MAX_LISTED)
                .toList();
    }

    private List<StaleSource> stale(DecisionModel model, Instant now) {
        List<StaleSource> stale = new ArrayList<>();
        sources.loadedAt()
                .forEach((source, collections) -> collections.forEach((collection, at) -> {
                    Duration age = Duration.between(at, now);
                    int heldBack = (int) model.rules().actions().values().stream()
                            .map(action -> action.usage().needs().get(collection))
                            .filter(needed -> needed != null && age.compareTo(needed) > 0)
                            .count();
                    if (heldBack > 0) {
                        stale.add(new StaleSource(source, collection, at, heldBack));
                    }
                }));
        stale.sort(Comparator.comparing(StaleSource::at));
        return stale;
    }

    private Map<String, String> failingJobs() {
        Map<String, String> failing = new TreeMap<>();
        for (BackgroundJob job : jobs.all()) {
            String failure = job.state().failure();
            if (failure != null) {
                failing.put(job.name(), failure);
            }
        }
        return failing;
    }

    private RuleBook ruleBook(LiveRuleBook.State state) {
        Publication publication = state.publication();
        LiveRuleBook.Refused refused = state.refused();
        return new RuleBook(
                publication.number(),
                publication.author(),
                publication.note(),
                publication.at(),
                state.book().rules().rules().size(),
                refused == null ? 0 : refused.problems().size(),
                sync.isSuspended());
    }
}
