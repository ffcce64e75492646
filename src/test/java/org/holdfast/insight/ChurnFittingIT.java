package org.holdfast.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisioning.DecisionFixture;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.ChurnModels;
import org.holdfast.history.Ledgers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A model is fitted to the stored customers, used for later decisions, named in receipts and kept when the next one is
 * stored.
 */
@ParameterizedClass
@EnumSource(Database.class)
class ChurnFittingIT {

    private static final Instant NOW = Instant.parse("2026-06-30T10:00:00Z");
    private static final DecisionModel BOOK = Samples.shipped().book();
    /** Bought every two weeks until seven weeks ago. */
    private static final Customer SILENT = customer("silent", List.of(175, 161, 147, 133, 119, 105, 91, 77, 63, 49));

    private static final String ASK = "ask-what-is-missing";

    @Parameter
    private Database database;

    private final Hands clock = new Hands();
    private Database.Store store;
    private DecisionFixture decisionFixture;
    private final List<Customer> customers = new ArrayList<>();

    @BeforeEach
    void open() {
        store = database.open();
        Random random = new Random(3);
        customers.add(SILENT);
        for (int i = 0; i < 160; i++) {
            customers.add(customer("c-" + i, purchases(100 + random.nextInt(250), random)));
        }
        decisionFixture = new DecisionFixture(store, BOOK, clock, customers);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** Buy about every two weeks; after each purchase one in eight leaves. */
    private static List<Integer> purchases(int daysAgo, Random random) {
        List<Integer> days = new ArrayList<>();
        for (int ago = daysAgo; ago >= 0; ago -= 8 + random.nextInt(13)) {
            days.add(ago);
            if (random.nextInt(8) == 0) {
                break;
            }
        }
        return days;
    }

    private static Customer customer(String id, List<Integer> daysAgo) {
        StringBuilder orders = new StringBuilder();
        for (int ago : daysAgo) {
            orders.append(orders.isEmpty() ? "" : ",")
                    .append("{'id':'")
                    .append(id)
                    .append('-')
                    .append(ago)
                    .append("','placedAt':'")
                    .append(NOW.minus(Duration.ofDays(ago)))
                    .append("','value':20,'currency':'EUR'}");
        }
        return Samples.customer("{'id':'" + id
                + "','language':'en','email':'x@example.org','consents':[{'channel':'email','purpose':'marketing',"
                + "'given':true}],'complaints':[],'returns':[],'surveys':[],'interactions':[],'orders':[" + orders
                + "]}");
    }

    private Decision decide(String customer) {
        clock.now = clock.now.plusSeconds(60);
        return decisionFixture.decisionService.decide(DecisionQuery.about(customer));
    }

    private List<String> lookFrom(Instant asOf) {
        Decision decision = decisionFixture.decisionService.decide(new DecisionQuery(
                "silent", null, null, DecisionMoment.REVIEW, 25, true, asOf, AuthorityLevel.AUTOMATIC));
        return Stream.concat(
                        decision.actions().stream().map(act -> act.action().id()),
                        decision.heldBack().stream().map(Decision.HeldBack::action))
                .toList();
    }

    /** A single test, because fitting takes long. */
    @Test
    void aFitIsUsedForLaterDecisionsAndEarlierOnesReplayTheSame() {
        Instant before = clock.now;
        Decision unknown = decide("silent");
        assertThat(lookFrom(clock.now)).doesNotContain(ASK);

        ChurnFitting.Fitted first = fit(60);
        assertThat(first.number()).isEqualTo(1).isEqualTo(first.inUse());
        assertThat(AuditTrails.of(store, clock).page(null, 9)).singleElement().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo("churn-model-fitted");
            assertThat(entry.target()).isEqualTo("1");
            assertThat(entry.actor()).isEqualTo("tester");
        });
        assertThat(first.report().quality().all().value()).isGreaterThan(0.7);
        assertThat(lookFrom(clock.now)).contains(ASK);
        assertThat(lookFrom(before))
                .as("a moment before the fit does not use it")
                .doesNotContain(ASK);
        Decision known = decide("c-1");

        assertThat(fit(30).number()).isEqualTo(2);
        Decision later = decide("c-2");
        assertThat(Stream.of(unknown, known, later).map(this::fitOf)).containsExactly(null, 1, 2);
        assertThat(List.of(unknown, known, later))
                .allSatisfy(decision -> assertThat(decisionFixture
                                .replayService
                                .replay(decision.decisionId())
                                .differences())
                        .isEmpty());
        assertThat(decisionFixture.replayService.verify(100)).isEqualTo(new ReplayService.Verified(3, 3, 0, List.of()));
        readBack();

        clock.now = clock.now.plus(Duration.ofDays(100));
        ChurnFitting.Fitted nothing = new DecisionFixture(store, BOOK, clock, List.of(SILENT))
                .churnFitting.fit(null, 90, false, AuditTrails.TESTER, read -> {});
        assertThat(nothing.report().chosen()).isNull();
        assertThat(nothing.number()).isNull();
        assertThat(nothing.inUse())
                .as("a model that is not good enough does not replace the old one")
                .isEqualTo(2);
        assertThat(nothing.inUseDays()).isEqualTo(100);
    }

    private void readBack() {
        ChurnModels kept = Ledgers.of(store).fits();
        assertThat(kept.find(2)).isEqualTo(kept.at(clock.now)).isNotNull();
        assertThat(kept.find(3)).isNull();
        assertThat(kept.report(1).orElseThrow().quality().bins()).isNotEmpty();
    }

    @Test
    void aDryRunStoresNothingAndIgnoresLaterPurchases() {
        Instant then = NOW.minus(Duration.ofDays(120));
        ChurnFitting.Fitted past = decisionFixture.churnFitting.fit(then, 60, false, AuditTrails.TESTER, read -> {});
        assertThat(past.report().asOf()).isEqualTo("2026-03-02");
        assertThat(past.report().purchases())
                .isEqualTo(customers.stream()
                        .flatMap(each -> each.orders().stream())
                        .filter(order -> order.placedAt().hasCome(then, ZoneOffset.UTC))
                        .count());
        assertThat(Ledgers.of(store).fits().at(clock.instant())).isNull();
    }

    @Test
    void aHorizonOutOfBoundsIsRefused() {
        assertThatThrownBy(() -> decisionFixture.churnFitting.fit(null, 3, true, AuditTrails.TESTER, read -> {}))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("from 7 to 730");
    }

    private ChurnFitting.Fitted fit(int days) {
        clock.now = clock.now.plusSeconds(60);
        ChurnFitting.Fitted fitted =
                decisionFixture.churnFitting.fit(null, days, false, AuditTrails.TESTER, read -> {});
        clock.now = clock.now.plusSeconds(60);
        return fitted;
    }

    private Integer fitOf(Decision decision) {
        return Ledgers.of(store).receipts().find(decision).orElseThrow().fit();
    }

    private static final class Hands extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
