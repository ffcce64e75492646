package org.holdfast.loyalty.programmes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.holdfast.Samples;
import org.holdfast.facts.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerReconciliationTest {

    private static final Terms.Earning POINTS = new Terms.Earning(1, BigDecimal.ONE, 365);
    private static final Terms.Stamps STAMPS = new Terms.Stamps(new Terms.Earning(1, new BigDecimal("20"), null), 10);
    private static final Terms OPEN = terms(true, null, POINTS);
    private static final Programme CLUB = club(OPEN);

    private static Terms terms(boolean open, Terms.Joining joining, Terms.Earning points) {
        return new Terms(
                open,
                false,
                joining,
                points,
                STAMPS,
                new Terms.Tiers(
                        365,
                        List.of(
                                new Terms.Tier("bronze", new BigDecimal("100")),
                                new Terms.Tier("silver", new BigDecimal("500")))),
                List.of(
                        new Terms.CardStep(BigDecimal.ZERO, new BigDecimal("2")),
                        new Terms.CardStep(new BigDecimal("300"), new BigDecimal("5"))));
    }

    private static Programme club(Terms terms) {
        return new Programme("Club", Map.of(LocalDate.parse("2026-01-01"), terms));
    }

    private static ProgrammeCustomer on(String day, String facts) {
        return new ProgrammeCustomer(
                Samples.customer("{'id':'c'," + facts + "}"),
                ZoneId.of("Europe/Chisinau"),
                Instant.parse(day + "T10:00:00Z"),
                currency -> {
                    if (currency == null || currency.equals("EUR")) {
                        return BigDecimal.ONE;
                    }
                    return currency.equals("RON") ? new BigDecimal("0.2") : null;
                });
    }

    private static String order(String id, String value, String delivered) {
        return "{'id':'" + id + "','placedAt':'2026-01-05','value':" + value + ",'currency':'EUR'"
                + (delivered == null ? "" : ",'deliveredAt':'" + delivered + "'") + "}";
    }

    private static Ledger count(Ledger ledger, Programme programme, ProgrammeCustomer programmeCustomer) {
        return ledger.plus(LedgerReconciliation.due(List.of(programme), ledger, programmeCustomer));
    }

    private static int points(Ledger ledger) {
        return ledger.account("Club", LedgerUnit.POINTS).balance();
    }

    @Test
    void anOrderEarnsWholeUnitsOnTheDayOfDelivery() {
        String orders = "'orders':[" + order("1", "99.90", "2026-02-01") + "," + order("2", "50", null) + "]";
        Ledger ledger = count(Ledger.NONE, CLUB, on("2026-02-10", orders));

        assertThat(ledger.members())
                .containsExactly(new Enrolment("Club", LocalDate.parse("2026-02-01"), Enrolment.BY_CONDITIONS));
        assertThat(ledger.entries())
                .extracting(
                        LedgerEntry::unit,
                        LedgerEntry::cause,
                        LedgerEntry::amount,
                        LedgerEntry::on,
                        LedgerEntry::expiresOn)
                .containsExactly(
                        tuple(
                                LedgerUnit.POINTS,
                                "order:1",
                                99,
                                LocalDate.parse("2026-02-01"),
                                LocalDate.parse("2027-02-01")),
                        tuple(LedgerUnit.STAMPS, "order:1", 4, LocalDate.parse("2026-02-01"), null));
        assertThat(LedgerReconciliation.due(List.of(CLUB), ledger, on("2026-02-10", orders))
                        .isEmpty())
                .as("received twice")
                .isTrue();
        assertThat(LedgerReconciliation.due(List.of(CLUB), ledger, on("2026-02-10", "'orders':[]"))
                        .isEmpty())
                .as("missing from newer facts")
                .isTrue();
    }

    @Test
    void returnsWithdrawUnitsOnceAndNeverMoreThanWereEarned() {
        String one = "'orders':[" + order("1", "45", "2026-02-01") + "]";
        Ledger ledger = count(Ledger.NONE, CLUB, on("2026-02-02", one));
        assertThat(ledger.account("Club", LedgerUnit.STAMPS).balance()).isEqualTo(2);

        String some = one + ",'returns':[{'id':'r1','orderId':'1','at':'2026-02-03','value':3}]";
        ledger = count(ledger, CLUB, on("2026-02-04", some));
        assertThat(points(ledger)).isEqualTo(42);
        assertThat(ledger.account("Club", LedgerUnit.STAMPS).balance())
                .as("42 is still worth two stamps")
                .isEqualTo(2);

        String more = some.replace("]", "") + ",{'id':'r2','orderId':'1','at':'2026-02-05','value':500}]";
        more = one
                + ",'returns':[{'id':'r1','orderId':'1','at':'2026-02-03','value':3},{'id':'r2','orderId':'1',"
                + "'at':'2026-02-05','value':500}]";
        ledger = count(count(ledger, CLUB, on("2026-02-06", more)), CLUB, on("2026-02-07", more));
        assertThat(points(ledger)).isZero();

        ledger = count(ledger, CLUB, on("2026-02-08", some));
        assertThat(points(ledger)).as("the second return was a mistake").isEqualTo(42);
        ledger = count(
                ledger,
                CLUB,
                on("2026-02-09", some.replace("'2026-02-01'", "'2026-02-01','cancelledAt':'2026-02-09'")));
        assertThat(points(ledger)).isZero();
    }

    @Test
    void unitsWithdrawnAfterSpendingAreOwedAndPaidOffByTheNext() {
        String first = order("1", "100", "2026-02-01");
        Ledger ledger = count(Ledger.NONE, CLUB, on("2026-02-02", "'orders':[" + first + "]"));
        ledger = ledger.plus(new Ledger(
                List.of(),
                LedgerReconciliation.effect(
                        ledger, "Club", LedgerUnit.POINTS, "a", -80, LocalDate.parse("2026-02-03"), null)));
        String back = ",'returns':[{'id':'r','orderId':'1','at':'2026-02-04','value':100}]";
        ledger = count(ledger, CLUB, on("2026-02-05", "'orders':[" + first + "]" + back));

        assertThat(points(ledger)).isEqualTo(-80);
        assertThat(ledger.account("Club", LedgerUnit.POINTS).owed()).isEqualTo(80);
        ledger = count(
                ledger,
                CLUB,
                on("2026-03-02", "'orders':[" + first + "," + order("2", "100", "2026-03-01") + "]" + back));
        assertThat(points(ledger)).isEqualTo(20);
        assertThat(ledger.account("Club", LedgerUnit.POINTS).lots())
                .containsExactly(new Lot(LedgerUnit.POINTS, 20, LocalDate.parse("2027-03-01")));
    }

    @Test
    void oldestUnitsAreSpentFirstAndExpiredUnitsAreNotWithdrawnAgain() {
        String orders = "'orders':[" + order("1", "100", "2026-02-01") + "," + order("2", "30", "2026-06-01") + "]";
        Ledger ledger = count(Ledger.NONE, CLUB, on("2026-06-02", orders));
        ledger = ledger.plus(new Ledger(
                List.of(),
                LedgerReconciliation.effect(
                        ledger, "Club", LedgerUnit.POINTS, "a", -60, LocalDate.parse("2026-06-03"), null)));
        assertThat(ledger.account("Club", LedgerUnit.POINTS).lots())
                .extracting(Lot::left)
                .containsExactly(40, 30);

        ProgrammeBalance holding = ProgrammeBalance.of(ledger).get(0);
        assertThat(holding.balance(LedgerUnit.POINTS, LocalDate.parse("2027-01-31")))
                .isEqualTo(70);
        assertThat(holding.balance(LedgerUnit.POINTS, LocalDate.parse("2027-02-01")))
                .as("unavailable from that day on, without an entry")
                .isEqualTo(30);

        ledger = count(ledger, CLUB, on("2027-02-02", orders));
        assertThat(points(ledger)).isEqualTo(30);
        ledger = count(
                ledger,
                CLUB,
                on("2027-02-03", orders + ",'returns':[{'id':'r','orderId':'1','at':'2027-02-03','value':100}]"));
        assertThat(points(ledger)).as("60 had been spent, 40 had expired").isEqualTo(-30);
    }

    @Test
    void unitsSpentByAnActionReturnToTheirOrigin() {
        Ledger ledger =
                count(Ledger.NONE, CLUB, on("2026-02-02", "'orders':[" + order("1", "100", "2026-02-01") + "]"));
        LocalDate day = LocalDate.parse("2026-02-03");
        for (int amount : new int[] {-80, -80, 0, 0, -80, 0}) {
            ledger = ledger.plus(new Ledger(
                    List.of(), LedgerReconciliation.effect(ledger, "Club", LedgerUnit.POINTS, "a", amount, day, null)));
        }

        assertThat(ledger.account("Club", LedgerUnit.POINTS).lots())
                .containsExactly(new Lot(LedgerUnit.POINTS, 100, LocalDate.parse("2027-02-01")));
        assertThat(ledger.entries().stream()
                        .filter(entry -> entry.cause().equals("action:a"))
                        .map(LedgerEntry::amount))
                .containsExactly(-80, 80, -80, 80);
    }

    @Test
    void unitsEarnedUnderEarlierTermsAreKept() {
        String orders = "'orders':[" + order("1", "100", "2026-02-01") + "," + order("2", "100", "2026-03-01") + "]";
        Ledger ledger = count(Ledger.NONE, CLUB, on("2026-02-02", orders));
        Programme meaner = new Programme(
                "Club",
                Map.of(LocalDate.parse("2026-01-01"), terms(true, null, new Terms.Earning(1, BigDecimal.TEN, null))));
        ledger = count(ledger, meaner, on("2026-03-02", orders));

        assertThat(points(ledger)).isEqualTo(110);
        ledger = count(
                ledger,
                meaner,
                on("2026-03-03", orders + ",'returns':[{'id':'r','orderId':'1','at':'2026-03-03','value':50}]"));
        assertThat(points(ledger)).as("a return is converted like its order").isEqualTo(60);
    }

    @Test
    void membershipsKeptByTheCrmAreNotCounted() {
        String orders = "'orders':[" + order("1", "100", "2026-02-01") + "]";

        assertThat(LedgerReconciliation.due(
                                List.of(CLUB),
                                Ledger.NONE,
                                on("2026-03-01", orders + ",'membership':{'programme':'Club'}"))
                        .isEmpty())
                .isTrue();
        assertThat(LedgerReconciliation.due(
                                List.of(CLUB),
                                Ledger.NONE,
                                on(
                                        "2026-03-01",
                                        orders
                                                + ",'sources':{'membership':{'from':'erp',"
                                                + "'at':'2026-03-01T00:00:00Z'}}"))
                        .isEmpty())
                .isTrue();
    }

    @Test
    void ordersEarnFromTheDayOnWhichTheConditionsAreMet() {
        String orders = "'orders':[" + order("1", "60", "2026-02-01") + "," + order("2", "60", "2026-03-01") + ","
                + order("3", "60", "2026-04-01") + "]";
        Programme sum = club(terms(true, new Terms.Joining(new BigDecimal("100"), 60, null), POINTS));
        Ledger joined = count(Ledger.NONE, sum, on("2026-04-02", orders));
        assertThat(joined.members()).extracting(Enrolment::joinedOn).containsExactly(LocalDate.parse("2026-03-01"));
        assertThat(points(joined)).isEqualTo(120);

        Programme asked = club(terms(true, new Terms.Joining(null, null, Survey.Kind.CSAT), POINTS));
        assertThat(LedgerReconciliation.due(List.of(asked), Ledger.NONE, on("2026-04-02", orders))
                        .isEmpty())
                .isTrue();
        assertThat(LedgerReconciliation.due(
                                List.of(asked),
                                Ledger.NONE,
                                on("2026-04-02", orders + ",'surveys':[{'kind':'csat','score':4,'at':'2026-03-20'}]"))
                        .members())
                .extracting(Enrolment::joinedOn)
                .containsExactly(LocalDate.parse("2026-03-20"));

        Programme closed = club(terms(false, new Terms.Joining(new BigDecimal("100"), 60, null), POINTS));
        assertThat(LedgerReconciliation.due(List.of(closed), Ledger.NONE, on("2026-04-02", orders))
                        .isEmpty())
                .isTrue();
        ProgrammeView view = ProgrammeView.of(List.of(closed), List.of(), on("2026-04-02", orders))
                .get(0);
        assertThat(view.joining().mayJoin()).isTrue();
        assertThat(view.joining().member()).isFalse();
        assertThat(ProgrammeView.of(List.of(closed), List.of(), on("2026-02-02", orders))
                        .get(0)
                        .joining()
                        .missing())
                .isEqualByComparingTo("40");
    }

    @Test
    void tiersMayDropButStepsOfTheCardDoNot() {
        String orders = "'orders':[" + order("1", "120", "2026-02-01") + "," + order("2", "400", "2026-03-01") + "]";
        assertThat(view("2026-02-10", orders))
                .extracting(
                        programme -> programme.tier().name(),
                        programme -> programme.tier().reachedDaysAgo(),
                        programme -> programme.tier().next(),
                        programme -> programme.card().reachedDaysAgo())
                .containsExactly("bronze", 9, "silver", 9);
        assertThat(view("2026-02-10", orders).tier().missing()).isEqualByComparingTo("380");
        assertThat(view("2026-03-04", orders))
                .extracting(
                        programme -> programme.tier().name(),
                        programme -> programme.tier().reachedDaysAgo(),
                        programme -> programme.tier().next(),
                        programme -> programme.card().reachedDaysAgo())
                .containsExactly("silver", 3, null, 3);
        assertThat(view("2027-02-10", orders))
                .as("dropped")
                .extracting(
                        programme -> programme.tier().name(),
                        programme -> programme.tier().reachedDaysAgo())
                .containsExactly("bronze", null);
        assertThat(view("2027-04-10", orders))
                .extracting(
                        programme -> programme.tier().name(),
                        programme -> programme.card().reachedDaysAgo())
                .containsExactly(null, 405);
        assertThat(view("2027-04-10", orders).card().percent()).isEqualByComparingTo("5");
    }

    private static ProgrammeView view(String day, String facts) {
        ProgrammeCustomer programmeCustomer = on(day, facts);
        return ProgrammeView.of(
                        List.of(CLUB),
                        ProgrammeBalance.of(count(Ledger.NONE, CLUB, programmeCustomer)),
                        programmeCustomer)
                .get(0);
    }

    /** The ledger has the same totals however often the facts are reconciled, and its sums agree at every step. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void totalsDoNotDependOnHowOftenTheyAreReconciled(long seed) {
        Random random = new Random(seed);
        Programme lasting = club(terms(true, null, new Terms.Earning(1, BigDecimal.ONE, null)));
        List<String> orders = IntStream.range(0, 30)
                .mapToObj(i -> order(
                        "o" + i,
                        String.valueOf(1 + random.nextInt(200)),
                        LocalDate.parse("2026-01-10").plusDays(i * 5L).toString()))
                .toList();
        List<String> returns = IntStream.range(0, 25)
                .mapToObj(i -> "{'id':'r" + i + "','orderId':'o" + random.nextInt(30) + "','at':'"
                        + LocalDate.parse("2026-02-10").plusDays(i * 6L) + "','value':" + random.nextInt(150) + "}")
                .toList();
        String facts = "'orders':[" + String.join(",", orders) + "],'returns':[" + String.join(",", returns) + "]";
        Ledger often = Ledger.NONE;
        for (LocalDate day = LocalDate.parse("2026-01-11");
                day.isBefore(LocalDate.parse("2026-12-01"));
                day = day.plusDays(1 + random.nextInt(9))) {
            often = count(often, lasting, on(day.toString(), facts));
            agrees(often);
        }
        Ledger once = count(Ledger.NONE, lasting, on("2026-11-30", facts));

        assertThat(net(often)).isEqualTo(net(once));
        assertThat(points(often)).isEqualTo(points(once)).isPositive();
    }

    /**
     * Spending, reversing, expiring and returning in any order keeps the sums consistent, and no account has both units
     * left and units owed.
     */
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void theAccountsAlwaysBalance(long seed) {
        Random random = new Random(seed);
        Programme hasty = club(terms(true, null, new Terms.Earning(1, BigDecimal.ONE, 30)));
        List<String> orders = new ArrayList<>();
        List<String> returns = new ArrayList<>();
        Ledger ledger = Ledger.NONE;
        for (int i = 0; i < 150; i++) {
            LocalDate day = LocalDate.parse("2026-01-10").plusDays(i);
            int dice = random.nextInt(6);
            if (dice < 2) {
                orders.add(order("o" + i, String.valueOf(random.nextInt(100)), day.toString()));
            } else if (dice == 2 && !orders.isEmpty()) {
                String of = orders.get(random.nextInt(orders.size())).split("'")[3];
                returns.add("{'id':'r" + i + "','orderId':'" + of + "','at':'" + day + "','value':"
                        + random.nextInt(120) + "}");
            }
            ledger = count(
                    ledger,
                    hasty,
                    on(
                            day.toString(),
                            "'orders':[" + String.join(",", orders) + "],'returns':[" + String.join(",", returns)
                                    + "]"));
            int action = random.nextInt(i + 1);
            int amount = ledger.members().isEmpty() ? 0 : randomAmount(dice, points(ledger), random);
            ledger = ledger.plus(new Ledger(
                    List.of(),
                    LedgerReconciliation.effect(
                            ledger, "Club", LedgerUnit.POINTS, "a" + action, amount, day, day.plusDays(10))));
            agrees(ledger);
            assertThat(ProgrammeBalance.of(ledger).stream()
                            .mapToInt(each -> each.balance(LedgerUnit.POINTS, day))
                            .sum())
                    .isEqualTo(points(ledger));
        }
        assertThat(ledger.entries())
                .extracting(LedgerEntry::kind)
                .contains(
                        LedgerEntry.Kind.EARNED,
                        LedgerEntry.Kind.SPENT,
                        LedgerEntry.Kind.EXPIRED,
                        LedgerEntry.Kind.CORRECTED);
    }

    private static int randomAmount(int dice, int balance, Random random) {
        if (dice == 3) {
            return -Math.max(0, Math.min(balance, random.nextInt(50)));
        }
        return dice == 4 ? random.nextInt(20) : 0;
    }

    private static void agrees(Ledger ledger) {
        for (LedgerUnit unit : LedgerUnit.values()) {
            Account account = ledger.account("Club", unit);
            int sum = ledger.entries().stream()
                    .filter(entry -> entry.unit() == unit)
                    .mapToInt(LedgerEntry::amount)
                    .sum();
            int left = account.lots().stream().mapToInt(Lot::left).sum();
            assertThat(account.balance()).isEqualTo(sum).isEqualTo(left - account.owed());
            assertThat(account.owed()).isNotNegative();
            assertThat(left == 0 || account.owed() == 0)
                    .as("an account has units left or owes units, not both")
                    .isTrue();
        }
    }

    private static Map<String, Integer> net(Ledger ledger) {
        return ledger.entries().stream()
                .collect(Collectors.toMap(entry -> entry.unit() + entry.cause(), LedgerEntry::amount, Integer::sum))
                .entrySet()
                .stream()
                .filter(each -> each.getValue() != 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
