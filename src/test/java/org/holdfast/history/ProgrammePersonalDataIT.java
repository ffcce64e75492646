package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.moves.MovedRecords;
import org.holdfast.loyalty.programmes.Enrolment;
import org.holdfast.loyalty.programmes.Ledger;
import org.holdfast.loyalty.programmes.LedgerEntry;
import org.holdfast.loyalty.programmes.LedgerUnit;
import org.holdfast.loyalty.programmes.earning.EarningBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Points of customers who are merged or erased. */
@ParameterizedClass
@EnumSource(Database.class)
class ProgrammePersonalDataIT {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    @Parameter
    private Database database;

    private Database.Store store;
    private ProgrammeLedger ledger;
    private ProgrammePersonalData personalData;

    @BeforeEach
    void open() {
        store = database.open();
        ledger = new ProgrammeLedger(store.jdbc(), new MovedRecords(store.jdbc()));
        personalData = new ProgrammePersonalData(store.jdbc(), ledger);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void addEntries(String customer, LocalDate joined, String... lines) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (String line : lines) {
            int amount = Integer.parseInt(line.substring(line.indexOf(' ') + 1));
            entries.add(new LedgerEntry(
                    "club",
                    LedgerUnit.POINTS,
                    entries.size() + 1,
                    amount > 0 ? LedgerEntry.Kind.GIVEN : LedgerEntry.Kind.SPENT,
                    line.substring(0, line.indexOf(' ')),
                    1,
                    amount,
                    DAY,
                    null,
                    null));
        }
        store.transaction()
                .executeWithoutResult(status -> ledger.add(
                        Map.of(customer, new Ledger(List.of(new Enrolment("club", joined, "bought")), entries)),
                        "book",
                        NOW));
    }

    private List<String> lines(String customer) {
        return store
                .jdbc()
                .queryForList(
                        "select number, cause, amount, balance from programme_entry where customer_id = ? order by number",
                        customer)
                .stream()
                .map(row -> row.values().toString())
                .toList();
    }

    @Test
    void aMergeAppendsEntriesAndCountsCommonOnesOnce() {
        addEntries("into", DAY, "order:1 10", "gift:1 -4");
        addEntries("from", DAY.minusDays(9), "order:2 20", "order:1 10", "gift:2 -5");

        store.transaction().executeWithoutResult(status -> personalData.merge("from", "into"));
        store.transaction().executeWithoutResult(status -> personalData.merge("from", "into"));

        assertThat(lines("into"))
                .containsExactly(
                        "[1, order:1, 10, 10]", "[2, gift:1, -4, 6]", "[3, order:2, 20, 26]", "[4, gift:2, -5, 21]");
        assertThat(store.jdbc()
                        .queryForList("select customer_id, balance, entries from programme_account")
                        .toString()
                        .toLowerCase())
                .isEqualTo("[{customer_id=into, balance=21, entries=4}]");
        assertThat(ledger.of(Set.of("into"), NOW).get("into").members())
                .extracting(Enrolment::joinedOn)
                .containsExactly(DAY.minusDays(9));
        assertThat(personalData.export("from").values()).allMatch(List::isEmpty);
    }

    @Test
    void aMergeIntoACustomerWithoutEntriesMovesAll() {
        addEntries("from", DAY, "order:1 10");
        store.transaction().executeWithoutResult(status -> personalData.merge("from", "into"));

        assertThat(lines("into")).containsExactly("[1, order:1, 10, 10]");
        assertThat(personalData.export("into").get("programmes")).hasSize(1);
    }

    @Test
    void aMergeThatWouldOverdrawPointsIsRefused() {
        addEntries("into", DAY, "order:1 10", "gift:1 -10");
        addEntries("from", DAY, "order:1 10", "gift:2 -10");

        assertThatThrownBy(() -> store.transaction().executeWithoutResult(status -> personalData.merge("from", "into")))
                .isInstanceOf(InvalidInput.class);
        assertThat(lines("from")).hasSize(2);
    }

    @Test
    void erasingKeepsTheBalanceUnderAPseudonym() {
        addEntries("one", DAY, "order:5512 10", "order:5513 20");
        store.transaction().executeWithoutResult(status -> personalData.erase("one", "nobody"));

        assertThat(lines("nobody")).containsExactly("[1, erased-1, 10, 10]", "[2, erased-2, 20, 30]");
        assertThat(personalData.export("one").values()).allMatch(List::isEmpty);
    }

    @Test
    void whatWasEnteredByHandIsKeptOfBothAndItsReasonIsErased() {
        for (String customer : List.of("C-1", "C-2")) {
            LedgerEntry entry = new LedgerEntry(
                    "club",
                    LedgerUnit.POINTS,
                    1,
                    LedgerEntry.Kind.ADJUSTED,
                    "hand:" + customer + "/goodwill-1",
                    1,
                    50,
                    DAY,
                    null,
                    null,
                    6,
                    new LedgerEntry.Remark("parcel came too late", "Ana"));
            store.transaction()
                    .executeWithoutResult(status -> ledger.add(
                            Map.of(
                                    customer,
                                    new Ledger(List.of(new Enrolment("club", DAY, "opening")), List.of(entry))),
                            "book",
                            NOW));
        }

        store.transaction().executeWithoutResult(status -> personalData.merge("C-2", "C-1"));
        assertThat(ledger.lines("C-1", null, 10))
                .extracting(ProgrammeLedger.Line::balance)
                .containsExactly(100, 50);
        assertThat(ledger.lines("C-1", null, 10)).allSatisfy(line -> {
            assertThat(line.entry().remark()).isEqualTo(new LedgerEntry.Remark("parcel came too late", "Ana"));
            assertThat(line.entry().idleMonths()).isEqualTo(6);
        });

        store.transaction().executeWithoutResult(status -> personalData.erase("C-1", "erased-x"));
        assertThat(store.jdbc()
                        .queryForList(
                                "select reason from programme_entry where customer_id = 'erased-x'", String.class))
                .containsOnlyNulls();
    }

    @Test
    void whatEarnedIsReadAsItWasStored() {
        EarningBase base = new EarningBase(
                EarningBase.Part.GOODS,
                true,
                new BigDecimal("1.5"),
                List.of(
                        new EarningBase.Factor("gift cards", null, BigDecimal.ZERO),
                        new EarningBase.Factor(null, "tea-1", new BigDecimal("3"))));
        LedgerEntry entry = new LedgerEntry(
                "club",
                LedgerUnit.POINTS,
                1,
                LedgerEntry.Kind.EARNED,
                "order:1",
                1,
                50,
                DAY,
                null,
                new LedgerEntry.Rate(1, BigDecimal.ONE, BigDecimal.ONE, base));
        store.transaction()
                .executeWithoutResult(status -> ledger.add(
                        Map.of("C-1", new Ledger(List.of(new Enrolment("club", DAY, "conditions")), List.of(entry))),
                        "book",
                        NOW));

        assertThat(ledger.lines("C-1", null, 10))
                .singleElement()
                .satisfies(line -> assertThat(
                                Objects.requireNonNull(line.entry().rate()).base())
                        .isEqualTo(base));
    }
}
