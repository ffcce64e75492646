package org.holdfast.rules.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.facts.Customer;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.EvaluationContext;
import org.holdfast.loyalty.ExchangeRates;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredFactsInRulesTest {

    private static final EvaluationContext NOON = new EvaluationContext(
            Instant.parse("2026-11-27T10:00:00Z"),
            ZoneId.of("Europe/Chisinau"),
            "en",
            new ExchangeRates("EUR", Map.of("USD", new BigDecimal("0.9"))));

    private static final String CUSTOMER = """
            {'id':'c','attributes':{'plan':'plus','motto':'Always on time','tags':['VIP','new'],'vegan':true,'rating':4.5,
              'creditLimit':100,'deposit':100,'contractEnds':'2026-12-20','seenAt':'2026-11-20T23:30:00Z'},
             'orders':[{'id':'1','placedAt':'2026-11-20','attributes':{'giftWrapped':true,
                'deliverySlot':'2026-11-29T08:00:00Z'},
                'lines':[{'sku':'s','quantity':1,'attributes':{'engraving':'For Ana'}}]},
               {'id':'2','placedAt':'2026-11-21'}],
             'complaints':[{'id':'k','openedAt':'2026-11-20','attributes':{'insured':false}}],
             'returns':[{'id':'r','at':'2026-11-20','attributes':{'damaged':true}}],
             'interactions':[{'at':'2026-11-20','kind':'call','attributes':{'minutes':12}}],
             'lists':{'vehicle':[{'plate':'A 1','mileage':25000,'inspectionDue':'2026-12-01'},
               {'plate':'B 2','electric':true}]}}
            """;

    private static int matches(String facts, String when, String customer) {
        RuleBook book = Books.declaring(facts, "r.drl", Books.drl(when));
        Customer read = Samples.customer(customer);
        return book.proposals(CustomerView.of(read, NOON)).size();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Customer( plan == \"plus\" ) => 1",
                "Customer( plan != \"plus\" ) => 0",
                "Customer( plan == \"basic\" || plan == \"plus\" ) => 1",
                "Customer( motto contains \"on time\" ) => 1",
                "Customer( motto matches \"Always.*\" ) => 1",
                "Customer( tags contains \"vip\" ) => 1",
                "Customer( tags contains \"vi\" ) => 0",
                "Customer( tags != null ) => 1",
                "Customer( vegan ) => 1",
                "Customer( !vegan ) => 0",
                "Customer( rating >= 4.5 ) => 1",
                "Customer( rating > 4.5 ) => 0",
                "Customer( creditLimit >= 100 ) => 1",
                "Customer( deposit >= 90, deposit < 91 ) => 1",
                "Customer( deposit < creditLimit ) => 1",
                "Customer( contractEnds == \"2026-12-20\" ) => 1",
                "Customer( contractEnds < \"2026-12-20\" ) => 0",
                "Customer( contractEndsInDays == 23 ) => 1",
                "Customer( contractEndsInDays >= 0, contractEndsInDays <= 30 ) => 1",
                "Customer( contractEndsDaysAgo == -23 ) => 1",
                "Customer( seenAt == \"2026-11-21\" ) => 1",
                "Customer( seenAtDaysAgo == 6 ) => 1",
                "Customer( seenAtHoursAgo == 154, seenAtInHours == -155 ) => 1",
                "Customer( contractEnds < inMonths(1), contractEnds >= inWeeks(3) ) => 1",
                "$order : Order( deliverySlotInHours >= 44 ) from $customer.orders => 1",
                "$order : Order( giftWrapped ) from $customer.orders => 1",
                "$order : Order( !giftWrapped ) from $customer.orders => 0",
                "$order : Order( giftWrapped == null ) from $customer.orders => 1",
                "$order : Order( deliverySlotInDays == 2 ) from $customer.orders => 1",
                "$order : Order( deliverySlot > \"2026-11-28\" ) from $customer.orders => 1",
                "not Order( deliverySlotInDays < 0 ) from $customer.orders => 0",
                "$order : Order() from $customer.orders exists OrderLine( engraving contains \"Ana\" ) from $order.lines => 1",
                "exists Complaint( insured == false ) from $customer.complaints => 1",
                "exists Return( damaged ) from $customer.returns => 1",
                "exists Interaction( minutes > 10 ) from $customer.interactions => 1",
                "$vehicle : Vehicle( mileage >= 20000 ) from $customer.vehicle => 1",
                "$vehicle : Vehicle() from $customer.vehicle => 2",
                "$vehicle : Vehicle( inspectionDueInDays <= 7 ) from $customer.vehicle => 1",
                "exists Vehicle( electric, plate == \"B 2\" ) from $customer.vehicle => 1",
                "accumulate( Vehicle() from $customer.vehicle; $n : count(1); $n >= 2 ) => 1",
                "accumulate( Vehicle() from $customer.vehicle; $n : min(inspectionDue); $n <= \"2026-12-31\" ) => 1",
                "accumulate( Vehicle() from $customer.vehicle; $n : max(inspectionDue); $n <= \"2026-12-31\" ) => 0",
                "accumulate( Vehicle( inspectionDue != null ) from $customer.vehicle; $n : max(inspectionDue); "
                        + "$n <= \"2026-12-31\", $n > $customer.today ) => 1",
                "accumulate( Vehicle( inspectionDue != null ) from $customer.vehicle; $n : min(inspectionDue); "
                        + "$n < $customer.inMonths(1) ) => 1",
                "accumulate( Vehicle( plate == \"A 1\" ) from $customer.vehicle; $n : sum(mileage); $n == 25000 ) => 1",
                "accumulate( Vehicle() from $customer.vehicle; $n : sum(mileage); $n >= 25000 ) => 0",
                "accumulate( Vehicle() from $customer.vehicle; $n : countDistinct(plate); $n == 2 ) => 1",
                "accumulate( Vehicle( plate == \"B 2\" ) from $customer.vehicle; $n : percent( electric ); $n >= 100 ) => 1",
                "accumulate( Order( giftWrapped ) from $customer.orders; $n : max(deliverySlot); $n > \"2026-11-28\" ) => 1",
                "accumulate( Interaction() from $customer.interactions; $n : average(minutes); $n > 10 ) => 1"
            })
    void everyTypeCanBeCompared(String when, int matches) {
        assertThat(matches(DeclaredBook.FACTS, when, CUSTOMER)).isEqualTo(matches);
    }

    @Test
    void whatIsUnknownIsNeitherTrueNorFalse() {
        String bare = "{'id':'c'}";
        assertThat(matches(DeclaredBook.FACTS, "Customer( vegan )", bare)).isZero();
        assertThat(matches(DeclaredBook.FACTS, "Customer( !vegan )", bare)).isZero();
        assertThat(matches(DeclaredBook.FACTS, "Customer( plan != \"plus\" )", bare))
                .isZero();
        assertThat(matches(DeclaredBook.FACTS, "Customer( plan == null )", bare))
                .isOne();
        assertThat(matches(DeclaredBook.FACTS, "Customer( contractEndsInDays == null )", bare))
                .isOne();
        assertThat(matches(DeclaredBook.FACTS, "not Vehicle() from $customer.vehicle", bare))
                .isZero();
        assertThat(matches(
                        DeclaredBook.FACTS,
                        "not Vehicle() from $customer.vehicle",
                        "{'id':'c','lists':{'vehicle':[]}}"))
                .isOne();
    }

    @Test
    void aValueWhoseTypeNoLongerFitsIsUnknownUntilItFitsAgain() {
        String customer = "{'id':'c','attributes':{'plan':'gold','rating':'4'}}";
        String of = "customer: { plan: { type: choice, of: [%s] }, rating: { type: %s } }";
        String narrow = of.formatted("basic", "number");
        assertThat(matches(narrow, "Customer( plan == null, rating == null )", customer))
                .isOne();
        assertThat(matches(narrow, "Customer( plan != \"basic\" )", customer)).isZero();
        String wide = of.formatted("basic, gold", "text");
        assertThat(matches(wide, "Customer( plan == \"gold\", rating == \"4\" )", customer))
                .isOne();
    }

    @Test
    void oneCustomerIsReadUnderTwoBooksInTurn() {
        Customer customer = Samples.customer("{'id':'c','attributes':{'a':'x','level':3}}");
        RuleBook one =
                Books.declaring("customer: { level: { type: number } }", "r.drl", Books.drl("Customer( level == 3 )"));
        RuleBook other = Books.declaring(
                "customer: { a: { type: text }, level: { type: text } }",
                "r.drl",
                Books.drl("Customer( level == null )"));
        for (int i = 0; i < 3; i++) {
            assertThat(one.proposals(CustomerView.of(customer, NOON))).hasSize(1);
            assertThat(other.proposals(CustomerView.of(customer, NOON))).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Customer( plann == \"plus\" ) => plan",
                "Customer( plan == \"pluss\" ) => plus",
                "Customer( plan > \"plus\" ) => ",
                "Customer( vegan == \"yes\" ) => ",
                "Customer( tags == \"vip\" ) => ",
                "Customer( contractEnds >= 5 ) => ",
                "$v : Vehicl() from $customer.vehicle => Vehicle",
                "$v : Vehicle() from $customer.vehicles => vehicle"
            })
    void mistakesAreReportedWithASuggestion(String when, String hint) {
        assertThat(Books.readDeclaring(DeclaredBook.FACTS, "r.drl", Books.drl(when))
                        .problems())
                .filteredOn(each -> each.isError())
                .singleElement()
                .satisfies(each -> assertThat(each.hint()).contains(hint == null ? "" : hint));
    }

    @Test
    void aRuleThatUsesAFactThatIsNoLongerDeclaredIsRefusedWithItsPlace() {
        assertThat(Books.readDeclaring("customer: {}", "r.drl", Books.drl("Customer( plan == \"plus\" )"))
                        .problems())
                .filteredOn(each -> each.isError())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.origin().file()).isEqualTo("areas/test/r.drl");
                    assertThat(each.origin().line()).isEqualTo(3);
                    assertThat(each.message()).contains("plan");
                });
    }

    @Test
    void textsCanRelyOnTheKeyOfAnItem() {
        Entity vehicle = Books.declaring(DeclaredBook.FACTS, "r.drl", Books.drl("Customer( vegan )"))
                .vocabulary()
                .entity("Vehicle");

        assertThat(vehicle.fields())
                .filteredOn(Field::always)
                .extracting(Field::name)
                .containsExactly("plate", "id");
    }
}
