package org.holdfast.ingestion.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.holdfast.Samples.customer;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.AuditTrails;
import org.holdfast.customers.CustomerLifecycle;
import org.holdfast.customers.CustomerStore;
import org.holdfast.customers.CustomerStores;
import org.holdfast.decisioning.Counter;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.IdAssigners;
import org.holdfast.decisioning.RedecisionFixture;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Provenance;
import org.holdfast.facts.Survey;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.Ledgers;
import org.holdfast.history.ReportedOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One survey link accepts one answer. */
@ParameterizedClass
@EnumSource(Database.class)
class SurveyResponsesIT {

    private static final String ANA = "{'id':'C-1','name':'Ana','language':'ro','email':'ana@example.org','orders':[],"
            + "'complaints':[{'id':'k-1','openedAt':'2026-03-10','firstReplyAt':'2026-03-10',"
            + "'resolvedAt':'2026-03-14','severity':1,'fault':'customer'}]";

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private Ledgers ledgers;
    private Counter counter;
    private SurveyResponses responses;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        ledgers = Ledgers.of(opened);
        counter = new Counter(opened, clock, store);
        responses = new SurveyResponses(
                IdAssigners.links(),
                ledgers.decisions(),
                ledgers.outcomes(),
                counter.outcomes(),
                store,
                CustomerStores.gone(opened),
                RedecisionFixture.undisturbed(opened),
                counter.anew(),
                clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static DecisionQuery about(Customer inline, boolean dry) {
        return new DecisionQuery(
                inline == null ? "C-1" : null,
                inline,
                Channel.EMAIL,
                DecisionMoment.REVIEW,
                25,
                dry,
                null,
                AuthorityLevel.AUTOMATIC);
    }

    private static Decision.DecidedAction asking(Decision decision) {
        return decision.actions().stream()
                .filter(act -> act.action().id().equals("ask-after-complaint"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(decision));
    }

    private static String token(Decision decision) {
        String body = asking(decision).message().body();
        assertThat(body).contains(" https://care.example/s/").doesNotContain("[");
        return body.substring(body.indexOf("/s/") + 3);
    }

    private String sendSurvey() {
        store.put(customer(ANA + "}"), null);
        return token(counter.decide(about(null, false)));
    }

    private List<Survey> surveys() {
        return store.find("C-1").orElseThrow().facts().surveys();
    }

    private List<ReportedOutcome> outcomes(String token) {
        return ledgers.outcomes()
                .of(IdAssigners.links().ticket(token).orElseThrow().decisionId());
    }

    @Test
    void aPreviewHasNoLinkAndADecisionIsReplayedWithItsOwn() {
        store.put(customer(ANA + "}"), null);

        assertThat(asking(counter.decide(about(null, true))).message().body()).endsWith(" [link to the survey]");
        Decision decision = counter.decide(about(null, false));
        String token = token(decision);
        assertThat(token(counter.decide(about(null, false))))
                .as("the same offer, repeated")
                .isEqualTo(token);
        assertThat(counter.replay(decision.decisionId()).same()).isTrue();
    }

    @Test
    void anAnswerBecomesAFactAndAnOutcomeAndRequestsADecision() {
        String token = sendSurvey();
        assertThat(responses.state(token)).isEqualTo(new SurveyState(SurveyState.State.OPEN, "ro", Survey.Kind.CSAT));
        assertThat(responses.state(token).state())
                .as("reading the state changes nothing")
                .isEqualTo(SurveyState.State.OPEN);

        clock.move(Duration.ofHours(1));
        assertThat(responses.answer(token, 2, "Prea lent <b>").state()).isEqualTo(SurveyState.State.TAKEN);

        assertThat(surveys()).singleElement().satisfies(survey -> {
            assertThat(survey.kind()).isEqualTo(Survey.Kind.CSAT);
            assertThat(survey.score()).isEqualByComparingTo("2");
            assertThat(survey.comment()).isEqualTo("Prea lent <b>");
            assertThat(survey.at()).hasToString("2026-03-15T11:00:00.123Z");
        });
        assertThat(outcomes(token)).singleElement().satisfies(reportedOutcome -> {
            assertThat(reportedOutcome.result()).isEqualTo(ReportedOutcome.Result.ACCEPTED);
            assertThat(reportedOutcome.note()).isEqualTo("csat 2");
        });
        assertThat(opened.jdbc().queryForList("select customer_id from decide_queue", String.class))
                .containsExactly("C-1");
        assertThat(responses.state(token).state()).isEqualTo(SurveyState.State.ANSWERED);
        assertThat(responses.answer(token, 5, null).state()).isEqualTo(SurveyState.State.ANSWERED);
        assertThat(surveys()).hasSize(1);
    }

    @Test
    void theOwnerOfTheSurveysKeepsThem() {
        store.put(
                customer(ANA
                        + ",'surveys':[{'kind':'nps','score':7,'at':'2026-01-10'}],"
                        + "'sources':{'surveys':{'from':'crm','at':'2026-03-14T00:00:00Z'}}}"),
                null);
        String token = token(counter.decide(about(null, false)));

        responses.answer(token, 4, null);

        assertThat(surveys()).extracting(Survey::kind).containsExactly(Survey.Kind.NPS, Survey.Kind.CSAT);
        assertThat(store.find("C-1").orElseThrow().facts().sources().get("surveys"))
                .extracting(Provenance::from)
                .isEqualTo("crm");
    }

    @Test
    void ofSimultaneousAnswersOneIsAccepted() throws Exception {
        String token = sendSurvey();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<SurveyState>> answers =
                    threads.invokeAll(Collections.nCopies(12, () -> responses.answer(token, 3, null)));
            int accepted = 0;
            for (Future<SurveyState> answer : answers) {
                accepted += answer.get().state() == SurveyState.State.TAKEN ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(surveys()).hasSize(1);
        assertThat(outcomes(token)).hasSize(1);
    }

    @Test
    void expiredForgedAndInvalidAnswersChangeNothing() {
        String token = sendSurvey();
        assertThatThrownBy(() -> responses.answer(token, 6, null)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> responses.answer(token, 5, "x".repeat(1001))).isInstanceOf(InvalidInput.class);
        assertThat(responses.answer("A" + token.substring(1, 51) + "A", 5, null).state())
                .isEqualTo(SurveyState.State.UNKNOWN);

        clock.move(Duration.ofDays(30));
        assertThat(responses.state(token).state()).isEqualTo(SurveyState.State.OVER);
        assertThat(responses.answer(token, 5, null).state()).isEqualTo(SurveyState.State.OVER);
        assertThat(surveys()).isNull();
        assertThat(outcomes(token)).isEmpty();
    }

    @Test
    void theOutcomeKeepsTheAnswerOfACustomerWhoIsNotStored() {
        String token = token(counter.decide(about(customer(ANA + "}"), false)));

        assertThat(responses.answer(token, 5, "Merci").state()).isEqualTo(SurveyState.State.TAKEN);
        assertThat(outcomes(token))
                .singleElement()
                .extracting(ReportedOutcome::note)
                .isEqualTo("csat 5: Merci");
        assertThat(store.find("C-1")).isEmpty();
        assertThat(responses.answer(token, 5, "Merci").state()).isEqualTo(SurveyState.State.ANSWERED);
    }

    @Test
    void theAnswerOfAMergedCustomerBelongsToTheSurvivor() {
        String token = sendSurvey();
        lifecycle().merge("C-1", "C-2", AuditTrails.TESTER, () -> {});

        assertThat(responses.answer(token, 5, null).state()).isEqualTo(SurveyState.State.TAKEN);
        assertThat(store.find("C-2").orElseThrow().facts().surveys()).hasSize(1);
    }

    @Test
    void theLinkOfAnErasedCustomerHasExpired() {
        String token = sendSurvey();
        lifecycle().erase("C-1", AuditTrails.TESTER);

        assertThat(responses.state(token).state()).isEqualTo(SurveyState.State.OVER);
        assertThat(responses.answer(token, 5, "Ana").state()).isEqualTo(SurveyState.State.OVER);
        assertThat(outcomes(token)).isEmpty();
    }

    private CustomerLifecycle lifecycle() {
        return CustomerStores.leaving(opened, clock, counter.anew(), ledgers.past());
    }
}
