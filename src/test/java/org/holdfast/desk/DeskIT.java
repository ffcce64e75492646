package org.holdfast.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.access.MovingClock;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.desk.card.CustomerCard;
import org.holdfast.desk.timeline.CustomerTimeline;
import org.holdfast.desk.timeline.TimelineEntry;
import org.holdfast.desk.timeline.TimelineEntry.Kind;
import org.holdfast.desk.timeline.TimelinePage;
import org.holdfast.explanation.Alternative;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a person at the desk sees, on both databases, with the shipped rules on 15 March 2026. */
@ParameterizedClass
@EnumSource(Database.class)
class DeskIT {

    private static Server server;
    private static MovingClock clock;

    @Parameter
    private Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) {
        clock = new MovingClock();
        server = Server.at(clock, database.freshUrl(), "--holdfast.demo=false");
        put(
                "late",
                "'name':'Amira Haddad','language':'en','country':'GB','customerSince':'2021-04-01','segment':'tea',"
                        + "'email':'a@example.org','consents':[{'channel':'email','purpose':'marketing',"
                        + "'given':true}],'complaints':[{'id':'k-1','openedAt':'2026-03-10','orderId':'5511'}],"
                        + "'orders':[{'id':'5512','placedAt':'2026-03-01','value':80,'currency':'EUR',"
                        + "'promisedAt':'2026-03-12'},{'id':'5511','placedAt':'2026-02-10','value':80,"
                        + "'currency':'EUR','promisedAt':'2026-03-01','deliveredAt':'2026-03-10'}],"
                        + "'sources':{'orders':{'from':'shop','at':'2026-03-15T07:00:00Z'},"
                        + "'complaints':{'from':'helpdesk','at':'2026-03-15T09:58:00Z'}}");
        put("new", "'language':'ro','orders':[],'complaints':[],'returns':[]");
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static void put(String id, String facts) {
        assertThat(server.put("/v1/customers/" + id, "{'id':'" + id + "'," + facts + "}")
                        .status())
                .isLessThan(300);
    }

    private static DeskQuery query(String customer, String language) {
        return new DeskQuery(customer, DecisionMoment.INBOUND_CALL, null, AuthorityLevel.AGENT, language);
    }

    private static DeskView view(String customer, String language) {
        return server.bean(Desk.class).view(query(customer, language));
    }

    private static long rows() {
        JdbcTemplate jdbc = server.bean(JdbcTemplate.class);
        return List.of("decision", "decided_action", "receipt", "outcome", "budget_entry", "delivery").stream()
                .mapToLong(table -> jdbc.queryForObject("select count(*) from " + table, Long.class))
                .sum();
    }

    @Test
    void whoItIsAndWhatIsWrong() {
        DeskView view = view("late", "en");

        CustomerCard card = view.customer();
        assertThat(card.name()).isEqualTo("Amira Haddad");
        assertThat(card.since()).isEqualTo("2021-04-01");
        assertThat(card.permissions())
                .singleElement()
                .hasToString("ChannelPermission[channel=email, purpose=marketing, permission=given]");
        assertThat(card.ages())
                .extracting(CustomerCard.FactsAge::text)
                .containsExactly("as of 3 h ago (shop)", "as of 2 min ago (helpdesk)");
        assertThat(view.troubles())
                .extracting(Trouble::text)
                .containsExactly(
                        "Order 5512 is 3 days late (promised for March 12, 2026).",
                        "Complaint k-1 of March 10, 2026 has not been answered. It is about order 5511.");
    }

    @Test
    void theOfferIsInTheCustomersLanguageAndInThatOfTheReader() {
        Offer best = view("late", "ru").offers().get(0);

        assertThat(best.rank()).isEqualTo(1);
        assertThat(best.say().language()).isEqualTo("en");
        assertThat(best.say().subject()).isEqualTo("Your complaint k-1");
        assertThat(best.meaning().title()).contains("k-1").matches(".*\\p{IsCyrillic}.*");
        assertThat(best.meaning().why()).matches(".*\\p{IsCyrillic}.*");
    }

    @Test
    void theSecondAndThirdBestFollowWithChoicesAndBudgets() {
        DeskView view = view("late", "ro");

        assertThat(view.offers()).hasSize(3).extracting(Offer::rank).containsExactly(1, 2, 3);
        Offer credit = view.offers().stream()
                .filter(each -> each.selection().action().equals("credit-late-delivery"))
                .findFirst()
                .orElseThrow();
        assertThat(credit.amount()).isNotNull();
        assertThat(credit.choices()).extracting(Offer.Choice::id).containsExactly("credit", "refund");
        assertThat(credit.choices().get(0).say()).startsWith("Take ");
        assertThat(credit.choices().get(0).text()).doesNotStartWith("Take ");
        assertThat(view.budgets()).singleElement().satisfies(budget -> {
            assertThat(budget.left()).isEqualTo(budget.total());
            assertThat(budget.text()).contains("goodwill", "au rămas");
        });
        assertThat(view.quiet()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Best left alone today. This has already been done.",
        "ru, Сегодня лучше не беспокоить. Это уже сделано.",
        "ro, Astăzi este mai bine să nu deranjăm clientul. Acest lucru a fost deja făcut.",
    })
    void whatIsHeldBackIsSaidInTheLanguageOfTheReader(String language, String text) {
        String id = "done-" + language;
        put(
                id,
                "'language':'en','complaints':[],'orders':[{'id':'1','placedAt':'2026-03-01','value':80,"
                        + "'currency':'EUR','promisedAt':'2026-03-12'}]");
        Server.Answer decided = server.post("/v1/decisions", "{'customerId':'" + id + "'}");
        server.post("/v1/decisions/" + decided.at("decisionId") + "/outcomes", "{'outcome':'delivered'}");

        DeskView view = view(id, language);
        assertThat(view.offers()).isEmpty();
        assertThat(view.quiet().text()).isEqualTo(text);
        assertThat(view.customer().lastContact()).isNotNull();
    }

    @Test
    void nothingToDoIsSaidInWords() {
        DeskView view = view("new", "en");

        assertThat(view.offers()).isEmpty();
        assertThat(view.quiet()).isNotNull();
        assertThat(view.quiet().text()).isEqualTo("Nothing calls for action today.");
        assertThat(view.customer().name()).isNull();
        assertThat(view.troubles()).isEmpty();
    }

    @Test
    void lookingRecordsNothing() {
        long before = rows();

        view("late", "en");
        server.bean(Desk.class).alternatives(query("late", "en"), "");
        server.bean(CustomerTimeline.class).page("late", null, 20, "en");

        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void tenAlternativesAreGroupedAndTheRestCanBeSearched() {
        NearestAlternatives all = server.bean(Desk.class).alternatives(query("late", "en"), "");

        assertThat(all.groups().stream()
                        .mapToInt(each -> each.alternatives().size())
                        .sum())
                .isEqualTo(NearestAlternatives.SHOWN);
        assertThat(all.groups()).extracting(NearestAlternatives.Grouped::group).isSorted();
        assertThat(all.others()).isGreaterThan(30);
        NearestAlternatives birthday = server.bean(Desk.class).alternatives(query("late", "en"), "happy BIRTHDAY");
        assertThat(birthday.groups())
                .flatExtracting(NearestAlternatives.Grouped::alternatives)
                .isNotEmpty()
                .extracting(Alternative::title)
                .allMatch(title -> title.startsWith("Happy birthday"));
    }

    @Test
    void anUnknownCustomerIsNotFound() {
        assertThatThrownBy(() -> view("nobody", "en")).isInstanceOf(NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void theTimelineHasEverythingOnceWhateverThePageSize(String language) {
        String id = "history-" + language;
        put(
                id,
                "'language':'en','complaints':[{'id':'k-2','openedAt':'2026-03-10'}],'orders':[{'id':'1',"
                        + "'placedAt':'2026-03-01','value':80,'currency':'EUR','promisedAt':'2026-03-05'}]");
        Server.Answer decided = server.post("/v1/decisions", "{'customerId':'" + id + "','max':3}");
        assertThat(decided.status()).isEqualTo(200);
        server.post(
                "/v1/decisions/" + decided.at("decisionId") + "/outcomes",
                "{'actionId':'" + decided.at("actions.0.actionId")
                        + "','outcome':'accepted','note':'glad','by':'Ion'}");
        CustomerTimeline timeline = server.bean(CustomerTimeline.class);

        List<TimelineEntry> whole = timeline.page(id, null, 100, language).entries();
        assertThat(whole)
                .extracting(TimelineEntry::kind)
                .contains(Kind.DECISION, Kind.OUTCOME, Kind.PROMISE, Kind.INCIDENT_OPENED);
        assertThat(whole).extracting(each -> each.kind() + each.id()).doesNotHaveDuplicates();
        assertThat(whole).extracting(TimelineEntry::text).noneMatch(text -> text.contains("{"));
        for (int size = 1; size < 4; size++) {
            List<TimelineEntry> pages = new ArrayList<>();
            String next = null;
            do {
                TimelinePage page = timeline.page(id, next, size, language);
                pages.addAll(page.entries());
                next = page.next();
            } while (next != null);
            assertThat(pages).isEqualTo(whole);
        }
    }

    @Test
    void aPromiseIsOverdueOnceItIsPastDue() {
        put("promised", "'language':'en','complaints':[{'id':'k-3','openedAt':'2026-03-11'}],'orders':[]");
        server.post("/v1/decisions", "{'customerId':'promised'}");
        CustomerTimeline timeline = server.bean(CustomerTimeline.class);
        TimelineEntry before = promise(timeline.page("promised", null, 20, "en"));
        assertThat(before.due().overdue()).isFalse();
        assertThat(before.text()).startsWith("Promised by ");

        clock.move(Duration.ofDays(10));
        try {
            TimelineEntry after = promise(timeline.page("promised", null, 20, "en"));
            assertThat(after.due().overdue()).isTrue();
            assertThat(after.text()).startsWith("Overdue since ");
        } finally {
            clock.move(Duration.ofDays(-10));
        }
    }

    private static TimelineEntry promise(TimelinePage page) {
        return page.entries().stream()
                .filter(each -> each.kind() == Kind.PROMISE)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anInvalidCursorIsRefused() {
        assertThatThrownBy(() -> server.bean(CustomerTimeline.class).page("late", "x", 20, "en"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not a cursor");
    }
}
