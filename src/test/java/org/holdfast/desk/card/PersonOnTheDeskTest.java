package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.texts.DeskTexts;
import org.junit.jupiter.api.Test;

class PersonOnTheDeskTest {

    private static List<String> facts(String birthday, String language) {
        return new PersonFacts(
                        Samples.view(
                                "{'id':'c','givenName':'Ana','city':'Cahul','region':'South','birthday':'" + birthday
                                        + "'}",
                                "2026-03-15"),
                        DeskTexts.in(language))
                .all().stream().map(fact -> fact.label() + ": " + fact.value()).toList();
    }

    @Test
    void theAgentSeesHowToAddressTheCustomer() {
        assertThat(facts("--02-29", "en"))
                .containsExactly("Given name: Ana", "Lives in: Cahul, South", "Birthday: February 29");
        assertThat(facts("1990-05-17", "en")).contains("Birthday: May 17 (35 years old)");
        assertThat(facts("1990-05-17", "ru")).contains("День рождения: 17 мая (35 лет)");
        assertThat(facts("1990-05-17", "ro")).contains("Ziua de naștere: 17 mai (35 de ani)");
    }
}
