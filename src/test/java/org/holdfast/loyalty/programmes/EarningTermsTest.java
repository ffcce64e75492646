package org.holdfast.loyalty.programmes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.loyalty.programmes.earning.EarningBase.Factor;
import org.holdfast.loyalty.programmes.earning.EarningBase.Part;
import org.holdfast.loyalty.programmes.earning.EarningRules;
import org.holdfast.loyalty.programmes.earning.EarningRules.Multiplier;
import org.holdfast.loyalty.programmes.earning.Expiry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What earns points, when they count, and until when they and the tiers last. */
class EarningTermsTest {

    private static final Factor NO_GIFT_CARDS = new Factor("gift cards", null, BigDecimal.ZERO);
    private static final LocalDate BEGIN = LocalDate.parse("2026-01-01");

    private static Multiplier times(String times, Set<DayOfWeek> weekdays, String category, String tier) {
        return new Multiplier(new BigDecimal(times), weekdays, null, null, category, null, tier);
    }

    private static EarningRules rules(Part of, boolean withoutTax, List<Factor> without, Multiplier... multipliers) {
        return new EarningRules(of, withoutTax, without, List.of(multipliers));
    }

    private static Programme club(EarningRules rules, Expiry expiry, int waitDays) {
        return club(new Terms.Earning(1, BigDecimal.ONE, expiry, rules, waitDays), null);
    }

    private static Programme club(Terms.Earning points, Terms.Tiers tiers) {
        return new Programme("Club", Map.of(BEGIN, new Terms(true, false, null, points, null, tiers, List.of())));
    }

    private static ProgrammeCustomer on(String day, String facts) {
        return new ProgrammeCustomer(
                Samples.customer("{'id':'c'," + facts + "}"),
                ZoneOffset.UTC,
                Instant.parse(day + "T10:00:00Z"),
                currency -> currency == null || currency.equals("EUR") ? BigDecimal.ONE : new BigDecimal("0.2"));
    }

    private static Ledger count(Ledger ledger, Programme programme, String day, String facts) {
        return ledger.plus(LedgerReconciliation.due(List.of(programme), ledger, on(day, facts)));
    }

    private static int points(Ledger ledger) {
        return ledger.account("Club", LedgerUnit.POINTS).balance();
    }

    private static int earned(EarningRules rules, String order, String returns) {
        return points(count(
                Ledger.NONE,
                club(rules, Expiry.NEVER, 0),
                "2026-03-20",
                "'orders':[{'id':'1','placedAt':'2026-03-07','deliveredAt':'2026-03-09'," + order + "}],'returns':["
                        + returns + "]"));
    }

    private static final String SPLIT = "'value':119,'goods':119,'shipping':20,'tax':22.19,'paidWithPoints':20";
    private static final String LINES = "'value':90,'goods':90,'shipping':0,'lines':["
            + "{'sku':'a','category':'tea','quantity':2,'price':25},"
            + "{'sku':'b','category':'Gift cards','quantity':1,'price':50}]";

    @ParameterizedTest
    @CsvSource({"VALUE, false, 119", "GOODS, false, 99", "GOODS, true, 83", "VALUE, true, 100"})
    void whatEarnsIsAPartOfTheOrder(Part of, boolean withoutTax, int points) {
        // The rate of tax is 22.19 of 139: 99 x 116.81 / 139 = 83.19..., 119 x 116.81 / 139 = 100.0...
        assertThat(earned(rules(of, withoutTax, List.of()), SPLIT, "")).isEqualTo(points);
    }

    @Test
    void tenTenthsAreAWhole() {
        assertThat(earned(rules(Part.VALUE, true, List.of()), "'value':119,'goods':119,'shipping':0,'tax':19", ""))
                .isEqualTo(100);
        assertThat(earned(
                        rules(Part.GOODS, false, List.of(NO_GIFT_CARDS)),
                        "'value':10,'goods':10,'lines':[{'sku':'a','quantity':3,'price':1},"
                                + "{'sku':'b','quantity':3,'price':1},{'sku':'c','quantity':3,'price':1}]",
                        ""))
                .isEqualTo(10);
    }

