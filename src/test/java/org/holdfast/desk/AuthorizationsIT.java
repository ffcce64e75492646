package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.DeskConflict.Reason;
import org.holdfast.desk.acting.ActRequest;
import org.holdfast.desk.acting.ActRequest.Answer;
import org.holdfast.desk.acting.ActResult;
import org.holdfast.desk.authorization.Authorization;
import org.holdfast.desk.authorization.Authorization.State;
import org.holdfast.desk.authorization.AuthorizationAnswer;
import org.holdfast.desk.authorization.AuthorizationAnswer.Kind;
import org.holdfast.desk.authorization.AuthorizationQuestion;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.ingestion.events.Events;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An agent asks a supervisor, who allows exactly one action, once. */
@ParameterizedClass
@EnumSource(Database.class)
class AuthorizationsIT {

    private static final Caller ION = DeskServer.agent("Ion");
    private static final Caller SAM = DeskServer.supervisor("Sam");
    private static final Caller EVA = DeskServer.supervisor("Eva");
    private static final AuthorizationAnswer YES = new AuthorizationAnswer(Kind.YES, null, null);
    private static final AuthorizationAnswer NO = new AuthorizationAnswer(Kind.NO, null, "not again");

    private static DeskServer desk;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        desk = new DeskServer(database.freshUrl());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        desk.close();
    }

    private static AuthorizationService service() {
        return desk.server.bean(AuthorizationService.class);
    }

    private static AuthorizationQuestion question(String customer, String amount, String key) {
        RestrictedOffer restricted = desk.view(ION, customer, "en").restricted().get(0);
        return new AuthorizationQuestion(
                customer,
                restricted.selection(),
                "refund",
                amount == null ? null : new BigDecimal(amount),
                "She is very upset.",
                DecisionMoment.INBOUND_CALL,
                null,
                key,
                "en");
    }

    private static Authorization ask(String customer) {
        return service().ask(ION, question(customer, null, "page of " + customer));
    }

    private static Authorization answer(Caller caller, Authorization asked, AuthorizationAnswer answer) {
        return service().answer(caller, DeskServer.actor(caller), asked.id(), answer);
    }

    private static AuthorizationAnswer amended(String amount) {
        return new AuthorizationAnswer(Kind.AMENDED, new BigDecimal(amount), null);
    }

    private static ActRequest request(Authorization authorization, String amount) {
        return new ActRequest(
                authorization.customerId(),
                authorization.selection(),
                DecisionMoment.INBOUND_CALL,
                null,
                Answer.ACCEPTED,
                "refund",
                null,
                new BigDecimal(amount),
                desk.acts().pageKey(ION, authorization.customerId()),
                authorization.id(),
                "en");
    }

    private static void assertConflict(Runnable act, Reason reason) {
        assertThatThrownBy(act::run)
                .asInstanceOf(InstanceOfAssertFactories.type(DeskConflict.class))
                .satisfies(conflict -> {
                    assertThat(conflict.reason()).isEqualTo(reason);
                    assertThat(conflict.text("ru"))
                            .matches("(?s).*\\p{IsCyrillic}.*")
                            .doesNotContain("{");
                    assertThat(conflict.text("ro"))
                            .isNotEqualTo(conflict.text("en"))
                            .doesNotContain("{");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "en, Needs a supervisor (up to €500).",
        "ru, Нужно разрешение руководителя (до 500\u00a0€).",
        "ro, Este nevoie de un supervizor (până la 500 EUR).",
    })
    void whatIsBeyondTheAuthorityIsShownWithWhoCouldAllowIt(String language, String text) {
        DeskView view = desk.view(ION, desk.customer(80), language);

        assertThat(view.offers()).isEmpty();
        assertThat(view.quiet()).isNotNull();
        assertThat(view.restricted()).singleElement().satisfies(restricted -> {
            assertThat(restricted.text().replaceAll("\\h", " ")).isEqualTo(text.replaceAll("\\h", " "));
            assertThat(restricted.needed()).isEqualTo(AuthorityLevel.SUPERVISOR);
            assertThat(restricted.offer().amount().amount()).isEqualByComparingTo("5");
        });
        assertThat(view.budgets()).extracting(BudgetLeft::name).containsExactly("goodwill");
    }

    @Test
    void aYesAllowsTheActionOnceAndDrawsTheBudgetOnce() throws Exception {
        String customer = desk.customer(80);
        Authorization asked = ask(customer);
        assertThat(asked.state()).isEqualTo(State.OPEN);
        assertThat(service().waitingFor(SAM)).extracting(Authorization::id).contains(asked.id());
        assertThat(service().waitingFor(ION)).isEmpty();
        assertConflict(() -> desk.act(ION, request(asked, "5")), Reason.NOT_AUTHORIZED);

        Authorization allowed = answer(SAM, asked, YES);
        assertThat(allowed.state()).isEqualTo(State.YES);
        assertThat(allowed.answer().by()).isEqualTo("Sam");
        AuditEntry entry = desk.server.bean(AuditTrail.class).page(null, 1).get(0);
        assertThat(entry.action()).isEqualTo("authorization-answered");
        assertThat(entry.details()).contains(asked.id()).doesNotContain("upset");

        BigDecimal before = desk.used();
        ActRequest request = request(allowed, "5");
        List<Object> results = DeskServer.atOnce(6, number -> () -> desk.act(ION, request));
        assertThat(results).allMatch(each -> each.equals(results.get(0)));
        assertThat(desk.used()).isEqualByComparingTo(before.add(new BigDecimal("5")));
        assertThat(desk.count("decision", customer)).isEqualTo(1);
        Authorization used = service().find(asked.id());
        assertThat(used.state()).isEqualTo(State.USED);
        assertThat(used.use().decisionId()).isEqualTo(((ActResult) results.get(0)).decisionId());
        assertConflict(() -> desk.act(ION, request(used, "5")), Reason.NOT_OFFERED);
    }

    @Test
    void anAuthorizationIsUsedByOneOfTwoDoors() throws Exception {
        String customer = desk.customer(80);
        Authorization allowed = answer(SAM, ask(customer), YES);
        BigDecimal before = desk.used();
        ActRequest request = request(allowed, "5");

        DeskServer.atOnce(
                2,
                number -> () -> number == 0
                        ? desk.act(ION, request)
                        : desk.acts()
                                .decide(
                                        ION,
                                        allowed.id(),
                                        DecisionMoment.INBOUND_CALL,
                                        null,
                                        trace -> trace.decision().decisionId()));

        assertThat(desk.used()).isEqualByComparingTo(before.add(new BigDecimal("5")));
        assertThat(desk.count("decision", customer)).isEqualTo(1);
    }

    @Test
    void undoingMakesTheAuthorizationUsableAgain() {
        String customer = desk.customer(80);
        Authorization allowed = answer(SAM, ask(customer), YES);
        BigDecimal before = desk.used();
        ActResult done = desk.act(ION, request(allowed, "5"));
        desk.acts().undo(ION, DeskServer.actor(ION), done.actId());

        assertThat(desk.used()).isEqualByComparingTo(before);
        assertThat(service().find(allowed.id()).state()).isEqualTo(State.YES);
        desk.act(ION, request(allowed, "5"));
        assertThat(desk.used()).isEqualByComparingTo(before.add(new BigDecimal("5")));
    }

    @Test
    void anotherAmountIsWhatIsGiven() {
        String customer = desk.customer(2_000);
        Authorization asked = ask(customer);
        assertThat(asked.question().amount().amount()).isEqualByComparingTo("25");
        assertThatThrownBy(() -> answer(SAM, asked, amended("26")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 25");

        Authorization allowed = answer(SAM, asked, amended("12.5"));
        assertThat(allowed.state()).isEqualTo(State.AMENDED);
        assertConflict(() -> desk.act(ION, request(allowed, "25")), Reason.AMOUNT_CHANGED);
        ActResult done = desk.act(ION, request(allowed, "12.5"));

        assertThat(done.amount().amount()).isEqualByComparingTo("12.5");
        assertThat(desk.jdbc()
                        .queryForObject(
                                "select amount from budget_entry where action_id = ?",
                                BigDecimal.class,
                                done.actionId()))
                .isEqualByComparingTo("12.5");
    }

    @Test
    void anAmountBelowWhatTheRuleProposesCanBeAskedFor() {
        String customer = desk.customer(2_000);
        assertThatThrownBy(() -> service().ask(ION, question(customer, "30", "a")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 25");
        assertConflict(() -> service().ask(ION, question(customer, "3", "b")), Reason.NOT_NEEDED);

        Authorization asked = service().ask(ION, question(customer, "20", "c"));
        assertThat(asked.question().amount().amount()).isEqualByComparingTo("20");
        assertThat(asked.question().proposed().amount()).isEqualByComparingTo("25");
    }

    @Test
    void aNoAllowsNothing() {
        Authorization refused = answer(SAM, ask(desk.customer(80)), NO);

        assertThat(refused.state()).isEqualTo(State.NO);
        assertThat(refused.answer().note()).isEqualTo("not again");
        assertConflict(() -> desk.act(ION, request(refused, "5")), Reason.NOT_AUTHORIZED);
        assertThat(desk.count("decision", refused.customerId())).isZero();
    }

    @Test
    void nobodyAnswersTheirOwnQuestionOrBeyondTheirAuthority() {
        Authorization asked = ask(desk.customer(80));
        Caller promoted = DeskServer.supervisor("Ion");

        assertThatThrownBy(() -> answer(promoted, asked, YES))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("No one answers their own question");
        assertThatThrownBy(() -> answer(DeskServer.agent("Ada"), asked, YES))
                .isInstanceOf(NotPermitted.class)
                .hasMessageContaining("needs the authority of a supervisor");
        assertThatThrownBy(() -> answer(DeskServer.agent("Ada"), asked, NO)).isInstanceOf(NotPermitted.class);
        assertThat(service().find(asked.id()).state()).isEqualTo(State.OPEN);
    }

    @Test
    void ofTwoSupervisorsTheFirstWinsAndTheOtherLearnsIt() throws Exception {
        Authorization asked = ask(desk.customer(80));

        List<Object> results = DeskServer.atOnce(
                4, number -> () -> number % 2 == 0 ? answer(SAM, asked, YES) : answer(EVA, asked, NO));

        assertThat(results).filteredOn(Authorization.class::isInstance).hasSize(1);
        Authorization answered = service().find(asked.id());
        assertThat(results)
                .filteredOn(DeskConflict.class::isInstance)
                .hasSize(3)
                .allSatisfy(each -> assertThat(((DeskConflict) each).text("en"))
                        .isEqualTo(answered.answer().by() + " has already answered: " + answered.state() + "."));
    }

    @Test
    void silenceSaysSo() {
        String customer = desk.customer(80);
        Authorization asked = ask(customer);
        desk.clock.move(Duration.ofMinutes(16));
        try {
            assertThat(service().find(asked.id()).state()).isEqualTo(State.EXPIRED);
            assertThat(service().waitingFor(SAM)).extracting(Authorization::id).doesNotContain(asked.id());
            assertConflict(() -> answer(SAM, asked, YES), Reason.QUESTION_EXPIRED);
            assertConflict(() -> desk.act(ION, request(asked, "5")), Reason.NOT_AUTHORIZED);
            Authorization again = service().ask(ION, question(customer, null, "again"));
            assertThat(again.state()).isEqualTo(State.OPEN);
            answer(SAM, again, YES);
            desk.clock.move(Duration.ofMinutes(31));
            assertThat(service().find(again.id()).state()).isEqualTo(State.EXPIRED);
            assertConflict(() -> desk.act(ION, request(again, "5")), Reason.NOT_AUTHORIZED);
            desk.clock.move(Duration.ofMinutes(-31));
        } finally {
            desk.clock.move(Duration.ofMinutes(-16));
        }
    }

    @Test
    void aQuestionIsAskedOnce() throws Exception {
        String customer = desk.customer(80);
        AuthorizationQuestion question = question(customer, null, "twice");

        List<Object> results = DeskServer.atOnce(4, number -> () -> service().ask(ION, question));

        assertThat(results).allMatch(Authorization.class::isInstance);
        assertThat(desk.count("authorization_request", customer)).isEqualTo(1);
        assertConflict(() -> service().ask(DeskServer.agent("Ada"), question), Reason.ALREADY_ASKED);
        assertThatThrownBy(() -> service()
                        .ask(
                                ION,
                                new AuthorizationQuestion(
                                        customer,
                                        question.selection(),
                                        "credit",
                                        null,
                                        "Another reason",
                                        question.moment(),
                                        null,
                                        "twice",
                                        "en")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("was used for another question");
    }

    @Test
    void theAuthorizationIsForTheAskerAndTheActionAlone() {
        String customer = desk.customer(80);
        Authorization allowed = answer(SAM, ask(customer), YES);
        Caller ada = DeskServer.agent("Ada");
        ActRequest own = request(allowed, "5");
        assertThatThrownBy(() -> desk.act(
                        ada,
                        new ActRequest(
                                customer,
                                own.selection(),
                                own.moment(),
                                null,
                                own.answer(),
                                own.choice(),
                                null,
                                own.amount(),
                                desk.acts().pageKey(ada, customer),
                                own.authorizationId(),
                                "en")))
                .isInstanceOf(NotPermitted.class);
        String other = desk.customer(80);
        Offer offer = desk.credit(other);
        assertConflict(
                () -> desk.act(ION, desk.request(ION, other, offer, Answer.ACCEPTED, allowed.id())),
                Reason.NOT_AUTHORIZED);
        assertThat(desk.count("decision", other)).isZero();
    }

    @Test
    void wrongQuestionsAreRefusedAtTheField() {
        String customer = desk.customer(80);
        AuthorizationQuestion right = question(customer, null, "k");
        assertThatThrownBy(() -> new AuthorizationQuestion(
                        customer, right.selection(), null, null, " ", right.moment(), null, "k", "en"))
                .hasMessageContaining("is missing; expected a sentence");
        assertThatThrownBy(() -> new AuthorizationAnswer(Kind.AMENDED, null, null))
                .hasMessageContaining("expected the amount that may be given instead");
        assertThatThrownBy(() -> new AuthorizationAnswer(Kind.YES, BigDecimal.TEN, null))
                .hasMessageContaining("only the answer \"amended\" has an amount");
        assertThatThrownBy(() -> service()
                        .ask(
                                ION,
                                new AuthorizationQuestion(
                                        customer,
                                        right.selection(),
                                        "house",
                                        null,
                                        "Why not",
                                        right.moment(),
                                        null,
                                        "k",
                                        "en")))
                .hasMessageContaining("expected one of credit, refund");
        assertThatThrownBy(() -> service().find("unknown")).isInstanceOf(NotFound.class);
    }

    @Test
    void questionsFollowTheCustomerThroughMergeExportAndErasure() {
        String from = desk.customer(80);
        String into = desk.customer(80);
        Authorization asked = ask(from);
        desk.act(SAM, desk.request(SAM, from, desk.credit(from), Answer.ACCEPTED, null));

        String merged = Events.event(
                        "/crm", "m-" + from, "customer.merged", from, Instant.now(), "{'into':'" + into + "'}")
                .toString();
        assertThat(desk.server
                        .send(HttpRequest.newBuilder(desk.server.uri("/v1/events"))
                                .header("Content-Type", "application/cloudevents+json")
                                .POST(HttpRequest.BodyPublishers.ofString(merged)))
                        .at("status"))
                .isEqualTo("applied");
        assertThat(service().find(asked.id()).customerId()).isEqualTo(into);
        assertThat(service().ofCustomer(into, Instant.EPOCH)).hasSize(1);
        String export = desk.server.get("/v1/customers/" + into + "/export").text();
        assertThat(export).contains("She is very upset.", "actsAtTheDesk");

        assertThat(desk.server
                        .send(HttpRequest.newBuilder(desk.server.uri("/v1/customers/" + into))
                                .DELETE())
                        .status())
                .isLessThan(300);
        assertThat(desk.count("authorization_request", into)).isZero();
        assertThat(desk.count("desk_act", into)).isZero();
    }

    @Test
    void aHelpdeskPanelDoesTheSameOverHttp() {
        String customer = desk.customer(80);
        String agent = key("panel-" + database, AuthorityLevel.AGENT);
        String supervisor = key("lead-" + database, AuthorityLevel.SUPERVISOR);
        RestrictedOffer restricted = desk.view(ION, customer, "en").restricted().get(0);
        String body = "{'rule':'" + restricted.selection().rule() + "','action':'" + DeskServer.CREDIT
                + "','subject':'o-" + customer + "','reason':'Upset','moment':'inbound-call'}";

        Server.Answer asked = post(agent, "/v1/customers/" + customer + "/authorizations", body);
        assertThat(asked.status()).isEqualTo(201);
        assertThat(post(agent, "/v1/customers/" + customer + "/authorizations", body)
                        .at("id"))
                .isEqualTo(asked.at("id"));
        String path = "/v1/authorizations/" + asked.at("id");
        assertThat(post(agent, path + "/answer", "{'answer':'yes'}").status()).isEqualTo(403);
        assertThat(post(agent, path + "/decision", "{}").status()).isEqualTo(409);
        assertThat(post(supervisor, path + "/answer", "{'answer':'perhaps'}").status())
                .isEqualTo(400);
        Server.Answer answered = post(supervisor, path + "/answer", "{'answer':'yes','note':'once'}");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.at("answer.granted.amount")).isEqualTo("5");
        assertThat(post(supervisor, path + "/answer", "{'answer':'no'}").at("type"))
                .isEqualTo("urn:holdfast:problem:already-answered");
        assertThat(get(agent, "/v1/authorizations?customerId=" + customer).at("authorizations.0.state"))
                .isEqualTo("yes");

        Server.Answer decided = post(agent, path + "/decision", "{'moment':'inbound-call'}");
        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.at("actions.0.action")).isEqualTo(DeskServer.CREDIT);
        assertThat(post(agent, path + "/decision", "{'moment':'inbound-call'}").text())
                .isEqualTo(decided.text());
        assertThat(desk.count("decision", customer)).isEqualTo(1);
    }

    private static String key(String name, AuthorityLevel step) {
        return desk.server
                .bean(ApiKeyService.class)
                .create(name, EnumSet.of(Role.AGENT), step, null, DeskServer.actor(SAM))
                .text();
    }

    private static Server.Answer post(String key, String path, String json) {
        return desk.server.send(HttpRequest.newBuilder(desk.server.uri(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "panel")
                .POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
    }

    private static Server.Answer get(String key, String path) {
        return desk.server.send(HttpRequest.newBuilder(desk.server.uri(path)).header("Authorization", "Bearer " + key));
    }
}
