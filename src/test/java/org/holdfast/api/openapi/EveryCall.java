package org.holdfast.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.Samples;
import org.holdfast.client.ApiClient;
import org.holdfast.client.ApiException;
import org.holdfast.client.api.ActionsApi;
import org.holdfast.client.api.AuditTrailApi;
import org.holdfast.client.api.AuthorizationsApi;
import org.holdfast.client.api.CustomersApi;
import org.holdfast.client.api.DecisionsApi;
import org.holdfast.client.api.DeliveriesApi;
import org.holdfast.client.api.DraftsApi;
import org.holdfast.client.api.EventsApi;
import org.holdfast.client.api.ExplanationsApi;
import org.holdfast.client.api.IncidentsApi;
import org.holdfast.client.api.PromisesApi;
import org.holdfast.client.api.ReportsApi;
import org.holdfast.client.api.RuleBookApi;
import org.holdfast.client.model.AuthorizationAnswerRequest;
import org.holdfast.client.model.AuthorizationRequest;
import org.holdfast.client.model.AuthorizationUseRequest;
import org.holdfast.client.model.CloudEventBody;
import org.holdfast.client.model.CommentRequest;
import org.holdfast.client.model.CompletionRequest;
import org.holdfast.client.model.Customer;
import org.holdfast.client.model.CustomerSearchRequest;
import org.holdfast.client.model.DecisionRequest;
import org.holdfast.client.model.DraftChangeRequest;
import org.holdfast.client.model.DraftPublicationRequest;
import org.holdfast.client.model.DraftRequest;
import org.holdfast.client.model.EmergencyRequest;
import org.holdfast.client.model.ExampleRequest;
import org.holdfast.client.model.MergeRequest;
import org.holdfast.client.model.Order;
import org.holdfast.client.model.OutcomeReport;
import org.holdfast.client.model.PointsRequest;
import org.holdfast.client.model.ReplyRequest;
import org.holdfast.client.model.ReviewRequest;
import org.holdfast.client.model.RuleCopyRequest;
import org.holdfast.client.model.ScheduleRequest;
import org.holdfast.client.model.TextsRequest;
import org.holdfast.client.model.ValidityRequest;
import org.holdfast.client.model.VerdictRequest;

/** Calls every operation of the description with the generated client. A new endpoint needs one line here. */
final class EveryCall {

    private static final String CUSTOMER = "C-1001";

    private final Map<String, Making> calls = new TreeMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private final ApiClient client = new ApiClient();
    private final ApiClient supervisor = new ApiClient();

    /** @param supervisorKey key of another caller with more authority */
    EveryCall(String uri, String key, String supervisorKey) throws Exception {
        prepare(client, uri, key);
        prepare(supervisor, uri, supervisorKey);
        decisions();
        authorizations();
        customers();
        ledgers();
        deliveries();
        calls.put(
                "listAuditEntries",
                () -> new AuditTrailApi(client)
                        .listAuditEntries("key", "key-created", null, "2026-01-01", null, null, 10));
        ruleBook();
        drafts();
        reviews();
    }

