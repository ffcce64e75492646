package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.decisions.retention.DecisionRetention;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.history.DecisionScan;
import org.holdfast.history.DecisionScans;
import org.holdfast.history.ReportedOutcome.Result;
import org.holdfast.history.retention.DecisionPruning;
import org.holdfast.history.retention.DecisionPrunings;
import org.holdfast.outcomes.OutcomeService;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random customers are decided for under the shipped rules, over years of decisions and outcomes. Whenever old
 * decisions are removed, the next decisions and their explanations are the same before and after, and so is what
 * reports count.
 */
class PrunedHistoriesIT {

    private static final int CUSTOMERS = 4;
    private static final int STEPS = 50;
    private static final DecisionRetention POLICY = DecisionRetention.parse("30d");
    private static final DecisionModel BOOK =
            Objects.requireNonNull(Samples.shipped().book());

    @ParameterizedTest
    @EnumSource(Database.class)
    void nothingIsDecidedOrCountedOtherwiseOnceOldDecisionsAreRemoved(Database database) {
        TreeSet<String> seen = new TreeSet<>();
        for (int seed = 0; seed < 2; seed++) {
            try (Database.Store store = database.open()) {
                new Game(store, new Random(seed), "seed " + seed).play(seen);
            }
        }
        assertThat(seen)
                .contains("removed", "repeated", "promise", "budget", "incident")
                .contains("contact-cap", "cool-down", "open-incident", "suppression");
    }

    private static final class Game {

        private final Database.Store store;
        private final Random random;
        private final String name;
        private final MovingClock clock = new MovingClock();
        private final Map<String, Customer> customers = new TreeMap<>();

        Game(Database.Store store, Random random, String name) {
            this.store = store;
            this.random = random;
            this.name = name;
        }

        void play(TreeSet<String> seen) {
            for (int step = 0; step < STEPS; step++) {
                clock.move(Duration.ofHours(5 + random.nextInt(random.nextInt(3) == 0 ? 20 : 24 * 24)));
                String id = "c" + random.nextInt(CUSTOMERS);
                if (random.nextInt(3) > 0 || !customers.containsKey(id)) {
                    customers.put(id, customer(id));
                }
                DecisionFixture node = new DecisionFixture(store, BOOK, clock, customers.values());
                node.outcomes.expireReservations();
                Decision decision = node.decisionService.decide(query(id, false));
                note(decision, seen);
                report(node, decision);
                if (random.nextInt(4) == 0) {
                    prune(node, name + ", step " + step, seen);
                }
            }
        }

        private void prune(DecisionFixture node, String context, TreeSet<String> seen) {
            DecisionPruning pruning = DecisionPrunings.of(store, POLICY, clock);
            long before = pruning.preview(POLICY).decisions();
            String explained = "c" + random.nextInt(CUSTOMERS);
            Map<String, String> expected = everything(node, explained);
            assertThat(pruning.prune(AuditTrails.TESTER, Long.MAX_VALUE, count -> {})
                            .decisions())
                    .isEqualTo(before);
            assertThat(everything(node, explained)).as(context).isEqualTo(expected);
            assertThat(pruning.preview(POLICY).decisions()).isZero();
            if (before > 0) {
                seen.add("removed");
            }
        }

        /** Everything that is decided and counted for all customers, and explained to one of them. */
        private Map<String, String> everything(DecisionFixture node, String explained) {
            Explainer explainer = new Explainer(new Decider(Guardrails.all()));
            Map<String, String> all = new TreeMap<>();
            for (String id : customers.keySet()) {
                DecisionTrace trace = node.decisionService.trace(query(id, true));
                all.put(id + " decided", FactsJson.write(trace.decision()));
                if (id.equals(explained)) {
                    all.put(
                            id + " explained",
                            FactsJson.write(explainer.explain(trace.model(), trace.input(), trace, "en", null)));
                }
                all.put(id + " incidents", withoutTexts(node.ledgers.standings().aboutIncidents(id)));
            }
            all.put("counted", DecisionScans.counted(store, new DecisionScan.Span(Instant.EPOCH, clock.instant())));
            all.put("budgets", String.valueOf(store.jdbc().queryForList("select * from budget_pot order by 1, 2")));
            all.put(
                    "promises",
                    String.valueOf(store.jdbc()
                            .queryForList("select id, promise, promise_due, promise_status from decided_action"
                                    + " where promise_status is not null order by id")));
            return all;
        }

        private DecisionQuery query(String id, boolean dry) {
            return new DecisionQuery(id, null, null, DecisionMoment.REVIEW, 3, dry, null, AuthorityLevel.AUTOMATIC);
        }

        /** Random facts of the last weeks: late orders, complaints, orders that stop, birthdays. */
        private Customer customer(String id) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                LocalDate placed = today.minusDays(3 + random.nextInt(40) + 30L * i);
                LocalDate promised = placed.plusDays(2 + random.nextInt(5));
                boolean arrived = random.nextInt(3) > 0;
                orders.add("{'id':'" + id + "-" + i + "-" + placed + "','placedAt':'" + placed + "','value':"
                        + (20 + random.nextInt(300)) + ",'currency':'EUR','promisedAt':'" + promised + "'"
                        + (arrived && promised.isBefore(today) ? ",'deliveredAt':'" + promised + "'" : "") + "}");
            }
            String complaints = random.nextInt(2) == 0
                    ? ""
                    : "{'id':'k-" + today + "','openedAt':'" + today.minusDays(random.nextInt(20)) + "','severity':"
                            + (1 + random.nextInt(5)) + ",'fault':'us','topic':'late'}";
            return Samples.customer("{'id':'" + id + "','name':'Ana','language':'en','timeZone':'Europe/Chisinau',"
                    + "'email':'" + id + "@example.org','phone':'+3736000000" + id.charAt(1) + "','birthday':'1992-"
                    + String.format("%02d", today.getMonthValue()) + "-" + String.format("%02d", today.getDayOfMonth())
                    + "','customerSince':'2024-05-02','segment':'consumer','consents':["
                    + "{'channel':'email','purpose':'marketing','given':true,'at':'2025-01-01'},"
                    + "{'channel':'email','purpose':'service','given':true,'at':'2025-01-01'}],'orders':["
                    + String.join(",", orders) + "],'complaints':[" + complaints
                    + "],'returns':[],'surveys':[{'kind':'nps','score':" + random.nextInt(11) + ",'at':'"
                    + today.minusDays(2) + "'}],'interactions':[]}");
        }

        private void report(DecisionFixture node, Decision decision) {
            for (Decision.DecidedAction act : decision.actions()) {
                int outcome = random.nextInt(9);
                if (outcome < Result.values().length) {
                    String id = String.valueOf(act.actionId());
                    node.outcomes.report(
                            id.substring(0, id.lastIndexOf('.')),
                            new OutcomeService.Report(
                                    id, Result.values()[outcome], null, null, "as told", "Vera", null, "key-" + id),
                            AuditTrails.TESTER);
                }
            }
        }

        private static void note(Decision decision, TreeSet<String> seen) {
            decision.heldBack().forEach(held -> seen.add(held.by()));
            if (decision.repeated()) {
                seen.add("repeated");
            }
            decision.actions().forEach(act -> {
                if (act.promise() != null) {
                    seen.add("promise");
                }
                if (act.grant().budget() != null) {
                    seen.add("budget");
                }
                if (act.matter().incident() != null) {
                    seen.add("incident");
                }
            });
        }
    }

    private static String withoutTexts(List<?> actions) {
        return actions.stream()
                .map(each -> String.valueOf(each).replaceAll("act=.*", ""))
                .toList()
                .toString();
    }
}
