package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisioning.DecisionService.Request;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.publishing.LiveBooks;
import org.holdfast.publishing.LiveRuleBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that was frozen while another one published does not decide by the rule book it knows. */
@ParameterizedClass
@EnumSource(Database.class)
class StaleRuleBookIT {

    private static final List<Customer> CUSTOMERS = List.of(late("C-1"), late("C-2"));

    @Parameter
    private Database database;

    private Database.Store store;
    private DecisionFixture fixture;
    private DecisionModel next;

    @BeforeEach
    void publishElsewhere() {
        store = database.open();
        Clock clock = Clock.fixed(BudgetStress.NOW, ZoneOffset.UTC);
        fixture = new DecisionFixture(store, Samples.shipped().book(), clock, CUSTOMERS);
        next = DecisionFixture.book(Samples.shippedTexts().get("limits.yaml") + "# Another one.\n");
        LiveBooks.publishElsewhere(fixture.live, next);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Customer late(String id) {
        return Samples.customer(
                "{'id':'" + id + "','email':'" + id + "@example.org','complaints':[],'orders':[{'id':'1',"
                        + "'placedAt':'2026-03-01','promisedAt':'2026-03-05','value':50,'currency':'EUR'}]}");
    }

    private List<String> booksOfDecisions() {
        return store.jdbc().queryForList("select rule_book from decision", String.class);
    }

    @Test
    void aRequestIsDecidedByWhatIsLive() {
        assertThat(fixture.decisionService.decide(DecisionQuery.about("C-1")).ruleBook())
                .isEqualTo(next.rules().version());
        assertThat(booksOfDecisions()).containsExactly(next.rules().version());
    }

    @Test
    void requestsThatAreDecidedTogetherAreDecidedAlone() {
        List<Request> together =
                List.of(new Request(DecisionQuery.about("C-1"), null), new Request(DecisionQuery.about("C-2"), null));

        assertThatThrownBy(() -> fixture.decisionService.grouped().together(together))
                .isInstanceOf(LiveRuleBook.Replaced.class);
        assertThat(booksOfDecisions()).isEmpty();
    }

    @Test
    void changedFactsAreDecidedByWhatIsLive() {
        fixture.queuedRedecisions.ask(List.of("C-1", "C-2"), BudgetStress.NOW);
        fixture.worker.work();

        assertThat(booksOfDecisions())
                .containsExactly(next.rules().version(), next.rules().version());
        assertThat(store.jdbc().queryForObject("select count(*) from decide_queue", Long.class))
                .isZero();
    }
}
