package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.junit.jupiter.api.Test;

class OwnFactsTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','attributes':{'plan':'plus','tags':['vip','new'],'vegan':true,'rating':4.5,'deposit':100,"
                    + "'contractEnds':'2026-12-20','old':'x','motto':5},"
                    + "'lists':{'vehicle':[{'plate':'A 1','mileage':20000}]}}",
            "2026-11-27");

    private static List<String> shown(String language) {
        return new OwnFacts(Books.facts(DeclaredBook.FACTS), VIEW, DeskTexts.in(language))
                .all().stream().map(OwnFactsTest::text).toList();
    }

    private static String text(OwnFact fact) {
        return fact.label() + ": " + fact.value();
    }

    @Test
    void factsAreShownInTheLabelsAndFormatsOfTheReader() {
        assertThat(shown("en"))
                .containsExactly(
                        "plan: plus",
                        "tags: vip, new",
                        "vegan: yes",
                        "rating: 4.5 stars",
                        "deposit: $100",
                        "contract end: December 20, 2026",
                        "vehicle: plate: A 1, mileage: 20000 km");
        assertThat(shown("ru")).contains("тариф: plus", "веган: да", "автомобиль: номер: A 1, пробег: 20000 km");
        assertThat(shown("ro")).contains("abonament: plus", "vegan: da", "sfârșitul contractului: 20 decembrie 2026");
    }
}
