package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.DecisionMoment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;

@ParameterizedClass
@EnumSource(Database.class)
class DecisionsIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");
    private static DecisionModel book;

    @Parameter
    private Database database;

    private Database.Store opened;
    private Decisions decisions;
    private Outcomes outcomes;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    @BeforeEach
    void open() {
        opened = database.open();
        decisions = new Decisions(opened.jdbc());
        outcomes = new Outcomes(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Decision decision(String id) {
        String facts =
                "{'id':'c','language':'ru','orders':[{'id':'1','placedAt':'2026-03-01','promisedAt':'2026-03-10'}]}";
        return new Decider(List.of())
                .decide(
                        book,
                        new DecisionInput(
                                Samples.view(facts, "2026-03-15"),
                                "sha256:x",
                                null,
                                DecisionMoment.REVIEW,
                                3,
                                AuthorityLevel.AUTOMATIC,
                                ContactHistory.NONE))
                .decision()
                .withId(id);
    }

    @Test
    void aRecordedDecisionIsReadBackAsItWas() {
        decisions.record(List.of(decision("d-1"), decision("d-2")), NOW);

        assertThat(decisions.find("d-1"))
                .hasValueSatisfying(found -> assertThat(found)
                        .usingRecursiveComparison()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .isEqualTo(decision("d-1")));
        assertThat(decisions.find("d-3")).isEmpty();
    }

    @Test
    void anIdIdentifiesOneDecision() {
        decisions.record(List.of(decision("d-1")), NOW);

        assertThatThrownBy(() -> opened.transaction()
                        .executeWithoutResult(
                                status -> decisions.record(List.of(decision("d-2"), decision("d-1")), NOW)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(decisions.find("d-2")).isEmpty();
    }

    @Test
    void outcomesAreKeptInTheirOrder() {
        decisions.record(List.of(decision("d-1")), NOW);
        ReportedOutcome presented = new ReportedOutcome(
                "d-1", "d-1.1", ReportedOutcome.Result.PRESENTED, null, NOW, "на экране", "Вера", null, null);
        ReportedOutcome accepted = new ReportedOutcome(
                "d-1",
                "d-1.1",
                ReportedOutcome.Result.ACCEPTED,
                "voucher",
                NOW.plusSeconds(60),
                null,
                null,
                new BigDecimal("10.00"),
                "key-1");
        outcomes.record(presented, NOW);
        outcomes.record(accepted, NOW);

        assertThat(outcomes.of("d-1"))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(List.of(presented, accepted));
        assertThat(outcomes.find("d-1.1", "key-1")).isPresent();
        assertThat(outcomes.find("d-1.1", "key-2")).isEmpty();
    }

    @Test
    void aKeyIdentifiesOneReport() {
        decisions.record(List.of(decision("d-1")), NOW);
        ReportedOutcome reportedOutcome = new ReportedOutcome(
                "d-1", "d-1.1", ReportedOutcome.Result.ACCEPTED, null, NOW, null, null, null, "key-1");
        outcomes.record(reportedOutcome, NOW);

        assertThatThrownBy(() -> outcomes.record(reportedOutcome, NOW)).isInstanceOf(DuplicateKeyException.class);
        assertThat(outcomes.of("d-1")).hasSize(1);
    }
}
