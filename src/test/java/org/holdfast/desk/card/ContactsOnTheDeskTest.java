package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

/** Addresses and wishes about contact as an agent sees them. */
class ContactsOnTheDeskTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','email':'a@example.org','emails':[{'address':'A@example.org','state':'bounced'},"
                    + "{'address':'b@example.org'}],'phones':[],'contactCap':{'times':1,'days':30},"
                    + "'doNotContact':{'from':'2026-11-01','until':'2026-12-31','reason':'paused'}}",
            "2026-11-27");

    private static List<String> facts(String language) {
        return new ContactFacts(VIEW, DeskTexts.in(language))
                .all().stream().map(fact -> fact.label() + ": " + fact.value()).toList();
    }

    @Test
    void addressesAreShownWithTheirStates() {
        assertThat(facts("en"))
                .containsExactly(
                        "E-mail addresses: A@example.org (bounced), b@example.org",
                        "Phone numbers: none",
                        "Own wish: at most 1 advertising message in 30 days");
        assertThat(facts("ru"))
                .contains("Пожелание клиента: не больше 1 рекламного сообщения за 30 дней")
                .anyMatch(each -> each.contains("(письма возвращаются)"));
        assertThat(facts("ro")).contains("Dorința clientului: cel mult un mesaj publicitar în 30 de zile");
    }
}
