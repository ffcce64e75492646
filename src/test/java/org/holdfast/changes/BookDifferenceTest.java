package org.holdfast.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.Samples;
import org.holdfast.changes.RuleChange.Header;
import org.holdfast.changes.RuleChange.HeaderChange;
import org.holdfast.changes.RuleChange.Meaning;
import org.holdfast.changes.table.TableChange;
import org.holdfast.changes.text.HowChanged;
import org.holdfast.changes.values.ValueChange;
import org.holdfast.changes.words.ChangeWords;
import org.holdfast.changes.words.Passage;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookDifferenceTest {

    private static final String WARN = "areas/delivery/warn-late-delivery.dslr";
    private static final String LIKELY = "areas/delivery/warn-delay-likely.dslr";
    private static final String INCOMPLETE = "areas/delivery/incomplete-order.dslr";
    private static final String CREDIT = "areas/delivery/credit-late-delivery.csv";
    private static final String ACTIONS = "areas/delivery/actions.yaml";
    private static final String LIMITS = "limits.yaml";

    private static Map<String, String> shipped;

    private Map<String, String> texts;

    @BeforeAll
    static void readBook() {
        shipped = Samples.shippedTexts();
    }

    @BeforeEach
    void begin() {
        texts = new TreeMap<>(shipped);
    }

    private BookDifference difference() {
        return BookDifference.between(BookSource.of(shipped), BookSource.of(texts));
    }

    private BookDifference replacing(String file, String from, String to) {
        assertThat(texts.get(file)).contains(from);
        texts.put(file, texts.get(file).replace(from, to));
        return difference();
    }

    private static RuleChange only(BookDifference difference) {
        assertThat(difference.rules()).hasSize(1);
        return difference.rules().get(0);
    }

    private static Passage passage(BookDifference difference, String language) {
        List<Passage> passages = ChangeWords.in(language).of(difference);
        assertThat(passages).hasSize(1);
        return passages.get(0);
    }

    private static List<String> said(BookDifference difference) {
        return passage(difference, "en").sentences();
    }

    @Test
    void theSameBookDiffersInNothing() {
        assertThat(difference().isEmpty()).isTrue();
        assertThat(ChangeWords.in("en").of(difference())).isEmpty();
    }

    @Test
    void aChangedConditionIsQuotedWithTheWordsAroundTheChange() {
        BookDifference difference = replacing(WARN, "late by at least 1 day", "late by at least 2 days");
        RuleChange change = only(difference);
        assertThat(change.name()).isEqualTo("Warn about a late delivery");
        assertThat(change.how()).isEqualTo(HowChanged.CHANGED);
        assertThat(change.meaning()).isEqualTo(Meaning.CHANGED);
        assertThat(change.changedLines()).hasSize(1);
        assertThat(change.actsAsBefore()).isFalse();
        assertThat(said(difference)).containsExactly("“at least 1 day” becomes “at least 2 days”");
        assertThat(passage(difference, "ru").sentences())
                .containsExactly("вместо «at least 1 day» – «at least 2 days»");
        assertThat(passage(difference, "ro").sentences()).containsExactly("„at least 1 day” devine „at least 2 days”");
    }

    @Test
    void otherWordsWithTheSameMeaningAreSaidToMeanTheSame() {
        BookDifference difference = replacing(WARN, "late by at least 1 day", "late by at least 1 days");
        assertThat(only(difference).meaning()).isEqualTo(Meaning.KEPT);
        assertThat(only(difference).actsAsBefore()).isTrue();
        assertThat(said(difference)).last().isEqualTo("Only the words change, the meaning does not.");
    }

    @Test
    void aRuleThatIsNotUnderstoodIsComparedByItsWords() {
        BookDifference difference = replacing(WARN, "late by at least 1 day", "late by at least two days");
        assertThat(only(difference).meaning()).isEqualTo(Meaning.UNKNOWN);
        assertThat(said(difference)).containsExactly("“at least 1 day” becomes “at least two days”");
    }

    @Test
    void linesThatComeAndGoAreConditionsAndProposals() {
        String file = texts.get(INCOMPLETE);
        texts.put(
                INCOMPLETE,
                file.replace("      - worth at least 30\n", "")
                        .replace(
                                "  then\n    Propose \"send-missing-items\" for the order\n",
                                "      - placed in the last 60 days\n  then\n"
                                        + "    Propose \"send-missing-items\" for the order\n"
                                        + "    Propose \"apologise-incomplete-order\" for the order with 3 EUR\n"));
        List<Passage> passages = ChangeWords.in("en").of(difference());
        assertThat(passages.get(0).sentences())
                .containsExactly(
                        "New condition: “placed in the last 60 days”",
                        "New proposal: “Propose \"apologise-incomplete-order\" for the order with 3 EUR”");
        assertThat(passages.get(1).sentences()).containsExactly("Condition removed: “worth at least 30”");
    }

    @Test
    void aNewAndARemovedRuleAreNamed() {
        texts.put(
                "areas/delivery/new.dslr",
                "rule \"Brand new\"\n  owned by \"Me\"\n  when\n    The customer has an order\n  then\n"
                        + "    Propose \"warn-late-delivery\" for the order\nend\n");
        texts.remove(LIKELY);
        List<Passage> passages = ChangeWords.in("en").of(difference());
        assertThat(passages.get(0).label()).isEqualTo("Rule “Brand new”");
        assertThat(passages.get(0).sentences())
                .containsExactly(
                        "It is new.",
                        "Owner: “Me”",
                        "The customer has an order",
                        "Propose \"warn-late-delivery\" for the order");
        assertThat(passages.get(1).label()).isEqualTo("Rule “Say that a delivery may come late”");
        assertThat(passages.get(1).sentences()).containsExactly("It is removed.");
    }

    @Test
    void aRenamedRuleIsRecognizedEvenIfItChanges() {
        texts.put(
                WARN,
                texts.get(WARN)
                        .replace("Warn about a late delivery", "Warn late")
                        .replace("late by at least 1 day", "late by at least 2 days"));
        BookDifference difference = difference();
        assertThat(only(difference).formerName()).isEqualTo("Warn about a late delivery");
        assertThat(said(difference))
                .containsExactly(
                        "It was called “Warn about a late delivery”.", "“at least 1 day” becomes “at least 2 days”");
    }

    @Test
    void aRuleThatMovesToAnotherFileIsNotRemovedAndAdded() {
        texts.put("areas/delivery/other.dslr", texts.remove(WARN));
        BookDifference difference = difference();
        assertThat(only(difference).how()).isEqualTo(HowChanged.MOVED);
        assertThat(only(difference).movedToOtherFile()).isTrue();
        assertThat(said(difference)).containsExactly("It moves from " + WARN + " to areas/delivery/other.dslr.");
    }

    @Test
    void rulesThatChangePlacesInAFileAreReordered() {
        String[] rules = texts.get(INCOMPLETE).split("\n\n");
        texts.put(INCOMPLETE, rules[0] + "\n\n" + rules[2].strip() + "\n\n" + rules[1] + "\n");
        BookDifference difference = difference();
        assertThat(only(difference).reordered()).isTrue();
        assertThat(said(difference)).containsExactly("It stands at another place of its file.");
    }

    @Test
    void ownerSeasonAndPauseAreSaidInWords() {
        String owner = "owned by \"Delivery team\"\n";
        BookDifference difference = replacing(
                WARN,
                owner,
                "owned by \"Care\"\n  from 2026-12-01\n  until 2026-12-31\n  paused because \"the warehouse moves\"\n");
        assertThat(only(difference).header())
                .extracting(HeaderChange::header)
                .containsExactly(Header.OWNER, Header.FROM, Header.UNTIL, Header.PAUSED);
        assertThat(said(difference))
                .containsExactly(
                        "Owner: “Delivery team” becomes “Care”",
                        "It applies only from 2026-12-01 on.",
                        "It applies until 2026-12-31.",
                        "It is paused: “the warehouse moves”");
        assertThat(ChangeWords.in("en")
                        .of(BookDifference.between(BookSource.of(texts), BookSource.of(shipped)))
                        .get(0)
                        .sentences())
                .contains("It is no longer paused; the reason was “the warehouse moves”.");
    }

    @Test
    void rulesInOtherLanguagesAndInDrlAreCompared() {
        texts.put(
                "areas/delivery/ru.dslr",
                "правило \"Поздно\"\n  отвечает \"Мы\"\n  когда\n    The customer has an order\n  то\n"
                        + "    Propose \"warn-late-delivery\" for the order\nконец\n");
        RuleChange russian = only(difference());
        assertThat(russian.name()).isEqualTo("Поздно");
        assertThat(russian.header()).containsExactly(new HeaderChange(Header.OWNER, null, "Мы"));
        texts.remove("areas/delivery/ru.dslr");
        String drl = texts.keySet().stream()
                .filter(path -> path.endsWith(".drl"))
                .findFirst()
                .orElseThrow();
        BookDifference difference = replacing(drl, "ordersIn(365) >= 5", "ordersIn(365) >= 6");
        assertThat(only(difference).name()).isEqualTo("Thank a regular");
        assertThat(only(difference).meaning()).isEqualTo(Meaning.CHANGED);
        assertThat(said(difference)).hasSize(1).first().asString().contains("5").contains("6");
    }

    @Test
    void aRuleWhoseSentenceMeansSomethingElseIsListedThoughItsTextIsTheSame() {
        replacing("language/en/orders.dsl", "daysLate >= {days}", "daysLate > {days}");
        BookDifference difference = difference();
        assertThat(difference.sentences()).hasSize(1);
        assertThat(difference.sentences().get(0).how()).isEqualTo(HowChanged.CHANGED);
        RuleChange warn = difference.rules().stream()
                .filter(change -> change.name().equals("Warn about a late delivery"))
                .findFirst()
                .orElseThrow();
        assertThat(warn.meaning()).isEqualTo(Meaning.CHANGED);
        assertThat(warn.changedLines()).isEmpty();
        assertThat(ChangeWords.in("en").of(difference).get(0).sentences())
                .singleElement()
                .asString()
                .startsWith("The words stay");
    }

    @Test
    void limitsAndActionsAreShownAsOldAndNewValues() {
        texts.put(ACTIONS, texts.get(ACTIONS).replace("worth: 12.00", "worth: 15.00"));
        BookDifference difference = replacing(
                LIMITS,
                "{ channels: [sms], purpose: marketing, most: 1, days: 7 }",
                "{ channels: [sms], purpose: marketing, most: 2, days: 7 }");
        assertThat(difference.settings()).hasSize(2);
        assertThat(difference.settings().get(0).values()).containsExactly(new ValueChange("worth", "12.00", "15.00"));
        assertThat(difference.settings().get(1).values()).containsExactly(new ValueChange("caps sms / most", "1", "2"));
        List<Passage> passages = ChangeWords.in("en").of(difference);
        assertThat(passages.get(0).label()).isEqualTo("Action warn-late-delivery");
        assertThat(passages.get(0).sentences()).containsExactly("worth: “12.00” becomes “15.00”");
        assertThat(passages.get(1).label()).isEqualTo("Limit contactCaps from 2026-01-01");
        assertThat(LimitChange.between(BookSource.of(shipped), BookSource.of(texts)))
                .contains(new LimitChange(LIMITS, "contactCaps from 2026-01-01 / caps sms / most", "1", "2"));
    }

    @Test
    void aNewDatedItemIsComparedWithTheOneItTakesThePlaceOf() {
        BookDifference difference = replacing(
                LIMITS,
                "    automatic: 50\n    agent: 150\n    supervisor: 500\n",
                "    automatic: 50\n    agent: 150\n    supervisor: 500\n"
                        + "  - from: 2026-12-01\n    why: December is dear.\n"
                        + "    automatic: 70\n    agent: 150\n    supervisor: 500\n");
        SettingChange change = difference.settings().get(0);
        assertThat(change.replaces()).isEqualTo("2026-01-01");
        assertThat(change.values()).containsExactly(new ValueChange("automatic", "50", "70"));
        assertThat(said(difference))
                .containsExactly(
                        "From 2026-12-01 on, it takes the place of the values of 2026-01-01:",
                        "automatic: “50” becomes “70”",
                        "Reason: December is dear.");
    }

    @Test
    void programmesAreSettings() {
        BookDifference difference =
                replacing("programmes.yaml", "{ name: gold, from: 3000 }", "{ name: gold, from: 2500 }");
        assertThat(difference.settings()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(SettingChange.Kind.PROGRAMME);
            assertThat(change.values()).containsExactly(new ValueChange("tiers / steps gold / from", "3000", "2500"));
        });
    }

    @Test
    void aTextChangedInOneLanguageOnlySaysSo() {
        BookDifference difference = replacing(
                "messages/en.yaml",
                "subject: Your order {orderId} will arrive later than we promised",
                "subject: Your order {orderId} will arrive late");
        assertThat(difference.messages()).singleElement().satisfies(change -> {
            assertThat(change.key()).isEqualTo("actions / warn-late-delivery / subject");
            assertThat(change.unchangedIn()).containsExactlyInAnyOrder("ru", "ro");
        });
        assertThat(said(difference))
                .containsExactly(
                        "en: “will arrive later than we promised” becomes “will arrive late”",
                        "The text stays the same in: ro, ru");
    }

    @Test
    void aTableIsAGridOfChangedCells() {
        texts.put(
                CREDIT,
                texts.get(CREDIT)
                        .replace("Delay credit for a small order,yes,4,14,yes,\"20, 150\",5\n", "")
                        .replace("\"1000, 5000\",25", "\"1000, 5000\",30")
                        .replace(
                                "Delay credit for a very large order",
                                "A new row,yes,9,14,yes,\"1, 20\",1\nDelay credit for a very large order"));
        BookDifference difference = difference();
        TableChange table = difference.tables().get(0);
        assertThat(table.columns()).hasSize(7);
        assertThat(table.rows())
                .extracting(TableChange.Row::how)
                .containsExactly(HowChanged.REMOVED, HowChanged.CHANGED, HowChanged.ADDED);
        assertThat(table.unchangedRows()).isEqualTo(2);
        assertThat(said(difference))
                .containsExactly(
                        "Row “Delay credit for a small order” removed",
                        "Row “Delay credit for a large order”: Credit: “25” becomes “30”",
                        "New row “A new row”");
    }

    @Test
    void columnsAndRowsOfATableMayMove() {
        String[] lines = texts.get(CREDIT).split("\n");
        String last = lines[9];
        lines[9] = lines[8];
        lines[8] = lines[7];
        lines[7] = last;
        texts.put(CREDIT, String.join("\n", lines));
        TableChange moved = difference().tables().get(0);
        assertThat(moved.rows()).singleElement().satisfies(row -> {
            assertThat(row.how()).isEqualTo(HowChanged.MOVED);
            assertThat(row.name()).isEqualTo("Delay credit for a very large order");
        });
        texts.put(CREDIT, shipped.get(CREDIT).replace("at most $param days ago", "at most $param day ago"));
        assertThat(said(difference()))
                .containsExactly(
                        "Column “Arrived at most so many days ago”: “most $param days” becomes “most $param day”");
    }

    @Test
    void examplesSentencesAndOtherFilesAreSpokenOf() {
        BookDifference scenario = replacing(
                "areas/delivery/warn-late-delivery.scenarios.yaml",
                "- name: Nobody is warned on the promised day itself",
                "- name: On the promised day we keep quiet");
        assertThat(scenario.scenarios())
                .extracting(ScenarioChange::how)
                .containsExactlyInAnyOrder(HowChanged.ADDED, HowChanged.REMOVED);
        begin();
        BookDifference sentence = replacing("language/en/orders.dsl", "]- that is not late=", "]- that is on time=");
        assertThat(sentence.sentences()).singleElement().satisfies(change -> {
            assertThat(change.before()).isEqualTo("- that is not late");
            assertThat(change.after()).isEqualTo("- that is on time");
        });
        begin();
        texts.put("tour.yaml", texts.get("tour.yaml") + "# More\n");
        assertThat(said(difference())).containsExactly("Only a comment differs.");
        begin();
        texts.put("customers/amira.yaml", texts.get("customers/amira.yaml").replace("\n", "\r\n"));
        assertThat(said(difference())).containsExactly("Only the ends of its lines or its encoding differ.");
    }

    @Test
    void namesWithMarkupStayAsTheyAre() {
        BookDifference difference = replacing(WARN, "Warn about a late delivery", "<img src=x onerror=alert(1)> {0}");
        assertThat(only(difference).name()).isEqualTo("<img src=x onerror=alert(1)> {0}");
        assertThat(passage(difference, "en").label()).isEqualTo("Rule “<img src=x onerror=alert(1)> {0}”");
    }

    @Test
    void linesOfFilesComeWithTheirNumbers() {
        BookDifference difference = replacing(WARN, "late by at least 1 day", "late by at least 2 days");
        FileDifference file = difference.files().get(0);
        assertThat(file.hunks()).hasSize(1);
        FileDifference.Line line = file.hunks().get(0).lines().stream()
                .filter(each -> each.how() == HowChanged.CHANGED)
                .findFirst()
                .orElseThrow();
        assertThat(texts.get(WARN).split("\n")[line.lineAfter() - 1]).contains("at least 2 days");
    }

    @Test
    void aHugeChangeIsCutAndSaysHowMuchIsLeftOut() {
        String before = "# line\n".repeat(40_000);
        Map<String, String> old = Map.of("a.yaml", before);
        Map<String, String> now = Map.of("a.yaml", before.replace("line", "other"));
        FileDifference file = BookDifference.between(BookSource.of(old), BookSource.of(now))
                .files()
                .get(0);
        assertThat(file.omittedLines()).isEqualTo(80_000 - FileComparison.LINES_OF_FILE);
    }

    @Test
    void brokenFilesDoNotPreventTheComparison() {
        texts.put(LIMITS, "a: [");
        texts.put(CREDIT, "\"unclosed");
        texts.put(WARN, "rule \"No end\"\nwhen\nthen\nrule \"Again\"\nrule \"Again\"");
        BookDifference difference = difference();
        assertThat(difference.files()).hasSize(3);
        assertThat(difference.rules()).extracting(RuleChange::name).contains("No end", "Again");
        assertThat(ChangeWords.in("ru").of(difference)).isNotEmpty();
    }
}
