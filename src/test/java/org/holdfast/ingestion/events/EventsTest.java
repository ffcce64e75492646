package org.holdfast.ingestion.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Base class of tests that send events about customers to each kind of database. */
@ParameterizedClass
@EnumSource(Database.class)
abstract class EventsTest {

    private static final int SHUFFLES = 60;

    @Parameter
    private Database database;

    final MovingClock clock = new MovingClock();
    Database.Store opened;
    CustomerStore store;
    EventFixture events;
    Instant start;

    private final FactsSchema declared;

    EventsTest(FactsSchema declared) {
        this.declared = declared;
    }

    EventsTest() {
        this(FactsSchema.EMPTY);
    }

    /** An event, some minutes after the start. */
    record Sent(int minute, String source, String type, String data) {

        Sent(int minute, String type, String data) {
            this(minute, "/shop", type, data);
        }
    }

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        events = new EventFixture(opened, store, clock, DeclaredFactsChecks.of(declared));
        start = clock.instant().minus(Duration.ofHours(2));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    Instant at(int minute) {
        return start.plus(Duration.ofMinutes(minute));
    }

    EventResult send(String customer, int minute, String type, String data) {
        return send(customer, new Sent(minute, type, data));
    }

    EventResult send(String customer, Sent sent) {
        return events.send(sent.source, sent.type, customer, at(sent.minute), sent.data);
    }

    Customer facts(String customer) {
        return store.find(customer).orElseThrow().facts();
    }

    /**
     * Sends events in the order in which they happened and in many others, checks that all lead to the same facts, and
     * returns those.
     *
     * @param json the part of the facts to compare
     */
    String inAnyOrder(String customer, List<Sent> happened, Function<Customer, String> json) {
        happened.forEach(each ->
                assertThat(send(customer, each).problem()).as(each.toString()).isNull());
        String expected = json.apply(facts(customer));
        List<Sent> arrived = new ArrayList<>(happened);
        for (int seed = 1; seed <= SHUFFLES; seed++) {
            Collections.shuffle(arrived, new Random(seed));
            String other = customer + "-" + seed;
            arrived.forEach(each ->
                    assertThat(send(other, each).problem()).as(each.toString()).isNull());
            assertThat(json.apply(facts(other))).as("in the order %s", arrived).isEqualTo(expected);
        }
        return expected;
    }
}