    @Test
    void categoriesThatAreLeftOutEarnNothingAndDiscountsAreSpreadOverTheLines() {
        EarningRules rules = rules(Part.VALUE, false, List.of(NO_GIFT_CARDS));

        assertThat(earned(rules, LINES, "")).isEqualTo(45);
        assertThat(earned(
                        rules,
                        LINES,
                        "{'id':'r','orderId':'1','at':'2026-03-15','value':45,"
                                + "'lines':[{'sku':'b','quantity':1}]}"))
                .as("what earned nothing takes nothing back")
                .isEqualTo(45);
        assertThat(earned(
                        rules, LINES, "{'id':'r','orderId':'1','at':'2026-03-15','lines':[{'sku':'a','quantity':1}]}"))
                .as("the value of a returned line follows from its price")
                .isEqualTo(22);
        assertThat(earned(rules, LINES, "{'id':'r','orderId':'1','at':'2026-03-15','value':45}"))
                .as("a return that names no line takes from all")
                .isEqualTo(22);
    }

    @Test
    void ofSeveralMultipliersTheLargestCounts() {
        // 7 March 2026 is a Saturday.
        Multiplier saturday = times("2", Set.of(DayOfWeek.SATURDAY), null, null);
        Multiplier sunday = times("5", Set.of(DayOfWeek.SUNDAY), null, null);
        Multiplier tea = times("3", Set.of(), "tea", null);

        assertThat(earned(rules(Part.VALUE, false, List.of(), saturday, sunday), LINES, ""))
                .isEqualTo(180);
        assertThat(earned(rules(Part.VALUE, false, List.of(NO_GIFT_CARDS), saturday, tea), LINES, ""))
                .isEqualTo(135);
        assertThat(earned(rules(Part.VALUE, false, List.of(), saturday, tea), LINES, ""))
                .isEqualTo(45 * 3 + 45 * 2);
    }

    @Test
    void aCategoryMayEarnLessThanOnce() {
        Multiplier half = times("0.5", Set.of(), "tea", null);

        assertThat(earned(rules(Part.VALUE, false, List.of(), half), LINES, "")).isEqualTo(45 / 2 + 45);
        assertThat(earned(
                        rules(Part.VALUE, false, List.of(), half, times("2", Set.of(DayOfWeek.SATURDAY), null, null)),
                        LINES,
                        ""))
                .as("the largest counts")
                .isEqualTo(180);
    }

    @Test
    void moneyForArticlesThatTheOrderDoesNotNameIsTakenFromAllLines() {
        assertThat(earned(
                        rules(Part.VALUE, false, List.of(NO_GIFT_CARDS)),
                        LINES,
                        "{'id':'r','orderId':'1','at':'2026-03-15','refund':45,'lines':[{'sku':'x','quantity':1}]}"))
                .isEqualTo(22);
    }

    @Test
    void whatPointsPaidForIsNotTakenBackAsIfItWereMoney() {
        EarningRules goods = rules(Part.GOODS, false, List.of());
        String order = "'value':60,'goods':100,'shipping':0,'paidWithPoints':40";

        assertThat(earned(goods, order, "")).isEqualTo(60);
        assertThat(earned(
                        goods,
                        order,
                        "{'id':'r','orderId':'1','at':'2026-03-15','value':50,'refund':30,'state':'refunded'}"))
                .isEqualTo(30);
        assertThat(earned(
                        goods,
                        order,
                        "{'id':'r','orderId':'1','at':'2026-03-15','value':100,'refund':60,'state':'refunded'}"))
                .isZero();
    }

