package org.holdfast.desk.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.holdfast.Samples;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

/** Subscriptions and payments as an agent sees them. */
class BillingOnTheDeskTest {

    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','subscriptions':["
                    + "{'id':'A','plan':'fibre','price':45,'currency':'EUR','every':'month','status':'active',"
                    + "'renewsAt':'2026-12-01'},"
                    + "{'id':'B','price':99.5,'currency':'USD','every':'half-year','status':'active',"
                    + "'endsAt':'2026-12-31','cancelRequestedAt':'2026-11-20'},"
                    + "{'id':'C','status':'trial'},{'id':'D','status':'ended'}],"
                    + "'payments':[{'id':'P1','status':'failed','at':'2026-11-26','amount':45,'currency':'EUR'},"
                    + "{'id':'P2','dueAt':'2026-11-20','amount':10},{'id':'P3','status':'paid','at':'2026-11-01',"
                    + "'amount':45},{'id':'P4','status':'failed','at':'2026-11-26'}]}",
            "2026-11-27");

    private static List<String> facts(String language) {
        return new SubscriptionFacts(VIEW, DeskTexts.in(language))
                .all().stream().map(fact -> fact.label() + ": " + fact.value()).toList();
    }

    @Test
    void subscriptionsThatRunAreShownInTheLanguageOfTheReader() {
        assertThat(facts("en"))
                .containsExactly(
                        "Subscription A: fibre, €45 a month, renews on December 1, 2026",
                        "Subscription B: $99.50 every six months, ends on December 31, 2026",
                        "Subscription C: running");
        assertThat(facts("ru").get(0)).startsWith("Подписка A: fibre, 45").contains("в месяц, продлевается 1 декабря");
        assertThat(facts("ro").get(2)).isEqualTo("Abonament C: activ");
    }
}
