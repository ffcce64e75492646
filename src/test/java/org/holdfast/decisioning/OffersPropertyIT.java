package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisioning.OfferOracle.Held;
import org.holdfast.decisioning.OfferOracle.Offer;
import org.holdfast.decisioning.OfferOracle.Shop;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.offers.OfferBooks;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.history.ReportedOutcome.Result;
import org.holdfast.history.retention.DecisionPruningReport;
import org.holdfast.history.retention.DecisionPrunings;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random offers with groups, exclusions, limits and priorities are decided as an independent oracle says, over months
 * of decisions and outcomes, of which the texts are removed after a month.
 */
class OffersPropertyIT {

    private static final Instant START = Instant.parse("2026-01-20T09:00:00Z");
    private static final int BOOKS = 32;
    private static final int STEPS = 30;
    private static final int CUSTOMERS = 4;
    private static final DecisionRetention MONTH = DecisionRetention.parse("30d");

    @ParameterizedTest
    @EnumSource(Database.class)
    void decisionsAreThoseOfTheOracle(Database database) {
        TreeSet<String> seen = new TreeSet<>();
        for (int seed = 0; seed < (database == Database.H2 ? BOOKS : BOOKS / 4); seed++) {
            try (Database.Store store = database.open()) {
                play(new Random(seed), store, seen, "seed " + seed);
            }
        }
        assertThat(seen).contains("group", "not-with", "use-limit", "first-customers", "repeated", "pruned");
    }

    private static void play(Random random, Database.Store store, TreeSet<String> seen, String seed) {
        List<Offer> offers = offers(random);
        DecisionModel book = book(offers);
        OfferOracle oracle = new OfferOracle(offers);
        Instant now = START;
        for (int step = 0; step < STEPS; step++) {
            // What failed is suppressed for the rest of that day, which is not the subject here.
            now = now.plusSeconds(3_600L * (24 + random.nextInt(24 * 12)));
            DecisionFixture node = new DecisionFixture(store, book, Clock.fixed(now, ZoneOffset.UTC), List.of());
            node.outcomes.expireReservations();
            oracle.expire(now);
            String customer = "c" + random.nextInt(CUSTOMERS);
            int max = 1 + random.nextInt(3);
            String context = seed + ", step " + step + ", " + offers;
            Shop expected = oracle.decide(customer, max, now);
            Decision look = decide(node, customer, max, true);
            if (step % 3 == 2) {
                DecisionPruningReport pruned = DecisionPrunings.of(store, MONTH, Clock.fixed(now, ZoneOffset.UTC))
                        .prune(AuditTrails.TESTER, Long.MAX_VALUE, count -> {});
                assertThat(pruned.complete()).isTrue();
                if (pruned.decisions() > 0) {
                    seen.add("pruned");
                }
                assertThat(decide(node, customer, max, true)).as(context).isEqualTo(look);
            }
            Decision decision = decide(node, customer, max, false);

            assertThat(given(look)).as(context).isEqualTo(expected.given());
            assertThat(given(decision)).as(context).isEqualTo(expected.given());
            assertThat(held(decision)).as(context).isEqualTo(expected.held());
            oracle.record(customer, decision, now);
            expected.held().forEach(held -> seen.add(held.by()));
            if (decision.repeated()) {
                seen.add("repeated");
            } else if (decision.decisionId() != null) {
                assertThat(node.replay(decision.decisionId()).same())
                        .as(context)
                        .isTrue();
            }
            report(random, node, oracle, decision);
        }
    }

    private static void report(Random random, DecisionFixture node, OfferOracle oracle, Decision decision) {
        for (Decision.DecidedAction act : decision.actions()) {
            int outcome = random.nextInt(6);
            Result result = List.of(Result.DELIVERED, Result.ACCEPTED, Result.FAILED, Result.REJECTED)
                    .get(Math.min(outcome, 3));
            if (outcome < 4) {
                String id = String.valueOf(act.actionId());
                node.outcomes.report(
                        id.substring(0, id.lastIndexOf('.')),
                        new OutcomeService.Report(id, result, null, null, null, null, null, null),
                        AuditTrails.TESTER);
                oracle.report(id, result);
            }
        }
    }

    private static List<Offer> offers(Random random) {
        List<Offer> offers = new ArrayList<>();
        List<String> choices = List.of("customer", "priority", "us");
        String[] chosen = {choices.get(random.nextInt(3)), choices.get(random.nextInt(3))};
        int count = 2 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int group = random.nextInt(3);
            String notWith = null;
            int within = 0;
            if (random.nextInt(4) == 0) {
                int other = random.nextInt(count);
                notWith = random.nextInt(4) == 0 ? "group-0" : "offer-" + other;
                within = random.nextInt(2) * (1 + random.nextInt(60));
            }
            offers.add(new Offer(
                    "offer-" + i,
                    20 + random.nextInt(4),
                    1 + random.nextInt(4),
                    random.nextInt(3),
                    1 + random.nextInt(30),
                    group < 2 ? "group-" + group : null,
                    group < 2 ? chosen[group] : null,
                    notWith,
                    within,
                    random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0,
                    List.of("ever", "day", "week", "month", "year", "45 days").get(random.nextInt(6)),
                    random.nextInt(3) == 0 ? 1 + random.nextInt(CUSTOMERS - 1) : 0));
        }
        return offers;
    }

    private static DecisionModel book(List<Offer> offers) {
        StringBuilder actions = new StringBuilder();
        StringBuilder rules = new StringBuilder();
        for (Offer offer : offers) {
            actions.append(OfferBooks.action(offer.id(), String.valueOf(offer.worth()), offer.terms()));
            rules.append(OfferBooks.rule(
                    "Rule " + offer.id(), offer.id(), String.valueOf(offer.amount()), offer.priority()));
        }
        return OfferBooks.of(actions.toString(), rules.toString());
    }

    private static Decision decide(DecisionFixture node, String id, int max, boolean dry) {
        Customer customer = Samples.customer("{'id':'" + id + "','timeZone':'UTC'}");
        return node.decisionService.decide(new DecisionQuery(
                null, customer, null, DecisionMoment.REVIEW, max, dry, null, AuthorityLevel.AUTOMATIC));
    }

    private static List<String> given(Decision decision) {
        return decision.actions().stream().map(act -> act.action().id()).toList();
    }

    private static List<Held> held(Decision decision) {
        return decision.heldBack().stream()
                .map(each -> new Held(each.action(), each.by(), each.liftsAt()))
                .toList();
    }
}
