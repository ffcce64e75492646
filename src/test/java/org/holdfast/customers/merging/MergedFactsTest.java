package org.holdfast.customers.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.holdfast.Samples.customer;

import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.merge.ConflictingFacts;
import org.holdfast.rules.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergedFactsTest {

    private static final FactsSchema SCHEMA = Books.facts("""
            lists:
              vehicle: { key: plate, fields: { plate: { type: text }, mileage: { type: number } } }
            """);

    private static MergedFacts merge(String into, String from) {
        return new MergedFacts(
                customer("{'id':'A','timeZone':'Europe/Chisinau'," + into + "}"),
                customer("{'id':'B'," + from + "}"),
                SCHEMA);
    }

    private static Customer merged(String into, String from) {
        return merge(into, from).together();
    }

    @Test
    void fieldsOfTheSameOrderAreFilledInFromBothSides() {
        String bare =
                "'orders':[{'id':'9','placedAt':'2026-11-05','promisedAt':'2026-11-10','lines':[{'sku':'s','quantity':1}]}]";
        String full =
                "'orders':[{'id':'9','placedAt':'2026-11-05T09:00:00Z','deliveredAt':'2026-11-09','value':100.0,'currency':'EUR',"
                        + "'lines':[{'sku':'s','quantity':1.0,'delivered':1,'price':5}]}]";

        assertThat(merged(bare, full).orders())
                .hasSize(1)
                .first()
                .hasToString("Order[id=9, source=null, placedAt=2026-11-05T09:00:00Z, value=100.0, currency=EUR, "
                        + "goods=null, shipping=null, tax=null, paidWithPoints=null, state=null, promisedFrom=null, "
                        + "promisedAt=2026-11-10, wishedAt=null, waitedUntil=null, shippedAt=null, "
                        + "deliveredAt=2026-11-09, cancelledAt=null, promisedDiscount=null, "
                        + "appliedDiscount=null, lines=[OrderLine[sku=s, name=null, category=null, "
                        + "quantity=1, delivered=1, price=5, discount=null, launchedAt=null, "
                        + "attributes=null]], parcels=null, attributes=null]");
        assertThat(merged(full, bare).orders().get(0).promisedAt()).hasToString("2026-11-10");
        assertThat(merge(bare, full).merger().filled()).contains("orders[9].deliveredAt", "orders[9].lines[s].price");
    }

    @Test
    void theYearOfABirthdayIsFilledIn() {
        assertThat(merged("'birthday':'--05-17'", "'birthday':'1990-05-17'").birthday())
                .hasToString("1990-05-17");
        assertThat(merge("'birthday':'1990-05-17'", "'birthday':'--05-17'")
                        .merger()
                        .kept())
                .isEmpty();
        assertThat(merge("'birthday':'--05-17'", "'birthday':'--05-18'")
                        .merger()
                        .kept())
                .extracting(MergeResult.Kept::field)
                .containsExactly("birthday");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            value = {
                "2026-11-05T10:00:00Z, 2026-11-05T11:00:00Z, 2",
                "2026-11-05T12:00:00Z, 2026-11-05T11:00:00Z, 1",
                "2026-11-05, 2026-11-05T11:00:00Z, 1",
                "2026-11-04, 2026-11-05, 2"
            })
    void ofTwoStatesOfACartTheLaterCounts(String mine, String theirs, int value) {
        MergedFacts merged = merge(
                "'carts':[{'id':'b','value':1,'changedAt':'" + mine + "'}]",
                "'carts':[{'id':'b','value':2,'changedAt':'" + theirs + "'},{'id':'d','lines':[]}]");

        assertThat(merged.together().carts()).extracting(each -> each.id()).containsExactly("b", "d");
        assertThat(merged.together().carts().get(0).value()).isEqualByComparingTo(String.valueOf(value));
        assertThat(merged.merger().added()).containsEntry("carts", 1);
        assertThat(merged.merger().filled().contains("carts[b]")).isEqualTo(value == 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '#',
            value = {
                "'orders':[{'id':'777','placedAt':'2026-11-05'}]! 'orders':[{'id':'777','placedAt':'2026-11-15'}]! orders 777 placedAt",
                "'orders':[{'id':'1','placedAt':'2026-11-05','value':1}]! 'orders':[{'id':'1','placedAt':'2026-11-05','value':2}]! orders 1 value",
                "'orders':[{'id':'1','placedAt':'2026-11-05','deliveredAt':'2026-11-06'}]! 'orders':[{'id':'1','placedAt':'2026-11-05','deliveredAt':'2026-11-08'}]! orders 1 deliveredAt",
                "'orders':[{'id':'1','placedAt':'2026-11-05','lines':[{'sku':'a','quantity':1}]}]! 'orders':[{'id':'1','placedAt':'2026-11-05','lines':[]}]! orders 1 lines",
                "'orders':[{'id':'1','placedAt':'2026-11-05','lines':[{'sku':'a','quantity':1}]}]! 'orders':[{'id':'1','placedAt':'2026-11-05','lines':[{'sku':'a','quantity':2}]}]! orders 1 lines[a].quantity",
                "'complaints':[{'id':'1','openedAt':'2026-11-20','topic':'quality'}]! 'complaints':[{'id':'1','openedAt':'2026-11-20','topic':'damaged goods'}]! complaints 1 topic",
                "'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'us'}]! 'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'carrier'}]! complaints 1 fault",
                "'returns':[{'id':'1','at':'2026-11-20','value':3}]! 'returns':[{'id':'1','at':'2026-11-20','value':4}]! returns 1 value"
            })
    void contradictingFactsAreRefusedWithBothValues(String into, String from, String where) {
        ConflictingFacts refused = catchThrowableOfType(ConflictingFacts.class, () -> merge(into, from));

        assertThat(refused.contradictions())
                .extracting(each -> each.collection() + " " + each.id() + " " + each.field())
                .containsExactly(where);
        assertThat(refused.contradictions())
                .extracting(each -> each.one().by() + each.other().by())
                .containsExactly("AB");
        assertThat(refused.contradictions())
                .allMatch(each -> !each.one().value().equals(each.other().value()));
    }

    @Test
    void allContradictionsAreNamedAtOnce() {
        ConflictingFacts refused = catchThrowableOfType(
                ConflictingFacts.class,
                () -> merge(
                        "'orders':[{'id':'777','placedAt':'2026-11-05','value':100,'currency':'EUR'}],'complaints':[{'id':'1','openedAt':'2026-11-20'}]",
                        "'orders':[{'id':'777','placedAt':'2026-11-15','value':50,'currency':'EUR'}],'complaints':[{'id':'1','openedAt':'2026-11-24'}]"));

        assertThat(refused)
                .hasMessage(
                        "orders \"777\": placedAt is 2026-11-05 (A) and 2026-11-15 (B); orders \"777\": value is 100 (A) and 50 (B); "
                                + "complaints \"1\": openedAt is 2026-11-20 (A) and 2026-11-24 (B)");
    }

    @Test
    void aDayAndAnInstantOfThatDayAndClocksALittleApartAgree() {
        assertThat(merged(
                                "'orders':[{'id':'1','placedAt':'2026-11-05'}]",
                                "'orders':[{'id':'1','placedAt':'2026-11-04T23:30:00Z'}]")
                        .orders())
                .hasSize(1);
        assertThat(merged(
                                "'orders':[{'id':'1','placedAt':'2026-11-05T10:00:00Z'}]",
                                "'orders':[{'id':'1','placedAt':'2026-11-05T12:00:00Z'}]")
                        .orders())
                .extracting(each -> each.placedAt().toString())
                .containsExactly("2026-11-05T10:00:00Z");
        assertThat(catchThrowableOfType(
                        ConflictingFacts.class,
                        () -> merge(
                                "'orders':[{'id':'1','placedAt':'2026-11-05'}]",
                                "'orders':[{'id':'1','placedAt':'2026-11-04T20:30:00Z'}]")))
                .isNotNull();
    }

    @Test
    void anUnknownFaultIsNotAContradiction() {
        assertThat(merged(
                                "'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'unknown'}]",
                                "'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'us'}]")
                        .complaints()
                        .get(0)
                        .fault())
                .hasToString("us");
        assertThat(merged(
                                "'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'us'}]",
                                "'complaints':[{'id':'1','openedAt':'2026-11-20','fault':'unknown'}]")
                        .complaints()
                        .get(0)
                        .fault())
                .hasToString("us");
    }

    @Test
    void changeableFactsAreKeptAndReported() {
        MergedFacts both = merge(
                "'name':'Ana','membership':{'programme':'club','points':100}",
                "'name':'Ana M.','email':'a@example.org','membership':{'programme':'club','points':50,'tier':'gold'}");

        assertThat(both.together().membership())
                .hasToString(
                        "Membership[programme=club, joinedAt=null, tier=gold, points=100, stamps=null, cardDiscount=null]");
        assertThat(both.merger().filled()).containsExactly("email", "membership.tier");
        assertThat(both.merger().kept())
                .containsExactly(
                        new MergeResult.Kept("name", "Ana", "Ana M."),
                        new MergeResult.Kept("membership.points", "100", "50"));
    }

    @Test
    void entriesWithoutIdsAreAllKeptWithoutDuplicates() {
        String visit = "{'kind':'visit','at':'2026-11-01'}";

        assertThat(merged("'interactions':[" + visit + "]", "'interactions':[" + visit + "," + visit + "]")
                        .interactions())
                .hasSize(2);
        assertThat(merged("'interactions':[" + visit + "," + visit + "]", "'interactions':[" + visit + "]")
                        .interactions())
                .hasSize(2);
        assertThat(merge("'surveys':[]", "'surveys':[{'kind':'nps','score':9,'at':'2026-11-01'}]")
                        .merger()
                        .added())
                .containsEntry("surveys", 1);
        assertThat(merged("'name':'A'", "'surveys':[]").surveys()).isEqualTo(List.of());
    }

    @Test
    void declaredFactsAreFilledInByNameAndItemsOfListsByKey() {
        MergedFacts both = merge(
                "'attributes':{'plan':'plus'},'lists':{'vehicle':[{'plate':'A 1','mileage':10}]}",
                "'attributes':{'plan':'basic','gender':'female'},"
                        + "'lists':{'vehicle':[{'plate':'A 1','mileage':20},{'plate':'B 2'}],'pet':[{'name':'Rex'}]}");

        assertThat(both.together().attributes()).hasToString("{gender=female, plan=plus}");
        assertThat(both.together().lists())
                .hasToString("{pet=[{name=Rex}], vehicle=[{mileage=10, plate=A 1}, {plate=B 2}]}");
        assertThat(both.merger().filled()).contains("attributes.gender");
        assertThat(both.merger().kept())
                .extracting(MergeResult.Kept::field)
                .contains("attributes.plan", "lists.vehicle[A 1].mileage");
    }

    @Test
    void declaredFactsOfTheSameOrderMustNotContradictEachOther() {
        String order = "'orders':[{'id':'9','placedAt':'2026-11-05','attributes':{'gift':%s}}]";
        assertThatThrownBy(() -> merge(order.formatted("true"), order.formatted("false")))
                .isInstanceOf(ConflictingFacts.class);
        assertThat(merged("'orders':[{'id':'9','placedAt':'2026-11-05'}]", order.formatted("true"))
                        .orders()
                        .get(0)
                        .attributes())
                .hasToString("{gift=true}");
    }
}
