package org.holdfast.loyalty.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.Samples;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Groups of customers by facts that the rule book declares. */
class DeclaredGroupingTest {

    private static final FactsSchema SCHEMA = Books.facts(DeclaredBook.FACTS);
    private static final String MOMENT = "2026-06-01T12:00:00Z";

    private static CustomerView customer(String attributes) {
        return CustomerView.of(
                Samples.customer("{'id':'c','timeZone':'Europe/Chisinau','attributes':{" + attributes + "}}"),
                Samples.at(MOMENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "plan         | 'plan':'plus'                     | plus",
                "plan         | 'plan':'retired'                  | ",
                "plan         | 'motto':'x'                       | ",
                "motto        | 'motto':'On time'                 | On time",
                "tags         | 'tags':['vip','new','vip']        | vip;new",
                "vegan        | 'vegan':false                     | false",
                "rating       | 'rating':4.5                      | 4 to 5",
                "rating       | 'rating':0                        | 0 to 1",
                "rating       | 'rating':10                       | 10 to 20",
                "rating       | 'rating':35.5                     | 20 to 50",
                "rating       | 'rating':99.99                    | 50 to 100",
                "rating       | 'rating':100                      | 100 to 200",
                "rating       | 'rating':20000                    | 20000 to 50000",
                "rating       | 'rating':-3                       | -4 to -3",
                "rating       | 'rating':-20000                   | -50000 to -20000",
                "creditLimit  | 'creditLimit':1.2E5               | 100000 to 200000",
                "contractEnds | 'contractEnds':'2027-01-31'       | 2027-01",
                "seenAt       | 'seenAt':'2026-11-30T23:30:00Z'   | 2026-12",
            })
    void aValueOfEachTypeMakesAGroup(String name, String attributes, String groups) {
        assertThat(Grouping.named(name, SCHEMA).groups(customer(attributes)))
                .containsExactlyElementsOf(groups == null ? List.of() : List.of(groups.split(";")));
    }

    @Test
    void everyDeclaredAttributeOfTheCustomerIsAGrouping() {
        for (DeclaredFact fact : SCHEMA.of(FactOwner.CUSTOMER).all()) {
            assertThat(Grouping.named(fact.name(), SCHEMA).toString()).isEqualTo(fact.name());
            assertThat(Grouping.named("attributes." + fact.name(), SCHEMA))
                    .isEqualTo(Grouping.named(fact.name(), SCHEMA));
        }
        assertThat(Grouping.named("segment", SCHEMA)).isEqualTo(GroupBy.SEGMENT);
    }

    @Test
    void customersWithSeveralWordsAreInSeveralGroupsAndCountOnce() {
        GroupedMeasures measures = new GroupedMeasures(
                new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-05-31")),
                Grouping.named("tags", SCHEMA));
        List.of("'tags':['vip','new']", "'tags':['vip']", "'tags':[]", "'plan':'plus'")
                .forEach(each -> measures.add(customer(each)));
        MeasureReport report = measures.report(Instant.parse(MOMENT), "EUR");

        assertThat(measures.customers()).isEqualTo(4);
        assertThat(report.by()).isEqualTo("tags");
        assertThat(report.all().size().customers()).isEqualTo(4);
        assertThat(report.groups()).extracting(MeasureGroup::name).containsExactly("vip", null, "new");
        assertThat(report.groups())
                .extracting(group -> group.size().customers())
                .containsExactly(2L, 2L, 1L);
    }

    @Test
    void whatIsNeitherKnownNorDeclaredIsRefusedWithWhatIsMeant() {
        assertThatThrownBy(() -> Grouping.named("plam", SCHEMA))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "is \"plam\"; expected one of segment, country, region, city, language, programme, tier, agent, nps, "
                                + "cohort, or an attribute of the customer that facts.yaml declares. Maybe \"plan\"");
        assertThatThrownBy(() -> Grouping.named("giftWrapped", SCHEMA)).isInstanceOf(InvalidInput.class);
    }
}
