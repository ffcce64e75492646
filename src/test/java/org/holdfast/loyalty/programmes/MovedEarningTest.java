package org.holdfast.loyalty.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.loyalty.programmes.earning.EarningBase.Factor;
import org.holdfast.loyalty.programmes.earning.EarningBase.Part;
import org.holdfast.loyalty.programmes.earning.EarningRules;
import org.holdfast.loyalty.programmes.earning.EarningRules.Multiplier;
import org.holdfast.loyalty.programmes.earning.Expiry;
import org.junit.jupiter.api.Test;

/** An order that is moved to another customer keeps what of it earned, how many times, and until when. */
class MovedEarningTest {

    private static final String LINES = "'value':90,'goods':90,'shipping':0,'lines':["
            + "{'sku':'a','category':'tea','quantity':2,'price':25},"
            + "{'sku':'b','category':'gift cards','quantity':1,'price':50}]";
    private static final String MOVED = "{'id':'2','placedAt':'2026-03-07','deliveredAt':'2026-03-09'," + LINES + "}";
    private static final String BEFORE = "{'id':'1','placedAt':'2026-01-10','deliveredAt':'2026-01-12','value':200}";
    private static final String OTHERS = "{'id':'9','placedAt':'2026-01-20','deliveredAt':'2026-01-20','value':5}";
    private static final String HALF_BACK =
            "{'id':'r','orderId':'2','at':'2026-04-15','lines':[{'sku':'a','quantity':1}]}";

    /** Silver members earn twice for all but gift cards, a week after delivery, and lose it after half a year. */
    private static final Programme CLUB = new Programme(
            "Club",
            Map.of(
                    LocalDate.parse("2026-01-01"),
                    new Terms(
                            true,
                            false,
                            null,
                            new Terms.Earning(
                                    1,
                                    BigDecimal.ONE,
                                    new Expiry(null, null, null, 0, 6),
                                    new EarningRules(
                                            Part.GOODS,
                                            false,
                                            List.of(new Factor("gift cards", null, BigDecimal.ZERO)),
                                            List.of(new Multiplier(
                                                    new BigDecimal("2"), Set.of(), null, null, null, null, "silver"))),
                                    7),
                            null,
                            new Terms.Tiers(365, List.of(new Terms.Tier("silver", new BigDecimal("100")))),
                            List.of())));

    private static ProgrammeCustomer customer(String day, String orders, String returns) {
        return new ProgrammeCustomer(
                Samples.customer("{'id':'c','orders':[" + orders + "],'returns':[" + returns + "]}"),
                ZoneOffset.UTC,
                Instant.parse(day + "T10:00:00Z"),
                currency -> BigDecimal.ONE);
    }

    private static Ledger count(Ledger ledger, String day, String orders, String returns) {
        return ledger.plus(LedgerReconciliation.due(List.of(CLUB), ledger, customer(day, orders, returns)));
    }

    private static int points(Ledger ledger) {
        Account account = ledger.account("Club", LedgerUnit.POINTS);
        assertThat(account.balance())
                .isEqualTo(
                        ledger.entries().stream().mapToInt(LedgerEntry::amount).sum());
        return account.balance();
    }

    @Test
    void theOtherCustomerGetsWhatWasEarnedAndLosesWhatComesBack() {
        Ledger from = count(Ledger.NONE, "2026-04-01", BEFORE + "," + MOVED, "");
        Ledger into = count(Ledger.NONE, "2026-04-01", OTHERS, "");
        assertThat(points(from)).as("tea for 45, twice for silver").isEqualTo(90);
        assertThat(points(into)).isZero();

        LedgerTransfer transfer = LedgerTransfer.of("2", from, into, LocalDate.parse("2026-04-02"));
        Ledger left = new Ledger(
                from.members(), from.plus(entries(transfer.leaving())).entries(), Set.of("2"));
        Ledger right = into.plus(entries(transfer.arriving()));
        assertThat(points(left)).isZero();
        assertThat(points(right)).isEqualTo(90);
        assertThat(transfer.arriving()).singleElement().satisfies(entry -> {
            assertThat(entry.on()).isEqualTo("2026-03-16");
            assertThat(entry.idleMonths()).isEqualTo(6);
            assertThat(entry.rate())
                    .isEqualTo(from.entries().get(from.entries().size() - 1).rate());
        });

        assertThat(points(count(left, "2026-04-20", BEFORE + "," + MOVED, HALF_BACK)))
                .as("facts that still contain the order change nothing")
                .isZero();
        Ledger returned = count(right, "2026-04-20", OTHERS + "," + MOVED, HALF_BACK);
        assertThat(points(returned))
                .as("who is no silver member keeps the multiplier")
                .isEqualTo(45);
        assertThat(points(count(returned, "2026-04-21", OTHERS + "," + cancelled(), HALF_BACK)))
                .isZero();
        assertThat(points(count(returned, "2026-04-22", OTHERS + "," + MOVED, "")))
                .isEqualTo(90);
        assertThat(points(count(returned, "2026-09-16", OTHERS + "," + MOVED, HALF_BACK)))
                .as("half a year after it was earned")
                .isZero();
        assertThat(points(count(right, "2026-09-20", OTHERS + "," + MOVED, HALF_BACK)))
                .as("a return after the end takes nothing a second time")
                .isZero();
    }

    private static String cancelled() {
        return MOVED.replace("'value':90,", "'cancelledAt':'2026-04-21','value':90,");
    }

    @Test
    void anOrderThatStillWaitsEarnsByTheTermsOfTheOtherCustomer() {
        Ledger from = count(Ledger.NONE, "2026-03-15", BEFORE + "," + MOVED, "");
        Ledger into = count(Ledger.NONE, "2026-03-15", OTHERS, "");

        LedgerTransfer transfer = LedgerTransfer.of("2", from, into, LocalDate.parse("2026-03-15"));
        assertThat(transfer.units()).isEmpty();
        assertThat(points(count(into, "2026-03-15", OTHERS + "," + MOVED, ""))).isZero();
        assertThat(points(count(into, "2026-03-16", OTHERS + "," + MOVED, ""))).isEqualTo(45);
    }

    private static Ledger entries(List<LedgerEntry> entries) {
        return new Ledger(List.of(), entries);
    }
}
