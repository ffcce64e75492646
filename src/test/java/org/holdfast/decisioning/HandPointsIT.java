package org.holdfast.decisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.audit.Actor;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.intake.DeclaredFactsChecks;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.ingestion.points.NdjsonPoints;
import org.holdfast.ingestion.points.PointsFile;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.outcomes.DifferentEntry;
import org.holdfast.outcomes.HandEntry;
import org.holdfast.outcomes.InsufficientBalance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Points that people enter, and balances that come from other programmes: each counts once, with its reason. */
@ParameterizedClass
@EnumSource(Database.class)
class HandPointsIT {

    private static final String CLUB = "Holdfast Club";
    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Actor ANA = Actor.person("p-1", "Ana", null);
    private static final int NODES = 8;
    private static DecisionModel book;

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Database.Store store;

    @BeforeAll
    static void readBook() {
        book = Objects.requireNonNull(Samples.shipped().book());
    }

    @BeforeEach
    void open() {
        store = database.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A member since 2 January with an order worth 50 points. */
    private static Customer member(String id) {
        return Samples.customer("{'id':'" + id + "','surveys':[{'kind':'csat','score':4,'at':'2026-01-02'}],"
                + "'orders':[{'id':'" + id + "-1','placedAt':'2026-02-01','deliveredAt':'2026-02-10','value':50,"
                + "'currency':'EUR'}]}");
    }

    private DecisionFixture shop(Customer... customers) {
        return new DecisionFixture(store, book, Clock.fixed(NOW, ZoneOffset.UTC), List.of(customers));
    }

    private static HandEntry entry(String customer, int amount, String key) {
        return new HandEntry(customer, CLUB, null, amount, key, "parcel came too late", null, null, null);
    }

    private Ledger ledger(DecisionFixture shop, String customer) {
        return shop.ledgers.programmes().of(Set.of(customer), NOW).getOrDefault(customer, Ledger.NONE);
    }

    private int points(DecisionFixture shop, String customer) {
        Ledger ledger = ledger(shop, customer);
        int balance = ledger.account(CLUB, LedgerUnit.POINTS).balance();
        assertThat(balance)
                .isEqualTo(ledger.entries().stream()
                        .filter(each -> each.unit() == LedgerUnit.POINTS)
                        .mapToInt(LedgerEntry::amount)
                        .sum());
        return balance;
    }

    @Test
    void anEntryCountsOnceAcrossNodesWithItsReasonAndWhoMadeIt() throws Exception {
        List<Callable<Void>> all = new ArrayList<>();
        for (int node = 0; node < NODES; node++) {
            DecisionFixture shop = shop(member("a"));
            all.add(() -> {
                shop.handPoints.adjust(entry("a", 100, "g-1"), ANA);
                shop.decisionService.decide(DecisionQuery.about("a"));
                shop.handPoints.adjust(entry("a", -30, "g-2"), ANA);
                return null;
            });
        }
        BudgetStress.together(all);
        DecisionFixture shop = shop(member("a"));

        assertThat(points(shop, "a")).isEqualTo(120);
        assertThat(ledger(shop, "a").entries())
                .filteredOn(each -> each.kind() == LedgerEntry.Kind.ADJUSTED)
                .hasSize(2)
                .allSatisfy(each ->
                        assertThat(each.remark()).isEqualTo(new LedgerEntry.Remark("parcel came too late", "Ana")));
        assertThat(store.jdbc().queryForList("select action from audit_entry", String.class))
                .containsExactly("points-entered", "points-entered");
        assertThat(shop.handPoints.adjust(entry("a", 100, "g-1"), ANA).entered())
                .isFalse();
    }

    @Test
    void whatIsNotPossibleIsRefusedAndNothingIsEntered() {
        DecisionFixture shop = shop(member("a"), Samples.customer("{'id':'b'}"));

        assertThatThrownBy(() -> shop.handPoints.adjust(entry("a", -51, "k"), ANA))
                .isInstanceOf(InsufficientBalance.class)
                .hasMessageContaining("takes 51 points of \"Holdfast Club\", but the customer has 50");
        assertThatThrownBy(() -> shop.handPoints.adjust(entry("a", 10_001, "k"), ANA))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("at most 10000");
        assertThatThrownBy(() -> shop.handPoints.adjust(entry("b", 10, "k"), ANA))
                .hasMessageContaining("does not have this customer as a member");
        assertThatThrownBy(() -> shop.handPoints.adjust(
                        new HandEntry("a", CLUB, null, 5, "k", "why", null, LocalDate.parse("2026-03-15"), null), ANA))
                .hasMessageContaining("expire at once");
        assertThatThrownBy(() -> new HandEntry("a", CLUB, null, 5, "k", " ", null, null, null))
                .hasMessageContaining("say why");
        assertThatThrownBy(() -> shop.handPoints.adjust(
                        new HandEntry("a", "Holdfast Clab", null, 5, "k", "why", null, null, null), ANA))
                .hasMessageContaining("is not a programme of the live rule book")
                .hasMessageContaining("Holdfast Club");
        assertThat(store.jdbc().queryForObject("select count(*) from programme_entry", Integer.class))
                .isZero();
        shop.handPoints.adjust(entry("a", 10, "k"), ANA);
        assertThatThrownBy(() -> shop.handPoints.adjust(entry("a", 11, "k"), ANA))
                .isInstanceOf(DifferentEntry.class);
        assertThat(points(shop, "a")).isEqualTo(60);
        HandEntry huge = entry("a", HandEntry.MOST, "o-10");
        for (int i = 1; i < 10; i++) {
            shop.handPoints.open(entry("a", HandEntry.MOST, "o-" + i), ANA);
        }
        assertThatThrownBy(() -> shop.handPoints.check(huge, 0)).hasMessageContaining("can be at most 1000000000");
        assertThatThrownBy(() -> shop.handPoints.open(huge, ANA)).hasMessageContaining("can be at most 1000000000");
        assertThat(points(shop, "a")).isEqualTo(900_000_060);
    }

    @Test
    void anEntryAsksForANewDecisionAndOneThatIsRepeatedDoesNot() {
        DecisionFixture shop = shop(member("a"), member("b"));

        shop.handPoints.adjust(entry("a", 10, "k"), ANA);
        shop.handPoints.open(entry("b", 10, "k"), ANA);
        assertThat(waiting()).containsExactlyInAnyOrder("a", "b");
        store.jdbc().update("delete from decide_queue");
        shop.handPoints.adjust(entry("a", 10, "k"), ANA);
        assertThatThrownBy(() -> shop.handPoints.adjust(entry("a", -100, "l"), ANA))
                .isInstanceOf(InsufficientBalance.class);
        assertThat(waiting()).isEmpty();
    }

    private List<String> waiting() {
        return store.jdbc().queryForList("select customer_id from decide_queue", String.class);
    }

    @Test
    void aBalanceOfAnotherProgrammeMakesAMemberOnce() {
        DecisionFixture shop = shop(Samples.customer("{'id':'b'}"));
        String lines = """
                {"customerId":"b","programme":"Holdfast Club","amount":300,"key":"o-1","reason":"from the old club","on":"2025-06-01","joinedOn":"2020-05-01"}
                {"customerId":"b","programme":"Holdfast Club","amount":-100,"key":"o-2","reason":"redeemed in the old club","on":"2025-07-01"}
                {"customerId":"b","programme":"Holdfast Club","amount":40,"key":"o-3","reason":"bonus","on":"2025-07-01","expiresOn":"2026-01-01"}
                {"customerId":"x","programme":"Holdfast Club","amount":1,"key":"o-1","reason":"from the old club"}
                {"customerId":"b","programme":"Holdfast Club","amount":1,"key":"o-4"}
                """;

        assertThat(send(shop, lines))
                .containsExactly(
                        "{\"line\":1,\"customerId\":\"b\",\"status\":\"entered\",\"balance\":300}",
                        "{\"line\":2,\"customerId\":\"b\",\"status\":\"entered\",\"balance\":200}",
                        "{\"line\":3,\"customerId\":\"b\",\"status\":\"entered\",\"balance\":200}",
                        "{\"line\":4,\"customerId\":\"x\",\"status\":\"refused\",\"field\":\"customerId\","
                                + "\"problem\":\"\\\"customerId\\\" \\\"x\\\" is not known\"}",
                        "{\"line\":5,\"status\":\"refused\",\"field\":\"reason\",\"problem\":\"\\\"reason\\\" is missing; "
                                + "say why, for the customer's statement, such as \\\"parcel came too late\\\"\"}");
        assertThat(send(shop, lines))
                .filteredOn(each -> each.contains("unchanged"))
                .hasSize(3);
        assertThat(points(shop, "b")).isEqualTo(200);
        assertThat(ledger(shop, "b").members()).singleElement().satisfies(each -> {
            assertThat(each.joinedOn()).isEqualTo(LocalDate.parse("2020-05-01"));
            assertThat(each.cause()).isEqualTo("opening");
        });
        shop.decisionService.decide(DecisionQuery.about("b"));
        assertThat(points(shop, "b")).isEqualTo(200);
        assertThat(store.jdbc().queryForList("select action from audit_entry", String.class))
                .contains("points-imported");
    }

    private List<String> send(DecisionFixture shop, String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new NdjsonPoints(shop.handPoints, ANA, out)
                    .enter(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static PointsFile.Result enter(Path file, DecisionFixture shop, boolean dry) {
        return new PointsFile(file, DeclaredFactsChecks.none()).enter(shop.handPoints, ANA, dry);
    }

    @Test
    void aFileIsEnteredAsAWholeOrNotAtAll() throws Exception {
        DecisionFixture shop = shop(member("a"), Samples.customer("{'id':'b'}"));
        Path file = folder.resolve("points.csv");
        Files.writeString(file, """
                customerId;programme;amount;key;reason;on
                a;Holdfast Club;120;1;from the old club;2025-12-31
                b;Holdfast Club;twelve;1;from the old club;2025-12-31
                c;Holdfast Club;12;1;from the old club;2025-12-31
                b;Holdfast Club;12;2;;2025-12-31
                a;Holdfast Club;120;1;from the old club;2025-12-31
                """);

        assertThat(enter(file, shop, false).problems())
                .containsExactlyInAnyOrder(
                        "points.csv, line 3, column amount: is \"twelve\"; expected a whole number such as 12",
                        "points.csv, line 4, column customerId: \"c\" is not known",
                        "points.csv, line 5, column reason: is missing; say why, for the customer's statement, such as "
                                + "\"parcel came too late\"",
                        "points.csv, line 6, column key: \"1\" is used for this customer in line 2");
        assertThat(store.jdbc().queryForObject("select count(*) from programme_entry", Integer.class))
                .isZero();

        Files.writeString(file, """
                customerId,programme,unit,amount,key,reason,on,expiresOn
                a,Holdfast Club,,120,1,from the old club,2025-12-31,2026-12-31
                a,Holdfast Club,stamps,3,2,from the old club,2025-12-31,
                b,Holdfast Club,points,12,1,from the old club,2025-12-31,
                """);
        assertThat(enter(file, shop, true)).isEqualTo(new PointsFile.Result(0, 0, List.of(), List.of()));
        assertThat(enter(file, shop, false)).isEqualTo(new PointsFile.Result(3, 0, List.of(), List.of()));
        assertThat(enter(file, shop, false)).isEqualTo(new PointsFile.Result(0, 3, List.of(), List.of()));
        assertThat(Map.of("a", points(shop, "a"), "b", points(shop, "b"))).isEqualTo(Map.of("a", 170, "b", 12));

        Files.writeString(file, """
                customerId,programme,amount,key,reason
                a,Holdfast Club,5,3,from the old club
                a,Holdfast Club,121,1,from the old club
                b,Holdfast Club,7,4,from the old club,2025-12-31
                """);
        assertThat(enter(file, shop, false))
                .as("a key that was used before for something else stops all rows")
                .isEqualTo(new PointsFile.Result(
                        0,
                        0,
                        List.of(
                                "points.csv, line 3, column key: The key \"1\" was used for this customer before, for another "
                                        + "programme, unit or amount. Nothing was entered; use a new key for a new "
                                        + "entry.",
                                "points.csv, line 4: has 6 cells, but the header has 5; maybe a comma or a quotation "
                                        + "mark is missing"),
                        List.of()));
        StringBuilder large = new StringBuilder("customerId,programme,amount,key,reason\n");
        for (int i = 0; i < 10; i++) {
            large.append("b,Holdfast Club,100000000,l").append(i).append(",too much\n");
        }
        Files.writeString(file, large);
        assertThat(enter(file, shop, false).problems())
                .containsExactly(
                        "points.csv, line 11, column amount: is 100000000; the balance is 900000012, and can be at most "
                                + "1000000000");
        assertThat(points(shop, "b")).isEqualTo(12);
        Files.write(
                file,
                "customerId,programme,amount,key,reason\na,Holdfast Club,5,9,\u00fcber\n"
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(enter(file, shop, false).problems())
                .singleElement()
                .asString()
                .startsWith("points.csv, line 2: is not UTF-8 text. Maybe it was saved as Windows-1252");
        assertThat(enter(folder.resolve("none.csv"), shop, true).problems())
                .containsExactly("none.csv: cannot be read: there is no such file");
        assertThat(points(shop, "a")).isEqualTo(170);
    }

    @Test
    void aFileOfASpreadsheetProgramIsRead() throws Exception {
        DecisionFixture shop = shop(member("a"));
        Path file = folder.resolve("points.csv");
        Files.writeString(
                file,
                "\uFEFFsep=;\r\ncustomerId;programme;amount;key;reason\r\n"
                        + "a;Holdfast Club;120.00;1;старый клуб\r\n;;;;\r\n",
                StandardCharsets.UTF_16LE);

        PointsFile.Result result = enter(file, shop, false);

        assertThat(result.problems()).isEmpty();
        assertThat(result.entered()).isEqualTo(1);
        assertThat(result.notes())
                .containsExactlyInAnyOrder(
                        "points.csv: it is encoded in UTF-16", "points.csv: its cells are separated by semicolons");
        assertThat(points(shop, "a")).isEqualTo(170);
    }
}
