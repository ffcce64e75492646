package org.holdfast.impact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftConflict;
import org.holdfast.drafts.DraftPreview;
import org.holdfast.drafts.DraftService;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.impact.Impact.Books;
import org.holdfast.impact.Impact.State;
import org.holdfast.publishing.LiveRuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.holdfast.simulation.comparison.EarlierDecisions;
import org.jspecify.annotations.Nullable;

/**
 * Compares the live rule book with a draft over all customers, in the background. A result is kept for a day by the
 * content of both books, for every reader.
 */
public final class ImpactService {

    /** Customers of the sample, always the same ones. */
    public static final int SAMPLE = 200;

    private static final Duration LIFE = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(30);

    private final DraftService drafts;
    private final LiveRuleBook live;
    private final CustomerRepository customers;
    private final Decider decider;
    private final ImpactTable table;
    private final ImpactRunner runner;
    private final Clock clock;
    private final EarlierDecisions earlier;
    private final RuleBookValidator builder;

    ImpactService(
            DraftService drafts,
            LiveRuleBook live,
            CustomerRepository customers,
            Decider decider,
            DecisionModel.Assumptions assumptions,
            ImpactTable table,
            ImpactRunner runner,
            Clock clock,
            EarlierDecisions earlier) {
        this.earlier = earlier;
        this.drafts = drafts;
        this.live = live;
        this.customers = customers;
        this.decider = decider;
        this.table = table;
        this.runner = runner;
        this.clock = clock;
        this.builder = new RuleBookValidator(assumptions, decider);
    }

    /**
     * What is known about the effect of a draft.
     *
     * @param impact {@code null} if it was never started
     * @param outdated whether the draft or the live rule book has changed since
     */
    public record Known(@Nullable Impact impact, boolean outdated) {}

    /**
     * Starts a comparison, unless it runs or is there already. What the same person has started before is stopped.
     *
     * @throws DraftConflict if the draft contradicts the live rule book
     * @throws ImpactRefused if the draft cannot be built, or too many comparisons wait
     */
    public Impact start(UUID draft, Contributor by) {
        BookSource source = drafts.source(draft);
        DecisionModel before = live.book();
        Books books = new Books(before.rules().version(), source.version());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<Impact> known = table.latest(books, day(now)).map(this::current);
        if (known.isPresent() && (known.get().isRunning() || known.get().state() == State.DONE)) {
            return known.get();
        }
        DecisionModel after = builder.build(source);
        if (after == null) {
            throw ImpactRefused.notBuilt();
        }
        runner.makeRoomFor(by.identity());
        Impact impact = new Impact(
                UUID.randomUUID(), draft, books, now, State.RUNNING, by.identity(), customers.count(), 0, null, null);
        table.deleteBefore(now.minus(KEPT));
        table.insert(impact, day(now), runner.node(), now);
        runner.submit(new ImpactJob(impact, new ImpactJob.Inputs(decider, before, after, earlier), table, clock));
        return impact;
    }

    /** Returns what is known about a draft: for its present text, or else the latest result for an earlier one. */
    public Known known(UUID draft) {
        DraftPreview preview = drafts.preview(draft);
        String version = preview.sourceHash();
        if (version != null) {
            Books books = new Books(live.book().rules().version(), version);
            Optional<Impact> found = table.latest(books, day(clock.instant())).map(this::current);
            if (found.isPresent()) {
                return new Known(found.get(), false);
            }
        }
        return table.latest(draft).map(row -> new Known(current(row), true)).orElse(new Known(null, false));
    }

    /** Stops the comparison that runs for a draft, if there is one. */
    public Known stop(UUID draft) {
        Known known = known(draft);
        Impact impact = known.impact();
        if (impact == null || !impact.isRunning()) {
            return known;
        }
        if (!runner.stop(impact.id())) {
            // The node that runs it finds out with its next sign of life.
            table.stop(impact.id());
        }
        return known(draft);
    }

    /**
     * Returns some affected customers, with the reason; none if this node no longer has them.
     *
     * @param language of the reader
     */
    public List<AffectedCustomer> affected(UUID impact, String language) {
        AffectedCustomers affected = runner.affected(impact);
        return affected == null ? List.of() : affected.read(customers, decider, language);
    }

    private Impact current(ImpactTable.Row row) {
        Impact running = runner.find(row.impact().id());
        if (running != null) {
            return running;
        }
        boolean silent = row.node().equals(runner.node())
                || row.updatedAt().isBefore(clock.instant().minus(LIFE));
        return row.impact().isRunning() && silent ? interrupted(row.impact()) : row.impact();
    }

    private static Impact interrupted(Impact impact) {
        return new Impact(
                impact.id(),
                impact.draft(),
                impact.books(),
                impact.asOf(),
                State.INTERRUPTED,
                impact.startedBy(),
                impact.customers(),
                impact.compared(),
                impact.sample(),
                null);
    }

    private LocalDate day(Instant now) {
        return now.atZone(live.book().assumptions().timeZone()).toLocalDate();
    }
}
