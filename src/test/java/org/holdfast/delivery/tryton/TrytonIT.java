package org.holdfast.delivery.tryton;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.audit.AuditTrails;
import org.holdfast.crm.jdbc.Drivers;
import org.holdfast.crm.mapping.file.MappingFolder;
import org.holdfast.crm.sync.CrmSync;
import org.holdfast.crm.sync.SyncProgress;
import org.holdfast.crm.sync.SyncReport;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A real Tryton 6.0 as the CRM: data entered through its JSON-RPC is loaded with the shipped mapping file, decided on,
 * and the decision is written back as a note.
 */
@ExtendWith(WhereTrytonIs.class)
class TrytonIT {

    private static final LocalDate TODAY = TrytonShop.today();
    private static final Path CRM = Path.of("crm");

    private static Tryton tryton;
    private static TrytonShop shop;
    private static Server server;

    private static int amira;
    private static int amirasOrder;
    private static int boris;
    private static int corina;
    private static int dumitru;
    private static int elena;
    private static int filip;
    private static int grigore;
    private static int horia;
    private static int irina;
    private static int zoe;
    private static int ioana;
    private static int ioanasOrder;
    private static int jana;

    @BeforeAll
    static void start() {
        tryton = Tryton.started();
        shop = new TrytonShop(tryton.rpc());
        late();
        subscribers();
        complainers();
        content();
        deliveries();
        server = Server.start(
                "--holdfast.demo=false",
                "--holdfast.delivery.tryton.url=" + tryton.url(),
                "--holdfast.delivery.tryton.user=admin",
                "--holdfast.delivery.tryton.password=" + Tryton.PASSWORD);
        assertThat(load().badCustomers()).isZero();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static void late() {
        amira = shop.customer("Amira Haddad", "en", "amira@shop.example", null);
        amirasOrder = shop.sale(amira, TODAY.minusDays(12), TODAY.minusDays(3), 1);
        boris = shop.customer("Борис Иванов", "ru", "boris@shop.example", null);
        shop.sale(boris, TODAY.minusDays(12), TODAY.minusDays(3), 1);
        corina = shop.customer("Corina Popa", "ro", "corina@shop.example", "+40722000003");
        shop.sale(corina, TODAY.minusDays(12), TODAY.minusDays(2), 1);
        shop.unsubscribe(shop.subscribe("corina@shop.example", "Order updates"));
        irina = shop.customer("Irina Rusu", "ro", "irina@shop.example", null);
        shop.sale(irina, TODAY.minusDays(12), TODAY.minusDays(2), 1);
    }

    /** Two customers who bought once, two months ago; one of them has unsubscribed from the newsletter. */
    private static void subscribers() {
        dumitru = shop.customer("Dumitru Ciobanu", "en", "dumitru@shop.example", null);
        elena = shop.customer("Elena Morari", "en", "elena@shop.example", null);
        for (int party : List.of(dumitru, elena)) {
            shop.deliver(shop.sale(party, TODAY.minusDays(70), TODAY.minusDays(64), 1), TODAY.minusDays(65));
        }
        shop.unsubscribe(shop.subscribe("dumitru@shop.example", "Newsletter"));
        shop.subscribe("elena@shop.example", "Newsletter");
    }

    private static void complainers() {
        filip = shop.customer("Filip Sandu", "en", "filip@shop.example", null);
        int broken = shop.sale(filip, TODAY.minusDays(20), TODAY.minusDays(14), 1);
        shop.deliver(broken, TODAY.minusDays(15));
        shop.solve(shop.complain(filip, broken, "Damaged goods", TODAY.minusDays(4)));
        grigore = shop.customer("Grigore Lupu", "en", "grigore@shop.example", null);
        int wrong = shop.sale(grigore, TODAY.minusDays(20), TODAY.minusDays(14), 1);
        shop.deliver(wrong, TODAY.minusDays(15));
        shop.complain(grigore, wrong, "Other", TODAY.minusDays(8));
    }

    private static void content() {
        horia = shop.customer("Horia Stan", "en", "horia@shop.example", null);
        shop.deliver(shop.sale(horia, TODAY.minusDays(12), TODAY.minusDays(4), 1), TODAY.minusDays(5));
        shop.sale(horia, TODAY.minusDays(1), TODAY.plusDays(10), 2);
        zoe = shop.customer("Zoe Marin", "en", "zoe@shop.example", null);
    }

    /** One customer has got two of three machines, the other wanted hers later. */
    private static void deliveries() {
        ioana = shop.customer("Ioana Munteanu", "en", "ioana@shop.example", null);
        ioanasOrder = shop.sale(ioana, TODAY.minusDays(12), TODAY.plusDays(3), 3);
        shop.deliverPart(ioanasOrder, TODAY.minusDays(2), 2);
        jana = shop.customer("Jana Novak", "en", "jana@shop.example", null);
        shop.wishLater(shop.sale(jana, TODAY.minusDays(12), TODAY.minusDays(3), 1), TODAY.plusDays(5));
    }

    @Test
    void whatWasShippedInPartHasPartlyArrived() {
        Server.Answer decision = decide(ioana);

        assertThat(decision.at("actions.0.action")).isEqualTo("tell-partly-arrived");
        assertThat(decision.at("actions.0.reason"))
                .isEqualTo("Part of your order " + shop.number(ioanasOrder) + " has arrived, but not Coffee machine.");
    }

    @Test
    void whatTheCustomerWantsLaterIsNotLate() {
        assertThat(decide(jana).text()).doesNotContain("warn-late-delivery");
    }

    @Test
    void lateMeansAfterThePromisedDayEvenIfTrytonPlansALaterOne() {
        assertThat(shop.promised(amirasOrder)).isEqualTo(TODAY.minusDays(3));
        assertThat(shop.planned(amirasOrder)).isAfterOrEqualTo(TODAY);

        Server.Answer decision = decide(amira);

        assertThat(decision.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(decision.at("actions.0.reason"))
                .isEqualTo("Your order " + shop.number(amirasOrder) + " is 3 days late.");
    }

    @Test
    void messagesAreInTheLanguageStoredInTryton() {
        assertThat(decide(boris).at("actions.0.message.language")).isEqualTo("ru");
        assertThat(decide(corina).at("actions.0.message.language")).isEqualTo("ro");
    }

    @Test
    void aComplaintIsCompensatedOnceHoweverOftenItIsLoadedAndDecided() {
        Server.Answer first = decide(filip);
        load();
        Server.Answer second = decide(filip);

        assertThat(first.at("actions.0.action")).isEqualTo("compensate-complaint");
        assertThat(first.at("actions.0.granted.amount")).isEqualTo("20");
        assertThat(second.at("repeated")).isEqualTo("true");
        assertThat(second.at("actions.0.actionId")).isEqualTo(first.at("actions.0.actionId"));

        server.post("/v1/decisions/" + first.at("decisionId") + "/outcomes", "{'outcome': 'accepted'}");
        load();

        assertThat(decide(filip).text()).doesNotContain("\"granted\"");
    }

    @Test
    void anUnansweredComplaintIsAnswered() {
        assertThat(decide(grigore).at("actions.0.action")).isEqualTo("answer-complaint");
    }

    @Test
    void anUnsubscribedCustomerIsNotMailedAndTheDecisionSaysWhy() {
        Server.Answer optedOut = decide(dumitru);
        Server.Answer subscribed = decide(elena);

        assertThat(optedOut.at("outcome")).isEqualTo("hold");
        assertThat(optedOut.at("heldBack.0.action")).isEqualTo("invite-second-order");
        assertThat(optedOut.at("heldBack.0.by")).isEqualTo("consent");
        assertThat(optedOut.at("heldBack.0.reason")).isEqualTo("The customer does not want any advertising.");
        assertThat(subscribed.at("actions.0.action")).isEqualTo("invite-second-order");
        assertThat(subscribed.at("actions.0.channel")).isEqualTo("email");
    }

    @Test
    void aCustomerWithoutEmailUpdatesIsContactedThroughAnotherChannel() {
        Server.Answer any = decide(corina);
        Server.Answer byEmail =
                server.post("/v1/decisions", "{'customerId': '" + corina + "', 'channel': 'email', 'dry': true}");

        assertThat(any.at("actions.0.action")).isEqualTo("warn-late-delivery");
        assertThat(any.at("actions.0.channel")).isNotEqualTo("email");
        assertThat(byEmail.at("outcome")).isEqualTo("hold");
        assertThat(byEmail.at("heldBack.0.by")).isEqualTo("consent");
    }

    @Test
    void customersWhoseOrdersAreInTimeAreNotContacted() {
        assertThat(decide(horia).at("outcome")).isEqualTo("nothing");
        assertThat(decide(zoe).at("outcome")).isEqualTo("nothing");
    }

    @Test
    void factsMissingInTrytonStayUnknown() {
        Server.Answer facts = server.get("/v1/customers/" + zoe);

        assertThat(facts.json().has("surveys")).isFalse();
        assertThat(facts.json().has("interactions")).isFalse();
        assertThat(facts.json().has("membership")).isFalse();
        assertThat(facts.at("orders")).isEqualTo("[]");
        assertThat(facts.at("complaints")).isEqualTo("[]");
        assertThat(facts.at("timeZone")).isEqualTo("Europe/Bucharest");
        assertThat(facts.at("country")).isEqualTo("RO");
    }

    @Test
    void aLateOrderThatIsDeliveredIsNoLongerWarnedAbout() {
        int order = shop.sale(irina, TODAY.minusDays(9), TODAY.minusDays(1), 1);
        load();
        assertThat(facts(irina))
                .contains("\"id\":\"" + shop.number(order) + "\"")
                .doesNotContain("deliveredAt");

        shop.deliver(order, TODAY);
        SyncReport changes = load();

        assertThat(changes.full()).isFalse();
        assertThat(facts(irina)).contains("\"deliveredAt\":\"" + TODAY + "\"");
    }

    @Test
    void theDecisionAppearsOnThePartyOnce() {
        Server.Answer decision = decide(boris);
        awaitNote(boris);
        decide(boris);
        Patience.until(() -> server.get("/v1/deliveries?status=waiting")
                .json()
                .at("/deliveries")
                .isEmpty());

        assertThat(shop.notes(boris))
                .filteredOn(note -> note.contains("warn-late-delivery"))
                .singleElement()
                .asString()
                .contains(decision.at("actions.0.reason"));
    }

    private static void awaitNote(int party) {
        Patience.until(() -> !shop.notes(party).isEmpty());
    }

    /** Loads with the shipped mapping file, as the command does: everything the first time, then only changes. */
    private static SyncReport load() {
        Map<String, String> variables = Map.of("TRYTON_DB_URL", tryton.jdbcUrl(), "TRYTON_DB_USER", "postgres");
        MappingFolder.Read file = new MappingFolder(CRM, variables::get, DeclaredFactsChecks.none())
                .read("tryton")
                .get(0);
        return server.bean(CrmSync.class)
                .load(file, new Drivers(CRM), CrmSync.Options.SCHEDULED, AuditTrails.TESTER, SyncProgress.NONE);
    }

    private static Server.Answer decide(int party) {
        return server.post("/v1/decisions", "{'customerId': '" + party + "'}");
    }

    private static String facts(int party) {
        return server.get("/v1/customers/" + party).text();
    }
}
