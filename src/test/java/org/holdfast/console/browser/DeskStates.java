package org.holdfast.console.browser;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.holdfast.Samples;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.Desk;
import org.holdfast.desk.DeskQuery;
import org.holdfast.desk.authorization.Authorization;
import org.holdfast.desk.authorization.AuthorizationAnswer;
import org.holdfast.desk.authorization.AuthorizationAnswer.Kind;
import org.holdfast.desk.authorization.AuthorizationQuestion;
import org.holdfast.desk.authorization.AuthorizationService;
import org.holdfast.facts.DecisionMoment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The states of the desk that need something to have been asked, answered or noted before. */
final class DeskStates {

    private static final Caller VERA = person("vera", "Vera Munteanu", AuthorityLevel.AGENT);
    private static final Caller SERGIU = person("sergiu", "Sergiu Rotaru", AuthorityLevel.SUPERVISOR);
    private static final Actor NATALIA = Actor.localOperator("tests", null);
    private static final AtomicInteger CALLS = new AtomicInteger(400_000);

    private DeskStates() {}

    static List<Screen> all() {
        return List.of(
                question("waiting", null, (site, id) -> {}),
                question("yes", Kind.YES, (site, id) -> {}),
                question("no", Kind.NO, (site, id) -> {}),
                question("amended", Kind.AMENDED, (site, id) -> {}),
                question("expired", null, DeskStates::expire),
                ofVera("desk-ask", "restricted", visit -> visit.reader().click(".ask summary")),
                ofVera("desk-ask-problem", "restricted", visit -> {
                    visit.reader().click(".ask summary");
                    visit.tamper("document.querySelector('.ask [name=amount]').value = 'five'");
                    visit.reader().click(".ask textarea");
                    visit.reader().type("Promised by our shop.");
                    visit.submit(".ask form button");
                }),
                new Screen("today-supervisor", 200, site -> "/", visit -> {
                    String customer = customer(visit.site(), "supervised");
                    ask(visit.site(), customer, null);
                    visit.continueAs("sergiu", "/");
                    visit.reader().element(".question");
                    expireAll(visit.site(), customer);
                }),
                new Screen("desk-noted", 200, site -> "/", DeskStates::note),
                new Screen("desk-undone", 200, site -> "/", visit -> {
                    note(visit);
                    visit.reader().type("u");
                    visit.reader()
                            .until("undone", () -> visit.reader().address().contains("undone=1"));
                }),
                new Screen("desk-outdated", 409, site -> "/", visit -> {
                    call(visit);
                    visit.tamper("document.querySelectorAll('[name=pageKey]').forEach(e => e.value = 'old')");
                    visit.reader().type("r");
                    visit.reader().element("#act [role=alert]");
                }));
    }

    /** Something that happens to a question. */
    private interface Fate {

        void befalls(Site site, String question);
    }

    private static Screen question(String state, @Nullable Kind answer, Fate fate) {
        return ofVera("desk-question-" + state, state, visit -> {
            Authorization asked = ask(visit.site(), customerId(state), answer);
            fate.befalls(visit.site(), asked.id());
            visit.open("/desk/" + customerId(state));
            visit.reader().element(".question");
            expireAll(visit.site(), customerId(state));
        });
    }

    private static Screen ofVera(String name, String customer, Consumer<Visit> acts) {
        return new Screen(name, 200, site -> "/", visit -> {
            visit.continueAs("vera", "/desk/" + customer(visit.site(), customer));
            acts.accept(visit);
        });
    }

    private static Caller person(String id, String name, AuthorityLevel step) {
        return new Caller(name, Set.of(Role.AGENT), step, new Caller.Origin.DemoPerson(id));
    }

    private static String customerId(String name) {
        return "T-" + name;
    }

    /** Stores a customer who was promised more than an agent may give. */
    static String customer(Site site, String name) {
        String id = customerId(name);
        site.server()
                .put(
                        "/v1/customers/" + id,
                        "{'id':'" + id + "','name':'Vera Discount','language':'en','orders':[{'id':'92-" + name + "',"
                                + "'value':900,'currency':'EUR','placedAt':'" + Samples.daysAgo(9)
                                + "','deliveredAt':'" + Samples.daysAgo(5)
                                + "','promisedDiscount':220,'appliedDiscount':0}]}");
        return id;
    }

    private static Authorization ask(Site site, String customer, @Nullable Kind answer) {
        AuthorizationService service = site.server().bean(AuthorizationService.class);
        Authorization asked = service.ask(
                VERA,
                new AuthorizationQuestion(
                        customer,
                        site.server()
                                .bean(Desk.class)
                                .view(new DeskQuery(
                                        customer, DecisionMoment.INBOUND_CALL, null, AuthorityLevel.AGENT, "en"))
                                .restricted()
                                .get(0)
                                .selection(),
                        null,
                        null,
                        "Promised by our shop, and the customer has a photo of the price tag.",
                        DecisionMoment.INBOUND_CALL,
                        null,
                        customer + CALLS.incrementAndGet(),
                        "en"));
        if (answer != null) {
            BigDecimal other = answer == Kind.AMENDED ? new BigDecimal("180.50") : null;
            String note = answer == Kind.YES ? null : "The tag was of last week.";
            service.answer(SERGIU, NATALIA, asked.id(), new AuthorizationAnswer(answer, other, note));
        }
        return asked;
    }

    private static void expire(Site site, String question) {
        site.server()
                .bean(JdbcTemplate.class)
                .update("update authorization_request set expires_at = asked_at where id = ?", question);
    }

    /** Makes room for the same question again; the page that is open still shows this one. */
    private static void expireAll(Site site, String customer) {
        site.server()
                .bean(JdbcTemplate.class)
                .update("update authorization_request set expires_at = asked_at where customer_id = ?", customer);
    }

    private static void note(Visit visit) {
        call(visit);
        visit.reader().type("1");
        visit.reader().type("a");
        visit.reader().element("form.undo");
    }

    /** Opens the desk with a customer who calls. */
    private static void call(Visit visit) {
        AgentCall call = new AgentCall(visit.site(), "+373 69 " + CALLS.incrementAndGet());
        call.prepare();
        visit.open("/desk/" + call.customer());
        visit.reader().element(".offer.best");
    }
}
