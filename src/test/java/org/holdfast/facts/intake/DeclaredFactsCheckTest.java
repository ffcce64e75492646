package org.holdfast.facts.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.holdfast.facts.Customer;
import org.holdfast.facts.Order;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredFactsCheckTest {

    private static final FactsSchema SCHEMA = Books.facts("""
            customer:
              plan: { type: choice, of: [basic, plus, family] }
              motto: { type: text }
              tags: { type: words }
              vegan: { type: flag }
              rating: { type: number }
              limit: { type: money }
              ends: { type: date }
              seenAt: { type: instant }
            order: { giftWrapped: { type: flag } }
            orderLine: { engraving: { type: text } }
            complaint: { insured: { type: flag } }
            return: { damaged: { type: flag } }
            interaction: { minutes: { type: number } }
            lists:
              vehicle: { key: plate, fields: { plate: { type: text }, mileage: { type: number, unit: km } } }
            """);

    private final DeclaredFactsCheck check = DeclaredFactsChecks.of(SCHEMA);

    private static Customer customer(String facts) {
        return FactsJson.read(("{'id':'c'," + facts + "}").replace('\'', '"'));
    }

    private InvalidInput refused(String facts) {
        InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> check.check(customer(facts)));
        assertThat(refused).as(facts).isNotNull();
        return refused;
    }

    @Test
    void declaredFactsOfEveryOwnerAreAccepted() {
        Customer all = customer("""
                'attributes': { 'plan': 'plus', 'motto': 'x', 'tags': ['vip', 'new'], 'vegan': true, 'rating': -1.5,
                  'limit': 100, 'ends': '2027-01-31', 'seenAt': '2026-11-01T10:00:00+02:00' },
                'orders': [ { 'id': '1', 'placedAt': '2026-11-01', 'attributes': { 'giftWrapped': true },
                  'lines': [ { 'sku': 's', 'quantity': 1, 'attributes': { 'engraving': 'A' } } ] } ],
                'complaints': [ { 'id': '1', 'openedAt': '2026-11-01', 'attributes': { 'insured': false } } ],
                'returns': [ { 'id': '1', 'at': '2026-11-01', 'attributes': { 'damaged': true } } ],
                'interactions': [ { 'at': '2026-11-01', 'kind': 'call', 'attributes': { 'minutes': 5 } } ],
                'lists': { 'vehicle': [ { 'plate': 'A 1', 'mileage': 20000 }, { 'plate': 'B 2' } ] }
                """);

        assertThat(check.check(all)).isSameAs(all);
        assertThat(FactsJson.read(FactsJson.write(all))).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'plan':'gold'|is \"gold\"; expected one of basic, plus, family",
                "'plan':'pluss'|is \"pluss\"; expected one of basic, plus, family. Maybe \"plus\"",
                "'motto':5|is 5; expected a text",
                "'tags':'vip'|is \"vip\"; expected a list of texts",
                "'vegan':'yes'|is \"yes\"; expected true or false",
                "'rating':'3'|is \"3\"; expected a number",
                "'limit':true|is true; expected an amount as a number",
                "'ends':'2026-11-01T10:00:00Z'|is \"2026-11-01T10:00:00Z\"; expected a date such as 2026-03-12",
                "'seenAt':'2026-11-01'|is \"2026-11-01\"; expected an instant such as 2026-03-12T10:00:00Z",
                "'seenAt':['x']|is a list; expected an instant such as 2026-03-12T10:00:00Z"
            })
    void aValueOfTheWrongTypeIsRefused(String attribute, String problem) {
        InvalidInput refused = refused("'attributes':{" + attribute + "}");

        assertThat(refused.field()).isEqualTo("attributes." + attribute.split("'")[1]);
        assertThat(refused).hasMessage(problem);
    }

    @Test
    void aDateInAnotherFormIsExplained() {
        assertThat(refused("'attributes':{'ends':'31.12.2026'}")).hasMessageContaining("Maybe 2026-12-31");
    }

    @Test
    void undeclaredNamesAreRefusedWithASuggestion() {
        assertThat(refused("'attributes':{'plann':'plus'}"))
                .hasMessage("is not declared in the facts.yaml of the rule book. Maybe \"plan\"");
        InvalidInput deep = refused(
                "'orders':[{'id':'1','placedAt':'2026-11-01'},"
                        + "{'id':'2','placedAt':'2026-11-01','lines':[{'sku':'s','quantity':1,'attributes':{'engravin':'A'}}]}]");
        assertThat(deep.field()).isEqualTo("orders[1].lines[0].attributes.engravin");
        assertThat(refused("'lists':{'vehicles':[]}")).hasMessageContaining("Maybe \"vehicle\"");
        assertThat(refused("'lists':{'vehicle':[{'plate':'A','milage':1}]}").field())
                .isEqualTo("lists.vehicle[0].milage");
    }

    @Test
    void undeclaredNamesAreKeptIfTheSettingSaysSo() {
        DeclaredFactsCheck lenient = new DeclaredFactsCheck(() -> SCHEMA, Undeclared.IGNORE);
        Customer customer = customer("'attributes':{'shoeSize':44},'lists':{'pet':[{'name':'Rex'}]}");

        assertThat(lenient.check(customer)).isEqualTo(customer);
        assertThat(customer.attributes().sent("shoeSize")).hasToString("44");
    }

    @Test
    void itemsOfAListHaveDistinctKeys() {
        InvalidInput missing = refused("'lists':{'vehicle':[{'mileage':1}]}");
        assertThat(missing.field()).isEqualTo("lists.vehicle[0].plate");
        assertThat(missing).hasMessageStartingWith("is missing");
        InvalidInput twice = refused("'lists':{'vehicle':[{'plate':'A'},{'plate':'A'}]}");
        assertThat(twice.field()).isEqualTo("lists.vehicle[1].plate");
        assertThat(twice).hasMessage("\"A\" appears twice in this list");
    }

    @Test
    void aSingleRecordIsCheckedLikeOneInAList() {
        Order order = FactsJson.read(
                "{\"id\":\"1\",\"placedAt\":\"2026-11-01\",\"attributes\":{\"gift\":true}}", Order.class);

        assertThat(catchThrowableOfType(InvalidInput.class, () -> check.checkRecord(order))
                        .field())
                .isEqualTo("attributes.gift");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'attributes':{'plan':{'a':1}}|attributes.plan|is an object",
                "'attributes':{'tags':[1]}|attributes.tags[0]|is not a text in quotes",
                "'attributes':[]|attributes|expected an object",
                "'attributes':{'rating':1e200}|attributes.rating|is a number of more than 100 digits",
                "'attributes':{'rating':10000000000000}|attributes.rating|is larger than",
                "'lists':{'vehicle':{}}|lists.vehicle|expected a list",
                "'lists':{'vehicle':null}|lists.vehicle|is null",
                "'attributes':{'':'x'}|attributes|is missing"
            })
    void malformedValuesAreRefusedWithTheirPath(String facts, String field, String problem) {
        InvalidInput refused = refused(facts);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused).hasMessageContaining(problem);
    }

    @Test
    void thereIsALimitOfItemsAndOfValues() {
        String vehicles = "{'plate':'A'},".repeat(20_000) + "{'plate':'A'}";
        assertThat(refused("'lists':{'vehicle':[" + vehicles + "]}"))
                .hasMessage("has 20001 items; at most 20000 are accepted");
        StringBuilder many = new StringBuilder("'a0':1");
        for (int i = 1; i <= 500; i++) {
            many.append(",'a").append(i).append("':1");
        }
        assertThat(refused("'attributes':{" + many + "}")).hasMessage("has 501 values; at most 500 are accepted");
    }
}
