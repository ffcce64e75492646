package org.holdfast.rules.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.rules.Books;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsSchemaReaderTest {

    private static List<Problem> problems(String yaml) {
        Problems problems = new Problems();
        FactsSchemaReader.read(BookSource.of(Map.of(FactsSchemaReader.FILE, yaml)), problems);
        return problems.list();
    }

    @Test
    void factsAndListsAreRead() {
        FactsSchema schema = Books.facts("""
                customer:
                  plan: { type: choice, of: [basic, plus], en: plan, ru: тариф, ro: abonament }
                  contractEnds: { type: date, en: contract end }
                order:
                  weight: { type: number, unit: kg }
                lists:
                  vehicle:
                    en: [vehicle, vehicles]
                    ru: [автомобиль, автомобиля, автомобилей]
                    ro: [mașină, mașini]
                    key: plate
                    fields: { plate: { type: text }, price: { type: money, currency: USD } }
                """);

        DeclaredFact plan = schema.of(FactOwner.CUSTOMER).get("plan");
        assertThat(plan.type()).isEqualTo(FactType.CHOICE);
        assertThat(plan.choices()).containsExactly("basic", "plus");
        assertThat(plan.labels().in("ru")).isEqualTo("тариф");
        DeclaredFact ends = schema.of(FactOwner.CUSTOMER).get("contractEnds");
        assertThat(ends.slot()).isEqualTo(1);
        assertThat(ends.labels().in("ro")).isEqualTo("contract end");
        DeclaredFact weight = schema.of(FactOwner.ORDER).get("weight");
        assertThat(weight.title("en")).isEqualTo("weight (kg)");
        DeclaredList vehicle = schema.list("vehicle");
        assertThat(vehicle.entity()).isEqualTo("Vehicle");
        assertThat(vehicle.labels().in("ru", 3)).isEqualTo("автомобиля");
        assertThat(vehicle.labels().in("ru", 5)).isEqualTo("автомобилей");
        assertThat(vehicle.labels().in("ro", 2)).isEqualTo("mașini");
        assertThat(vehicle.fields().get("price").unit()).isEqualTo("USD");
        assertThat(schema).isEqualTo(Books.facts(yamlOf(schema))).isNotEqualTo(FactsSchema.EMPTY);
    }

    private static String yamlOf(FactsSchema schema) {
        assertThat(schema.isEmpty()).isFalse();
        return """
                customer:
                  plan: { type: choice, of: [basic, plus], en: plan, ru: тариф, ro: abonament }
                  contractEnds: { type: date, en: contract end }
                order:
                  weight: { type: number, unit: kg }
                lists:
                  vehicle:
                    en: [vehicle, vehicles]
                    ru: [автомобиль, автомобиля, автомобилей]
                    ro: [mașină, mașini]
                    key: plate
                    fields: { plate: { type: text }, price: { type: money, currency: USD } }
                """;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "custmer: {}|\"custmer\"|customer",
                "customer: { plan: {} }|\"type\" is missing here|type: text",
                "customer: { plan: { type: chioce } }|\"chioce\"|choice",
                "customer: { plan: { type: choice } }|A choice needs its possible values|of: [basic, plus]",
                "customer: { plan: { type: choice, of: [a, a] } }|\"a\" appears twice|remove one",
                "customer: { plan: { type: text, of: [a] } }|Only a choice has \"of\"|type: choice",
                "customer: { plan: { type: text, unit: km } }|Only a number has a unit|remove it",
                "customer: { plan: { type: money, unit: EUR } }|Only a number has a unit|currency: EUR",
                "customer: { plan: { type: money, currency: EURO } }|\"EURO\" is not what is expected|",
                "customer: { plan: { type: number, currency: EUR } }|Only money has a currency|type: money",
                "customer: { contract_ends: { type: date } }|\"contract_ends\" is not a name|contractEnds",
                "customer: { Plan: { type: text } }|\"Plan\" is not a name|plan",
                "customer: { segment: { type: text } }|\"segment\" is a name that Holdfast uses itself|ownSegment",
                "customer: { orderCount: { type: number } }|\"orderCount\" is a name that Holdfast uses itself|",
                "customer: { birthday: { type: date } }|\"birthday\" is a name that Holdfast uses itself|",
                "customer: { tier: { type: text } }|\"tier\" is a name that Holdfast uses itself|",
                "order: { promisedAt: { type: instant } }|\"promisedAt\" is a name that Holdfast uses itself|",
                "customer: { plan: { type: text }, plan: { type: flag } }|\"plan\" is declared twice|remove one",
                "customer: { plan: { type: text, en: 'plan {x}' } }|\"plan {x}\" cannot be a label|letters",
                "customer: { a: { type: date }, aInDays: { type: number } }|\"aInDays\" would give rules the field|",
                "customer: { aInDays: { type: number }, a: { type: date } }|\"a\" would give rules the field \"aInDays\"|",
                "lists: { vehicle: { key: plate } }|\"fields\" is missing here|",
                "lists: { vehicle: { fields: { plate: { type: text } } } }|\"key\" is missing here|key: plate",
                "lists: { vehicle: { key: plat, fields: { plate: { type: text } } } }|\"plat\" is not a field|plate",
                "lists: { vehicle: { key: on, fields: { on: { type: flag } } } }|\"on\" cannot be the key|text or number",
                "lists: { order: { key: a, fields: { a: { type: text } } } }|\"order\" is a kind of thing|another name",
                "lists: { orders: { key: a, fields: { a: { type: text } } } }|\"orders\" is a name that Holdfast|",
                "lists: { pet: { en: pet, key: a, fields: { a: { type: text } } } }|The plural forms are expected|vehicles",
                "lists: { pet: { key: a, field: {} } }|\"field\"|fields",
                "[ 1 ]|Names with values|"
            })
    void mistakesNameTheirLineAndWhatToDo(String yaml, String problem, String hint) {
        assertThat(problems("# facts\n" + yaml)).first().satisfies(found -> {
            assertThat(found.isError()).isTrue();
            assertThat(found.origin().file()).isEqualTo("facts.yaml");
            assertThat(found.origin().line()).isEqualTo(2);
            assertThat(found.message()).contains(problem);
            assertThat(found.hint()).contains(hint == null ? "" : hint);
        });
    }

    @Test
    void aMissingLabelInALanguageOfTheBookIsAWarning() {
        List<Problem> problems = Books.readDeclaring(
                        "customer: { plan: { type: text, en: plan, ru: тариф } }", "r.drl", Books.drl("Customer()"))
                .problems();

        assertThat(problems)
                .filteredOn(each -> each.origin().file().equals("facts.yaml"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.isError()).isFalse();
                    assertThat(each.message()).contains("no label in the language ro");
                });
    }

    @Test
    void thereIsALimitOfFacts() {
        String facts = IntStream.rangeClosed(0, FactsSchema.MAX_FACTS)
                .mapToObj(i -> "  f" + i + ": { type: text }\n")
                .collect(Collectors.joining());

        assertThat(problems("customer:\n" + facts))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.message()).isEqualTo("501 facts are declared; at most 500 are possible."));
    }

    @Test
    void theFileCountsForTheVersionOfTheBook() {
        BookSource one = BookSource.of(Map.of("facts.yaml", "customer: {}"));
        BookSource other = BookSource.of(Map.of("facts.yaml", "order: {}"));
        assertThat(one.version()).isNotEqualTo(other.version());
    }
}
