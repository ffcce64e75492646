package org.holdfast.loyalty.signs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.holdfast.Samples;
import org.holdfast.loyalty.CustomerView;
import org.junit.jupiter.api.Test;

class LoyaltyProfileTest {

    private static final String BOUGHT_TWICE =
            "'orders':[{'id':'1','placedAt':'2026-01-10','value':10},{'id':'2','placedAt':'2026-02-10','value':10}]";

    private static LoyaltyProfile loyalty(String facts) {
        CustomerView view = Samples.view("{'id':'c'," + facts + "}", "2026-03-15");
        return view.loyalty();
    }

    @Test
    void allSevenSignsAreDetectedWithTheirEvidence() {
        LoyaltyProfile loyaltyProfile = loyalty(
                "'orders':[{'id':'1','placedAt':'2026-01-10','promisedAt':'2026-01-12','deliveredAt':'2026-01-20'},"
                        + "{'id':'2','placedAt':'2026-02-10','lines':[{'sku':'s','quantity':1,"
                        + "'launchedAt':'2026-01-20'}]}],"
                        + "'interactions':[{'at':'2026-03-01','kind':'recommendation'},{'at':'2026-03-02',"
                        + "'kind':'praise','note':'Vera was kind'},"
                        + "{'at':'2026-03-03','kind':'defence'},{'at':'2026-03-04','kind':'tip','note':'A shop"
                        + " opens'},{'at':'2026-03-05','kind':'visit'}]");

        assertThat(loyaltyProfile.signs())
                .extracting(Sign::kind, Sign::times, Sign::daysAgo, Sign::evidence)
                .containsExactly(
                        tuple(Sign.Kind.RETURNS, 1, 33, "2"),
                        tuple(Sign.Kind.RECOMMENDS, 1, 14, "2026-03-01"),
                        tuple(Sign.Kind.PRAISES, 1, 13, "Vera was kind"),
                        tuple(Sign.Kind.DEFENDS, 1, 12, "2026-03-03"),
                        tuple(Sign.Kind.INFORMS, 1, 11, "A shop opens"),
                        tuple(Sign.Kind.FORGIVES, 1, 33, "2"),
                        tuple(Sign.Kind.FIRST_TO_BUY, 1, 33, "2"));
        assertThat(loyaltyProfile.level()).isEqualTo(Level.COMMITMENT);
    }

    @Test
    void oldAndCancelledRecordsAreIgnored() {
        assertThat(loyalty("'orders':[{'id':'1','placedAt':'2026-01-10'},{'id':'2','placedAt':'2026-02-10',"
                                + "'cancelledAt':'2026-02-11'},"
                                + "{'id':'3','placedAt':'2025-03-15'}],'interactions':[{'at':'2025-03-15',"
                                + "'kind':'praise'}]")
                        .signs())
                .isEmpty();
    }

    @Test
    void aMishapIsForgivenByALaterOrderOnly() {
        assertThat(loyalty(BOUGHT_TWICE
                                + ",'complaints':[{'id':'k','openedAt':'2026-01-15'},{'id':'l',"
                                + "'openedAt':'2026-01-16'}]")
                        .signs())
                .extracting(Sign::kind, Sign::times)
                .contains(tuple(Sign.Kind.FORGIVES, 2));
        assertThat(loyalty(BOUGHT_TWICE + ",'complaints':[{'id':'k','openedAt':'2026-02-10'}]")
                        .signs())
                .extracting(Sign::kind)
                .doesNotContain(Sign.Kind.FORGIVES);
    }

    @Test
    void theLevelCombinesRepeatPurchasesAndAttitude() {
        assertThat(loyalty("'orders':[]").level()).isNull();
        assertThat(loyalty(BOUGHT_TWICE).level()).isEqualTo(Level.HABIT);
        assertThat(loyalty("'interactions':[{'at':'2026-03-01','kind':'praise'}]")
                        .level())
                .isEqualTo(Level.ATTACHMENT);
        assertThat(loyalty("'orders':[],'surveys':[{'kind':'nps','score':9,'at':'2026-03-01'}]")
                        .level())
                .isEqualTo(Level.ATTACHMENT);
        assertThat(loyalty(BOUGHT_TWICE + ",'surveys':[{'kind':'nps','score':9,'at':'2026-03-01'}]")
                        .level())
                .isEqualTo(Level.COMMITMENT);
        assertThat(loyalty(BOUGHT_TWICE
                                + ",'interactions':[{'at':'2026-03-01','kind':'praise'}],"
                                + "'surveys':[{'kind':'nps','score':6,'at':'2026-03-01'}]")
                        .level())
                .as("a detractor")
                .isEqualTo(Level.HABIT);
        assertThat(loyalty("'name':'Unknown'")).isNull();
    }

    @Test
    void factorsAreRationalOrEmotionalAndHaveEvidence() {
        LoyaltyProfile loyaltyProfile = loyalty("'membership':{'programme':'Club','points':120},'orders':["
                + "{'id':'1','placedAt':'2026-01-10','promisedAt':'2026-01-20','deliveredAt':'2026-01-12',"
                + "'appliedDiscount':3},"
                + "{'id':'2','placedAt':'2026-02-08','promisedAt':'2026-02-20','deliveredAt':'2026-02-12',"
                + "'appliedDiscount':3},"
                + "{'id':'3','placedAt':'2026-03-10','promisedAt':'2026-03-20','deliveredAt':'2026-03-12',"
                + "'appliedDiscount':0}],"
                + "'surveys':[{'kind':'nps','score':10,'at':'2026-03-01'}],'complaints':[{'id':'k',"
                + "'openedAt':'2026-02-15'}]");

        assertThat(loyaltyProfile.factors())
                .extracting(Factor::kind, Factor::emotional, Factor::evidence)
                .containsExactly(
                        tuple(Factor.Kind.PRICE, false, "2 of 3 orders with a discount"),
                                tuple(Factor.Kind.BENEFITS, false, "120 points"),
                        tuple(Factor.Kind.RELIABILITY, false, "3 of 3 orders on time"),
                                tuple(Factor.Kind.HABIT, false, "every 30 days"),
                        tuple(Factor.Kind.ENTHUSIASM, true, "10 of 10"), tuple(Factor.Kind.TRUST, true, "3"));
    }
}