    private void prepare(ApiClient caller, String uri, String key) {
        caller.updateBaseUri(uri);
        caller.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        caller.setResponseInterceptor(answer ->
                sent.add(new Sent(answer.request().method(), answer.uri().getRawPath(), answer.statusCode())));
        // A client would silently lose fields that the description does not have.
        caller.setObjectMapper(caller.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
    }

    /** A call. */
    interface Making {
        void make() throws Exception;
    }

    /** A request that was sent. */
    record Sent(String method, String path, int status) {

        boolean is(String method, String template) {
            return this.method.equalsIgnoreCase(method) && path.matches(template.replaceAll("\\{\\w+}", "[^/]+"));
        }
    }

    Set<String> names() {
        return calls.keySet();
    }

    List<Sent> make(String name) throws Exception {
        sent.clear();
        calls.get(name).make();
        return List.copyOf(sent);
    }

    private void decisions() throws Exception {
        DecisionsApi decisions = new DecisionsApi(client);
        ExplanationsApi explanations = new ExplanationsApi(client);
        Order late = new Order().id("o1").placedAt(Samples.daysAgo(20)).promisedAt(Samples.daysAgo(5));
        String id = decisions
                .decide(
                        new DecisionRequest()
                                .customer(new Customer().id("generated").addOrdersItem(late)),
                        null)
                .getDecisionId();
        calls.put(
                "decide",
                () -> decisions.decide(
                        new DecisionRequest()
                                .customerId(CUSTOMER)
                                .include(List.of(DecisionRequest.IncludeEnum.values()))
                                .max(5),
                        "generated-client-1"));
        calls.put(
                "decideMany", () -> decisions.decideMany("{\"customerId\":\"" + CUSTOMER + "\",\"dry\":true}\n", null));
        calls.put("nextBestAction", () -> decisions.nextBestAction(CUSTOMER, "email", "visit", 3));
        calls.put("getDecision", () -> decisions.getDecision(id));
        calls.put(
                "reportOutcome",
                () -> decisions.reportOutcome(id, new OutcomeReport().outcome(OutcomeReport.OutcomeEnum.PRESENTED)));
        calls.put("explainDecision", () -> explanations.explainDecision(id, "en"));
        calls.put("replayDecision", () -> explanations.replayDecision(id));
    }

    private void customers() {
        CustomersApi customers = new CustomersApi(client);
        calls.put("getCustomer", () -> customers.getCustomer(CUSTOMER, List.of("provenance")));
        calls.put(
                "replaceCustomer",
                () -> customers.replaceCustomer(
                        "new",
                        new Customer()
                                .name("Ana")
                                .addOrdersItem(new Order().id("1").placedAt("2026-03-01")),
                        null,
                        null));
        calls.put("getFactsSchema", () -> customers.getFactsSchema());
        calls.put(
                "patchCustomer", () -> customers.patchCustomer("new", new Customer().phone("069 123 456"), null, null));
        calls.put(
                "replaceCollection",
                () -> customers.replaceCollection(
                        "new", "orders", List.of(Map.of("id", "1", "placedAt", "2026-03-01")), "shop", null, null));
        calls.put("findCustomers", () -> customers.findCustomers(CUSTOMER, 10));
        calls.put(
                "findCustomersByBody",
                () -> customers.findCustomersByBody(
                        new CustomerSearchRequest().q("069 123 456").limit(5)));
        calls.put("replaceCustomers", () -> customers.replaceCustomers("{\"id\":\"one of many\"}\n"));
        calls.put("customerProgrammes", () -> customers.customerProgrammes(CUSTOMER, null, 10, null));
        calls.put("importPoints", () -> customers.importPoints(broughtAlong("newcomer")));
        calls.put("enterPoints", () -> {
            customers.replaceCustomer("collector", new Customer(), null, null);
            customers.importPoints(broughtAlong("collector"));
            customers.enterPoints(
                    "collector",
                    new PointsRequest()
                            .programme("Holdfast Club")
                            .amount(50)
                            .key("goodwill-1")
                            .reason("The parcel came too late."));
        });
        calls.put("exportCustomer", () -> customers.exportCustomer(CUSTOMER));
        calls.put("eraseCustomer", () -> {
            customers.replaceCustomer("leaving", new Customer(), null, null);
            customers.eraseCustomer("leaving");
        });
        EventsApi events = new EventsApi(client);
        calls.put(
                "tellEvent",
                () -> events.tellEvent(new CloudEventBody()
                        .specversion(CloudEventBody.SpecversionEnum._1_0)
                        .id("1")
                        .source("urn:test")
                        .type(CloudEventBody.TypeEnum.ORDER_SHIPPED)
                        .subject(CUSTOMER)
                        .data(Map.of("id", "not placed yet", "value", 10))));
        calls.put("listWaitingRecords", () -> events.listWaitingRecords(CUSTOMER, 10));
        calls.put("customerHistory", () -> customers.customerHistory("generated", null, 10, null));
    }

    private void authorizations() throws Exception {
        AuthorizationsApi authorizations = new AuthorizationsApi(client);
        AuthorizationsApi answers = new AuthorizationsApi(supervisor);
        AuthorizationAnswerRequest yes =
                new AuthorizationAnswerRequest().answer(AuthorizationAnswerRequest.AnswerEnum.YES);
        String id = ask("authorized");
        answers.answerAuthorization(id, yes);
        calls.put("askForAuthorization", () -> ask("asked"));
        calls.put("listAuthorizations", () -> authorizations.listAuthorizations(false, "authorized", null, 10));
        calls.put("getAuthorization", () -> authorizations.getAuthorization(id));
        calls.put("answerAuthorization", () -> answers.answerAuthorization(ask("answered"), yes));
        calls.put(
                "decideWithAuthorization",
                () -> authorizations.decideWithAuthorization(id, new AuthorizationUseRequest()));
    }

    /** Asks about a discount of more than a caller without authority may credit. */
    private String ask(String customer) throws Exception {
        Order order = new Order()
                .id("dear")
                .placedAt(Samples.daysAgo(20))
                .value(new BigDecimal("900"))
                .currency("EUR")
                .promisedDiscount(new BigDecimal("60"))
                .appliedDiscount(BigDecimal.ZERO);
        new CustomersApi(client)
                .replaceCustomer(
                        customer,
                        new Customer().id(customer).email("a@example.org").addOrdersItem(order),
                        null,
                        null);
        AuthorizationRequest question = new AuthorizationRequest()
                .rule("Credit a discount that was promised and not given")
                .action("credit-promised-discount")
                .subject("dear")
                .reason("It was promised.");
        return new AuthorizationsApi(client)
                .askForAuthorization(customer, question, customer)
                .getId();
    }

    private void deliveries() throws Exception {
        DeliveriesApi deliveries = new DeliveriesApi(client);
        Long id = deliveries
                .listDeliveries(null, null, null, 1, null)
                .getDeliveries()
                .get(0)
                .getId();
        calls.put("previewFactRetention", () -> new CustomersApi(client).previewFactRetention(List.of("orders:10y")));
        calls.put("pruneFacts", () -> new CustomersApi(client).pruneFacts());
        calls.put("previewDecisionRetention", () -> new DecisionsApi(client).previewDecisionRetention("2y"));
        calls.put("pruneDecisions", () -> new DecisionsApi(client).pruneDecisions());
        calls.put("listDeliveries", () -> deliveries.listDeliveries("waiting", null, null, 10, null));
        calls.put("resendDelivery", () -> deliveries.resendDelivery(id));
    }

    private static String broughtAlong(String customer) {
        return "{\"customerId\":\"" + customer + "\",\"programme\":\"Holdfast Club\",\"amount\":300,\"key\":\"old-1\","
                + "\"reason\":\"from the old club\"}\n";
    }

    private void ledgers() {
        calls.put("listActions", () -> new ActionsApi(client).listActions());
        calls.put("listIncidents", () -> new IncidentsApi(client).listIncidents(CUSTOMER, null, null, 10));
        calls.put("listPromises", () -> new PromisesApi(client).listPromises("open", null, null, 10));
        calls.put("listBudgets", () -> new ReportsApi(client).listBudgets());
        calls.put(
                "measureLoyalty", () -> new ReportsApi(client).measureLoyalty(null, null, null, "segment", null, null));
        calls.put(
                "reportActions",
                () -> new ReportsApi(client).reportActions(LocalDate.now().minusDays(30), null, null, 90));
    }

    private void ruleBook() {
        RuleBookApi ruleBook = new RuleBookApi(client);
        calls.put("getRuleBook", ruleBook::getRuleBook);
        calls.put("listRules", () -> ruleBook.listRules("late", null, null, null, null, null, "name", 1, "en"));
        calls.put("getRule", () -> ruleBook.getRule("Warn about a late delivery", "en"));
        calls.put("getRuleHistory", () -> ruleBook.getRuleHistory("Warn about a late delivery"));
        calls.put("checkRuleBook", () -> ruleBook.checkRuleBook(Samples.shippedTexts(), "ro", null));
        calls.put(
                "completeRuleBook",
                () -> ruleBook.completeRuleBook(new CompletionRequest()
                        .path("areas/delivery/new.dslr")
                        .text("rule")
                        .offset(4)));
        calls.put(
                "makeRuleBookExample",
                () -> ruleBook.makeRuleBookExample(new ExampleRequest()
                        .path("areas/delivery/warn-late-delivery.dslr")
                        .customerId(CUSTOMER)));
        calls.put("listValueFields", () -> ruleBook.listValueFields("en"));
        calls.put("listValues", () -> ruleBook.listValues("category", "tea", 10));
        calls.put("publishRuleBook", () -> ruleBook.publishRuleBook(null, "again", Samples.shippedTexts()));
        calls.put("listRuleBookServers", () -> ruleBook.listRuleBookServers());
        calls.put("listRuleBookVersions", () -> ruleBook.listRuleBookVersions(null, 5, null));
        calls.put("compareRuleBookVersions", () -> ruleBook.compareRuleBookVersions("1", null, "en"));
        calls.put("restoreRuleBook", () -> ruleBook.restoreRuleBook("1", null, "again"));
        calls.put("simulateRuleBook", () -> ruleBook.simulateRuleBook(null, 5, null, 1, Samples.shippedTexts()));
    }

    private void drafts() throws Exception {
        RuleBookApi ruleBook = new RuleBookApi(client);
        DraftsApi drafts = new DraftsApi(client);
        String path = "limits.yaml";
        String text = ruleBook.getRuleBookFile(path, null).getText();
        String id = draft(drafts);
        drafts.saveDraftFile(id, path, text + "\n", null, null, "*", null);
        calls.put("listRuleBookFiles", () -> ruleBook.listRuleBookFiles("1"));
        calls.put("getRuleBookFile", () -> ruleBook.getRuleBookFile(path, "1"));
        calls.put("listDrafts", () -> drafts.listDrafts("open", null, 10));
        calls.put("openDraft", () -> draft(drafts));
        calls.put("getDraft", () -> drafts.getDraft(id));
        calls.put("renameDraft", () -> drafts.renameDraft(id, new DraftChangeRequest().title("Warn sooner")));
        calls.put("discardDraft", () -> drafts.discardDraft(draft(drafts)));
        calls.put("reopenDraft", () -> {
            String discarded = draft(drafts);
            drafts.discardDraft(discarded);
            drafts.reopenDraft(discarded);
        });
        calls.put("getDraftFile", () -> drafts.getDraftFile(id, path));
        calls.put("saveDraftFile", () -> drafts.saveDraftFile(id, path, text + "# x\n", true, "a rule", "*", null));
        calls.put("deleteDraftFile", () -> {
            drafts.saveDraftFile(id, "areas/delivery/new.dslr", "rule", false, null, null, "*");
            drafts.deleteDraftFile(id, "areas/delivery/new.dslr", "*");
        });
        calls.put("revertDraftFile", () -> drafts.revertDraftFile(id, path));
        calls.put("moveDraftFile", () -> drafts.moveDraftFile(draft(drafts), path, "limits-of-old.yaml", "*"));
        calls.put("listDraftHistory", () -> drafts.listDraftHistory(id, path, null, 10));
        calls.put("getDraftHistoryFile", () -> drafts.getDraftHistoryFile(id, 2));
        calls.put("restoreDraftFile", () -> drafts.restoreDraftFile(id, 2));
        calls.put(
                "setRuleValidity",
                () -> drafts.setRuleValidity(
                        draft(drafts),
                        "areas/delivery/warn-late-delivery.dslr",
                        "Warn about a late delivery",
                        new ValidityRequest().from(LocalDate.of(2027, 1, 1)).paused("snow")));
        calls.put(
                "setTexts",
                () -> drafts.setTexts(
                        draft(drafts),
                        new TextsRequest()
                                .kind("actions")
                                .of("warn-late-delivery")
                                .language("en")
                                .parts(Map.of("subject", "Order {nothing}"))));
        calls.put(
                "copyRule",
                () -> drafts.copyRule(
                        draft(drafts),
                        new RuleCopyRequest().like("Warn about a late delivery").name("Warn again")));
        calls.put("startDraftImpact", () -> ruleBook.startDraftImpact(id));
        calls.put("getDraftImpact", () -> ruleBook.getDraftImpact(id));
        calls.put("listAffectedCustomers", () -> ruleBook.listAffectedCustomers(id, "en"));
        calls.put("stopDraftImpact", () -> ruleBook.stopDraftImpact(id));
        calls.put("previewDraftMerge", () -> drafts.previewDraftMerge(id));
        calls.put("mergeDraft", () -> drafts.mergeDraft(draft(drafts), new MergeRequest()));
    }

    private static String draft(DraftsApi drafts) throws Exception {
        return drafts.openDraft(new DraftRequest().title("Warn later").from(DraftRequest.FromEnum.LIVE))
                .getId()
                .toString();
    }

    private void reviews() throws Exception {
        DraftsApi drafts = new DraftsApi(client);
        DraftsApi approver = new DraftsApi(supervisor);
        String id = changed(drafts);
        String note = "Agreed with the care team";
        calls.put("takeBackChange", () -> changed(drafts));
        calls.put("getReview", () -> drafts.getReview(id));
        calls.put("askForReview", () -> drafts.askForReview(id, new ReviewRequest().note(note)));
        calls.put("approveDraft", () -> approver.approveDraft(id, new VerdictRequest().note(note)));
        calls.put("askForChanges", () -> approver.askForChanges(id, new VerdictRequest().note(note)));
        calls.put("withdrawVerdict", () -> {
            approver.approveDraft(id, new VerdictRequest());
            approver.withdrawVerdict(id);
        });
        calls.put("listComments", () -> drafts.listComments(id));
        calls.put(
                "addComment",
                () -> drafts.addComment(
                        id, new CommentRequest().path("limits.yaml").line(1).text("Why?")));
        calls.put("replyToComment", () -> drafts.replyToComment(id, 1, new ReplyRequest().text("Because.")));
        calls.put("resolveComment", () -> drafts.resolveComment(id, 1));
        calls.put("reopenComment", () -> drafts.reopenComment(id, 1));
        calls.put("publishDraft", () -> drafts.publishDraft(changed(drafts), new DraftPublicationRequest().note(note)));
        EmergencyRequest urgent = new EmergencyRequest().reason("Orders are promised for the wrong day");
        calls.put("publishInEmergency", () -> refused(409, () -> drafts.publishInEmergency(id, urgent)));
        calls.put("takeNoteOfEmergency", () -> refused(404, () -> approver.takeNoteOfEmergency(1)));
        ScheduleRequest later = new ScheduleRequest()
                .at(LocalDate.now().plusDays(9) + "T09:00")
                .timeZone("UTC")
                .note(note);
        calls.put("scheduleDraft", () -> drafts.scheduleDraft(id, later));
        calls.put("cancelSchedule", () -> {
            drafts.scheduleDraft(id, later);
            drafts.cancelSchedule(id);
        });
    }

    /** Keys are refused what only people may do. */
    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.getCode()).isEqualTo(status));
    }

    /** Returns a draft that takes back a publication. */
    private String changed(DraftsApi drafts) throws Exception {
        Map<String, String> texts = Samples.shippedTexts();
        texts.merge("programmes.yaml", "# " + UUID.randomUUID() + "\n", String::concat);
        Integer number = new RuleBookApi(client)
                .publishRuleBook(null, "a change", texts)
                .getPublication()
                .getNumber();
        return drafts.takeBackChange(number).getDraft();
    }
}
