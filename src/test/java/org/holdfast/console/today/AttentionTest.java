package org.holdfast.console.today;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.acting.OwnPromises.OwnPromise;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.facts.promise.Promise;
import org.holdfast.history.Promises;
import org.holdfast.overview.Overview;
import org.holdfast.overview.Overview.Activity;
import org.holdfast.overview.Overview.BudgetLevel;
import org.holdfast.overview.Overview.Day;
import org.holdfast.overview.Overview.RuleBook;
import org.holdfast.overview.Overview.StaleSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionTest {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    private static Overview troubled() {
        return new Overview(
                new Activity(Collections.nCopies(14, new Day(TODAY, 0, 0))),
                List.of(),
                List.of(),
                List.of(budget("14.99"), budget("15.00")),
                List.of(),
                Map.of("crm", 1L),
                List.of(new StaleSource("shop", "orders", NOW, 3)),
                Map.of("job", "why"),
                new RuleBook(2, "ana", "", NOW, 79, 1, true),
                320);
    }

    private static BudgetLevel budget(String left) {
        return new BudgetLevel("goodwill", new BigDecimal("100"), new BigDecimal(left), TODAY);
    }

    private static Attention of(Overview overview, Role role) {
        return Attention.of(
                overview,
                List.of(),
                new Caller("x", Set.of(role), AuthorityLevel.AUTOMATIC, new Caller.Origin.Person("p")));
    }

    @ParameterizedTest
    @CsvSource({"AGENT,false,false", "READ,true,false", "APPROVER,true,false", "ADMIN,true,true"})
    void readersSeeWhatTheyCanDoSomethingAbout(Role role, boolean reads, boolean operates) {
        Attention attention = of(troubled(), role);

        assertThat(attention.emptyBudgets()).hasSize(reads ? 1 : 0);
        assertThat(attention.staleSources()).hasSize(reads ? 1 : 0);
        assertThat(attention.isRuleBookRefused()).isEqualTo(reads);
        assertThat(attention.isFolderSuspended()).isEqualTo(reads);
        assertThat(attention.hasDeadLetters()).isEqualTo(operates);
        assertThat(attention.hasFailingJobs()).isEqualTo(operates);
        assertThat(attention.isEmpty()).isEqualTo(!reads);
    }

    @Test
    void onesOwnPromisesWaitAndAreListedOnce() {
        OwnPromise own = new OwnPromise("d-1.1", "C-1", "call-back", NOW, true);
        Overview overview = new Overview(
                new Activity(Collections.nCopies(14, new Day(TODAY, 0, 0))),
                List.of(),
                List.of(promise("d-1.1"), promise("d-2.1")),
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                new RuleBook(2, "ana", "", NOW, 79, 0, false),
                320);
        Caller agent = new Caller("x", Set.of(Role.AGENT), AuthorityLevel.AUTOMATIC, new Caller.Origin.Person("p"));

        Attention attention = Attention.of(overview, List.of(own), agent);

        assertThat(attention.isEmpty()).isFalse();
        assertThat(attention.otherPromises())
                .extracting(entry -> entry.promise().id())
                .containsExactly("d-2.1");
    }

    private static Promises.Entry promise(String id) {
        Promise promise = new Promise(id, "call-back", null, "We call.", NOW, NOW, FulfilmentCriterion.OUTCOME, null);
        return new Promises.Entry("C-1", promise, Promises.Status.UNKNOWN, null);
    }

    @Test
    void aDayWithOneActionIsVisibleBesideADayWithMany() {
        List<Bars.Bar> bars = Bars.of(List.of(new Day(TODAY, 1, 0), new Day(TODAY, 1_000, 0), new Day(TODAY, 0, 0)))
                .bars();

        assertThat(bars).extracting(Bars.Bar::height).containsExactly(1, Bars.HEIGHT, 0);
    }
}