    @Test
    void anUnknownPartWaits() {
        assertThat(earned(rules(Part.GOODS, false, List.of()), "'value':100", ""))
                .isZero();
        assertThat(earned(rules(Part.VALUE, true, List.of()), "'value':100", ""))
                .isZero();
        assertThat(earned(rules(Part.VALUE, false, List.of(NO_GIFT_CARDS)), "'value':100", ""))
                .isZero();
        assertThat(earned(EarningRules.PLAIN, "'value':100", "")).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'value':100,'refund':85,'state':'refunded' | 15",
                "'value':100,'state':'requested' | 100",
                "'value':100,'state':'refused' | 100",
                "'value':100,'state':'exchanged' | 100",
                "'value':100,'state':'exchanged','refund':30 | 70",
                "'value':100 | 0",
                "'refund':200,'currency':'RON' | 60"
            },
            quoteCharacter = '`')
    void aReturnTakesBackWhatWentBackInMoney(String fields, int left) {
        assertThat(earned(
                        EarningRules.PLAIN, "'value':100", "{'id':'r','orderId':'1','at':'2026-03-15'," + fields + "}"))
                .isEqualTo(left);
    }

    @Test
    void theTermsOfTheOrderHoldForItsReturnWhateverLaterTermsSay() {
        String order = "'orders':[{'id':'1','placedAt':'2026-03-07','deliveredAt':'2026-03-09'," + LINES + "}]";
        Programme twice = club(
                rules(Part.VALUE, false, List.of(NO_GIFT_CARDS), times("2", Set.of(DayOfWeek.SATURDAY), null, null)),
                Expiry.NEVER,
                0);
        Ledger ledger = count(Ledger.NONE, twice, "2026-03-10", order);
        assertThat(points(ledger)).isEqualTo(90);

        Programme plain = club(EarningRules.PLAIN, Expiry.NEVER, 0);
        assertThat(points(count(ledger, plain, "2026-03-11", order))).isEqualTo(90);
        assertThat(
                        points(
                                count(
                                        ledger,
                                        plain,
                                        "2026-03-20",
                                        order
                                                + ",'returns':[{'id':'r','orderId':'1','at':'2026-03-15','lines':[{'sku':'a','quantity':1}]}]")))
                .isEqualTo(45);
    }

    @Test
    void pointsWaitUntilTheOrderCannotBeReturned() {
        Programme waiting = club(EarningRules.PLAIN, Expiry.afterDays(100), 14);
        String order = "'orders':[{'id':'1','placedAt':'2026-03-07','deliveredAt':'2026-03-09','value':50}]";

        Ledger early = count(Ledger.NONE, waiting, "2026-03-22", order);
        assertThat(points(early)).isZero();
        assertThat(view(waiting, "2026-03-22", order).points())
                .isEqualTo(new ProgrammeView.PointsStatus(0, null, null, 50, 1));
        Ledger later = count(early, waiting, "2026-03-23", order);
        assertThat(later.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.on()).isEqualTo("2026-03-23");
            assertThat(entry.expiresOn()).isEqualTo("2026-07-01");
        });
        assertThat(view(waiting, "2026-03-23", order).points().pending()).isZero();
    }

    private static ProgrammeView view(Programme programme, String day, String facts) {
        ProgrammeCustomer customer = on(day, facts);
        return ProgrammeView.of(
                        List.of(programme),
                        ProgrammeBalance.of(LedgerReconciliation.due(List.of(programme), Ledger.NONE, customer)),
                        customer)
                .get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09, 12-31, 0, 2027-01-01",
        "2026-12-31, 12-31, 0, 2027-01-01",
        "2026-09-10, 12-31, 6, 2028-01-01",
        "2026-06-30, 12-31, 6, 2027-01-01",
        "2027-01-01, 12-31, 0, 2028-01-01"
    })
    void pointsExpireAfterAFixedDayOfTheYear(LocalDate counted, String day, int keep, LocalDate expires) {
        assertThat(new Expiry(null, null, MonthDay.parse("--" + day), keep, null).expiresOn(counted))
                .isEqualTo(expires);
        assertThat(new Expiry(null, 24, null, 0, null).expiresOn(LocalDate.parse("2024-02-29")))
                .isEqualTo("2026-02-28");
    }

    @Test
    void pointsLastAsLongAsTheCustomerEarnsOrSpends() {
        Programme idle = club(EarningRules.PLAIN, new Expiry(null, null, null, 0, 6), 0);
        String first = "{'id':'1','placedAt':'2026-01-10','deliveredAt':'2026-01-10','value':50}";
        String second = "{'id':'2','placedAt':'2026-07-09','deliveredAt':'2026-07-09','value':30}";
        Ledger one = count(Ledger.NONE, idle, "2026-02-01", "'orders':[" + first + "]");
        assertThat(one.account("Club", LedgerUnit.POINTS).lots())
                .containsExactly(new Lot(LedgerUnit.POINTS, 50, LocalDate.parse("2026-07-10")));
        Ledger expired = count(one, idle, "2026-07-10", "'orders':[" + first + "]");
        assertThat(points(expired)).isZero();

        Ledger revived = count(expired, idle, "2026-07-11", "'orders':[" + first + "," + second + "]");
        assertThat(points(revived))
                .as("an order of the day before arrived late")
                .isEqualTo(80);
        Ledger inTime = count(one, idle, "2026-07-11", "'orders':[" + first + "," + second + "]");
        assertThat(points(inTime)).isEqualTo(80);
        assertThat(points(count(inTime, idle, "2027-01-09", "'orders':[]"))).isZero();
    }

    @Test
    void anOrderAfterTheEndDoesNotReviveWhatHasExpired() {
        Programme idle = club(EarningRules.PLAIN, new Expiry(null, null, null, 0, 6), 0);
        String facts = "'orders':[{'id':'1','placedAt':'2026-01-10','deliveredAt':'2026-01-10','value':50},"
                + "{'id':'2','placedAt':'2026-07-10','deliveredAt':'2026-07-10','value':30}]";

        assertThat(points(count(Ledger.NONE, idle, "2026-08-01", facts))).isEqualTo(30);
    }

    @Test
    @Timeout(30)
    void aLongLedgerIsReadAtOnce() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            entries.add(new LedgerEntry(
                    "Club",
                    LedgerUnit.POINTS,
                    i,
                    LedgerEntry.Kind.EARNED,
                    "order:" + i,
                    1,
                    1,
                    BEGIN.plusDays(i),
                    null,
                    null,
                    6,
                    null));
        }

        assertThat(new Ledger(List.of(), entries)
                        .account("Club", LedgerUnit.POINTS)
                        .lots())
                .hasSize(5_000)
                .allSatisfy(lot -> assertThat(lot.expiresOn())
                        .isEqualTo(BEGIN.plusDays(5_000).plusMonths(6)));
    }

    private static final Terms.Tier SILVER = new Terms.Tier("silver", new BigDecimal("100"));
    private static final Terms.Tier GOLD = new Terms.Tier("gold", new BigDecimal("500"));

    private static ProgrammeView.TierStatus tier(Terms.Keep keep, int grace, String day, String facts) {
        Programme programme = club(
                new Terms.Earning(1, BigDecimal.ONE, null), new Terms.Tiers(90, keep, grace, List.of(SILVER, GOLD)));
        return view(programme, day, facts).tier();
    }

    @Test
    void aTierIsKeptAndItsEndIsKnownBefore() {
        String gold = "'orders':[{'id':'1','placedAt':'2026-03-01','deliveredAt':'2026-03-01','value':600}]";

        assertThat(tier(null, 0, "2026-05-20", gold))
                .isEqualTo(new ProgrammeView.TierStatus("gold", 80, null, null, 9, new BigDecimal("500")));
        assertThat(tier(null, 0, "2026-05-30", gold).name()).isNull();
        assertThat(tier(null, 30, "2026-06-28", gold).name()).isEqualTo("gold");
        assertThat(tier(null, 30, "2026-06-28", gold).lostInDays()).isZero();
        assertThat(tier(null, 30, "2026-06-29", gold).name()).isNull();
        assertThat(tier(Terms.Keep.YEAR_END, 0, "2026-12-31", gold).name()).isEqualTo("gold");
        assertThat(tier(Terms.Keep.YEAR_END, 0, "2027-01-01", gold).name()).isNull();
        String lastDay = "'orders':[{'id':'1','placedAt':'2026-10-03','deliveredAt':'2026-10-03','value':600}]";
        assertThat(tier(Terms.Keep.YEAR_END, 0, "2026-12-30", lastDay))
                .as("90 days end with the year")
                .isEqualTo(new ProgrammeView.TierStatus("gold", 88, null, null, 1, new BigDecimal("500")));
        ProgrammeView.TierStatus next = tier(Terms.Keep.NEXT_YEAR_END, 10, "2027-12-01", gold);
        assertThat(next.name()).isEqualTo("gold");
        assertThat(next.lostInDays()).isEqualTo(40);
        assertThat(next.missingToKeep()).isEqualByComparingTo("500");
        assertThat(next.reachedDaysAgo()).isEqualTo(640);
        assertThat(tier(Terms.Keep.NEXT_YEAR_END, 10, "2028-01-11", gold).name())
                .isNull();
    }

    @Test
    void aTierMultipliesWhatIsOrderedAfterItWasReached() {
        Programme programme = club(
                new Terms.Earning(
                        1,
                        BigDecimal.ONE,
                        Expiry.NEVER,
                        rules(Part.VALUE, false, List.of(), times("1.5", Set.of(), null, "silver")),
                        0),
                new Terms.Tiers(365, List.of(SILVER, GOLD)));
        String facts = "'orders':[{'id':'1','placedAt':'2026-03-01','deliveredAt':'2026-03-01','value':120},"
                + "{'id':'2','placedAt':'2026-03-01','deliveredAt':'2026-03-02','value':10},"
                + "{'id':'3','placedAt':'2026-03-02','deliveredAt':'2026-03-03','value':10}]";

        assertThat(points(count(Ledger.NONE, programme, "2026-04-01", facts))).isEqualTo(120 + 10 + 15);
    }

    /** Orders and returns in any order of arrival lead to the same balance, which is the sum of the entries. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theBalanceDoesNotDependOnTheOrderOfArrival(long seed) {
        Random random = new Random(seed);
        Programme programme = club(
                rules(Part.GOODS, true, List.of(NO_GIFT_CARDS), times("2", Set.of(DayOfWeek.MONDAY), null, null)),
                Expiry.NEVER,
                random.nextInt(20));
        List<String> orders = new ArrayList<>();
        List<String> returns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            LocalDate day = BEGIN.plusDays(i * 3L);
            int gifts = random.nextInt(30);
            int tea = 1 + random.nextInt(60);
            int all = gifts + tea * 2;
            orders.add("{'id':'o" + i + "','placedAt':'" + day + "','deliveredAt':'" + day.plusDays(2) + "','value':"
                    + (all + 5) + ",'goods':" + all + ",'shipping':5,'tax':" + all / 6
                    + ",'lines':[{'sku':'t','category':'tea','quantity':2,'price':" + tea
                    + "},{'sku':'g','category':'gift cards','quantity':1,'price':" + gifts + "}]}");
            if (random.nextBoolean()) {
                returns.add("{'id':'r" + i + "','orderId':'o" + i + "','at':'" + day.plusDays(9)
                        + "','lines':[{'sku':'" + (random.nextInt(3) == 0 ? "g" : "t") + "','quantity':1}]"
                        + (random.nextBoolean() ? ",'refund':" + random.nextInt(tea + 1) : "")
                        + (random.nextInt(4) == 0 ? ",'state':'requested'" : "") + "}");
            }
        }
        Ledger once = count(Ledger.NONE, programme, "2026-12-01", facts(orders, returns));
        Ledger often = Ledger.NONE;
        List<String> arrived = new ArrayList<>();
        List<String> back = new ArrayList<>();
        // The first order decides from when on the customer is a member.
        arrived.add(orders.remove(0));
        Collections.shuffle(orders, random);
        Collections.shuffle(returns, random);
        while (!orders.isEmpty() || back.size() < returns.size()) {
            if (random.nextBoolean() && !orders.isEmpty()) {
                arrived.add(orders.remove(0));
            } else if (back.size() < returns.size()) {
                back.add(returns.get(back.size()));
            }
            often = count(often, programme, "2026-12-01", facts(arrived, back));
            Ledger now = often;
            assertThat(points(now))
                    .isEqualTo(
                            now.entries().stream().mapToInt(LedgerEntry::amount).sum());
        }

        assertThat(points(often)).isEqualTo(points(once)).isPositive();
    }

    private static String facts(List<String> orders, List<String> returns) {
        return "'orders':[" + String.join(",", orders) + "],'returns':[" + String.join(",", returns) + "]";
    }
}
