package org.holdfast.retention;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionBook;
import org.holdfast.delivery.Outbox;
import org.holdfast.explanation.Replay;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerSource;
import org.holdfast.facts.KnownCustomer;
import org.holdfast.facts.json.FactsHash;
import org.holdfast.history.Ledgers;
import org.holdfast.policy.Guardrails;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.retention.publishing.LiveBooks;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.source.BookSource;
import org.holdfast.simulation.CheckedBook;
import org.jspecify.annotations.Nullable;

/** The use cases on one database, put together without Spring, so that a test can set the clock, the book and the customers. */
final class Shop {

    final Deciding deciding;
    final TakingOutcomes outcomes;
    final DecidingForAll all;
    final DecidingAnew anew;
    private final Ledgers ledgers;
    private final LiveBook live;
    final Fitting fitting;
    final Replaying replaying;

    Shop(Database.Store store, DecisionBook book, Clock clock, Collection<Customer> customers) {
        this(store, book, clock, source(customers));
    }

    Shop(Database.Store store, DecisionBook book, Clock clock, CustomerSource known) {
        this(store, book, clock, known, Outbox.toNobody(store.jdbc()));
    }

    Shop(Database.Store store, DecisionBook book, Clock clock, CustomerSource known, Outbox outbox) {
        this.ledgers = Ledgers.of(store);
        Recording recording = new Recording(ledgers.standings(), ledgers.decisions(), ledgers.receipts(), outbox, ledgers.budgets(),
                new KeepingProgrammes(ledgers.programmes()), store.transaction(), "test");
        Decider decider = new Decider(Guardrails.all());
        this.live = LiveBooks.of(book);
        live.use(ledgers.fits());
        DecisionMetrics metrics = new DecisionMetrics(new SimpleMeterRegistry());
        this.deciding = new Deciding(live, decider, known, recording, metrics, clock, Namings.ofServer());
        this.all = new DecidingForAll(live, decider, known, recording, ledgers.runs(), metrics, clock, Namings.ofServer());
        this.anew = new DecidingAnew(live, decider, known, recording, ledgers.queue(), metrics, clock, Namings.ofServer(), true);
        this.outcomes = new TakingOutcomes(ledgers.decisions(), ledgers.outcomes(), ledgers.standings(), ledgers.budgets(),
                new ProgrammeEffects(live, ledgers.decisions(), ledgers.standings(), ledgers.programmes(), known), store.transaction(), clock);
        this.fitting = new Fitting(live, known, ledgers.fits(), clock);
        this.replaying = new Replaying(new PastBooks(live, ledgers.ruleBooks(), ledgers.fits()), ledgers.decisions(), ledgers.receipts(), decider,
                "test");
    }

    /** Decides again, from the receipt. */
    Replay replay(String decisionId) {
        Decision decision = ledgers.decisions().find(decisionId).orElseThrow();
        return Replay.of(new Decider(Guardrails.all()), live.book(), ledgers.receipts().find(decision).orElseThrow(), "test");
    }

    /** The shipped rules with other limits. */
    static DecisionBook book(String limits) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put("limits.yaml", limits);
        CheckedBook checked = Samples.check().check(BookSource.of(texts));
        if (checked.book() == null) {
            throw new AssertionError("Not a rule book: " + checked.problems());
        }
        return checked.book();
    }

    /** The shipped book with one more file of rules, for which there are no texts. */
    static DecisionBook bookWith(String path, String rules) {
        Map<String, String> texts = Samples.shippedTexts();
        texts.put(path, rules);
        RuleBookReader.Result read = new RuleBookReader("EUR").read(BookSource.of(texts));
        DecisionBook shipped = Samples.shipped().book();
        if (read.book() == null || shipped == null) {
            throw new AssertionError("Not a rule book: " + read.problems());
        }
        return new DecisionBook(read.book(), shipped.messages(), shipped.assumptions());
    }

    /** Customers who are kept in memory. */
    static CustomerSource source(Collection<Customer> customers) {
        return new Known(customers);
    }

    /** Hands on what it is asked. */
    static class Watched implements CustomerSource {

        private final CustomerSource source;

        Watched(CustomerSource source) {
            this.source = source;
        }

        @Override
        public Optional<KnownCustomer> find(String id) {
            return source.find(id);
        }

        @Override
        public List<String> ids(@Nullable String after, int size) {
            return source.ids(after, size);
        }

        @Override
        public List<KnownCustomer> findAll(Collection<String> ids) {
            return source.findAll(ids);
        }

        @Override
        public List<KnownCustomer> page(@Nullable String after, int size) {
            return source.page(after, size);
        }

        @Override
        public long count() {
            return source.count();
        }
    }

    private static final class Known implements CustomerSource {

        private final TreeMap<String, KnownCustomer> all = new TreeMap<>();

        Known(Collection<Customer> customers) {
            customers.forEach(each -> all.put(each.id(), new KnownCustomer(each, FactsHash.of(each))));
        }

        @Override
        public Optional<KnownCustomer> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public List<String> ids(@Nullable String after, int size) {
            return page(after, size).stream().map(each -> each.facts().id()).toList();
        }

        @Override
        public List<KnownCustomer> findAll(Collection<String> ids) {
            return ids.stream().flatMap(id -> find(id).stream()).toList();
        }

        @Override
        public List<KnownCustomer> page(@Nullable String after, int size) {
            return all.tailMap(after == null ? "" : after, false).values().stream().limit(size).toList();
        }

        @Override
        public long count() {
            return all.size();
        }
    }
}
