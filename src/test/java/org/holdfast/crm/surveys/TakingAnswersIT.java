package org.holdfast.crm.surveys;

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
import org.holdfast.crm.CustomerStore;
import org.holdfast.crm.CustomerStores;
import org.holdfast.crm.Leaving;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Step;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.Moment;
import org.holdfast.facts.Source;
import org.holdfast.facts.Survey;
import org.holdfast.history.Ledgers;
import org.holdfast.history.Outcome;
import org.holdfast.retention.Anew;
import org.holdfast.retention.Counter;
import org.holdfast.retention.Inquiry;
import org.holdfast.retention.Namings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One question, one answer, on one link. */
@ParameterizedClass
@EnumSource(Database.class)
class TakingAnswersIT {

    private static final String ANA = "{'id':'C-1','name':'Ana','language':'ro','email':'ana@example.org','orders':[],'complaints':[{'id':'k-1',"
            + "'openedAt':'2026-03-10','firstReplyAt':'2026-03-10','resolvedAt':'2026-03-14','severity':1,'fault':'customer'}]";

    @Parameter
    private Database database;

    private Database.Store opened;
    private CustomerStore store;
    private Ledgers ledgers;
    private Counter counter;
    private TakingAnswers taking;
    private final MovingClock clock = new MovingClock();

    @BeforeEach
    void open() {
        opened = database.open();
        store = CustomerStores.of(opened, clock);
        ledgers = Ledgers.of(opened);
        counter = new Counter(opened, clock, store);
        taking = new TakingAnswers(Namings.links(), ledgers.decisions(), ledgers.outcomes(), counter.outcomes(), store, CustomerStores.gone(opened),
                Anew.undisturbed(opened), counter.anew(), clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static Inquiry about(Customer inline, boolean dry) {
        return new Inquiry(inline == null ? "C-1" : null, inline, Channel.EMAIL, Moment.REVIEW, 25, dry, null, Step.AUTOMATIC);
    }

    private static Decision.Act asking(Decision decision) {
        return decision.actions().stream().filter(act -> act.action().equals("ask-after-complaint")).findFirst()
                .orElseThrow(() -> new AssertionError(decision));
    }

    private static String token(Decision decision) {
        String body = asking(decision).message().body();
        assertThat(body).contains(" https://care.example/s/").doesNotContain("[");
        return body.substring(body.indexOf("/s/") + 3);
    }

    private String asked() {
        store.put(customer(ANA + "}"), null);
        return token(counter.decide(about(null, false)));
    }

    private List<Survey> surveys() {
        return store.find("C-1").orElseThrow().facts().surveys();
    }

    private List<Outcome> outcomes(String token) {
        return ledgers.outcomes().of(Namings.links().ticket(token).orElseThrow().decisionId());
    }

    @Test
    void aLookHasNoLinkAndTheDecisionReplaysWithItsOwn() {
        store.put(customer(ANA + "}"), null);

        assertThat(asking(counter.decide(about(null, true))).message().body()).endsWith(" [link to the survey]");
        Decision decision = counter.decide(about(null, false));
        String token = token(decision);
        assertThat(token(counter.decide(about(null, false)))).as("the same offer, answered again").isEqualTo(token);
        assertThat(counter.replay(decision.decisionId()).same()).isTrue();
    }

    @Test
    void anAnswerBecomesAFactAndAnOutcomeAndAsksForANewDecision() {
        String token = asked();
        assertThat(taking.look(token)).isEqualTo(new Asked(Asked.State.OPEN, "ro", Survey.Kind.CSAT));
        assertThat(taking.look(token).state()).as("looking takes nothing").isEqualTo(Asked.State.OPEN);

        clock.move(Duration.ofHours(1));
        assertThat(taking.answer(token, 2, "Prea lent <b>").state()).isEqualTo(Asked.State.TAKEN);

        assertThat(surveys()).singleElement().satisfies(survey -> {
            assertThat(survey.kind()).isEqualTo(Survey.Kind.CSAT);
            assertThat(survey.score()).isEqualByComparingTo("2");
            assertThat(survey.comment()).isEqualTo("Prea lent <b>");
            assertThat(survey.at()).hasToString("2026-03-15T11:00:00.123Z");
        });
        assertThat(outcomes(token)).singleElement().satisfies(outcome -> {
            assertThat(outcome.result()).isEqualTo(Outcome.Result.ACCEPTED);
            assertThat(outcome.note()).isEqualTo("csat 2");
        });
        assertThat(opened.jdbc().queryForList("select customer_id from decide_queue", String.class)).containsExactly("C-1");
        assertThat(taking.look(token).state()).isEqualTo(Asked.State.ANSWERED);
        assertThat(taking.answer(token, 5, null).state()).isEqualTo(Asked.State.ANSWERED);
        assertThat(surveys()).hasSize(1);
    }

    @Test
    void whoeverOwnsTheSurveysKeepsThemAndWhatTheySaid() {
        store.put(customer(ANA + ",'surveys':[{'kind':'nps','score':7,'at':'2026-01-10'}],'sources':{'surveys':{'from':'crm','at':"
                + "'2026-03-14T00:00:00Z'}}}"), null);
        String token = token(counter.decide(about(null, false)));

        taking.answer(token, 4, null);

        assertThat(surveys()).extracting(Survey::kind).containsExactly(Survey.Kind.NPS, Survey.Kind.CSAT);
        assertThat(store.find("C-1").orElseThrow().facts().sources().get("surveys")).extracting(Source::from).isEqualTo("crm");
    }

    @Test
    void ofManyWhoAnswerAtOnceOneIsTaken() throws Exception {
        String token = asked();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<Asked>> answers = threads.invokeAll(Collections.nCopies(12, () -> taking.answer(token, 3, null)));
            int taken = 0;
            for (Future<Asked> answer : answers) {
                taken += answer.get().state() == Asked.State.TAKEN ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(surveys()).hasSize(1);
        assertThat(outcomes(token)).hasSize(1);
    }

    @Test
    void whatIsOverOrForgedOrNoAnswerChangesNothing() {
        String token = asked();
        assertThatThrownBy(() -> taking.answer(token, 6, null)).isInstanceOf(InvalidFact.class);
        assertThatThrownBy(() -> taking.answer(token, 5, "x".repeat(1001))).isInstanceOf(InvalidFact.class);
        assertThat(taking.answer("A" + token.substring(1, 51) + "A", 5, null).state()).isEqualTo(Asked.State.UNKNOWN);

        clock.move(Duration.ofDays(30));
        assertThat(taking.look(token).state()).isEqualTo(Asked.State.OVER);
        assertThat(taking.answer(token, 5, null).state()).isEqualTo(Asked.State.OVER);
        assertThat(surveys()).isNull();
        assertThat(outcomes(token)).isEmpty();
    }

    @Test
    void ofSomebodyWhoIsNotStoredTheOutcomeKeepsTheAnswer() {
        String token = token(counter.decide(about(customer(ANA + "}"), false)));

        assertThat(taking.answer(token, 5, "Merci").state()).isEqualTo(Asked.State.TAKEN);
        assertThat(outcomes(token)).singleElement().extracting(Outcome::note).isEqualTo("csat 5: Merci");
        assertThat(store.find("C-1")).isEmpty();
        assertThat(taking.answer(token, 5, "Merci").state()).isEqualTo(Asked.State.ANSWERED);
    }

    @Test
    void theAnswerOfWhoWasMergedIsTheSurvivors() {
        String token = asked();
        leaving().merge("C-1", "C-2", () -> { });

        assertThat(taking.answer(token, 5, null).state()).isEqualTo(Asked.State.TAKEN);
        assertThat(store.find("C-2").orElseThrow().facts().surveys()).hasSize(1);
    }

    @Test
    void theErasedAreNotAskedAnyMore() {
        String token = asked();
        leaving().erase("C-1");

        assertThat(taking.look(token).state()).isEqualTo(Asked.State.OVER);
        assertThat(taking.answer(token, 5, "Ana").state()).isEqualTo(Asked.State.OVER);
        assertThat(outcomes(token)).isEmpty();
    }

    private Leaving leaving() {
        return CustomerStores.leaving(opened, clock, counter.anew(), ledgers.past());
    }
}
