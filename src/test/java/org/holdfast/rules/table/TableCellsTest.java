package org.holdfast.rules.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.rules.Books.book;
import static org.holdfast.rules.Books.problems;
import static org.holdfast.rules.Books.read;
import static org.holdfast.rules.Books.withoutLeftovers;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Worksheet;
import org.holdfast.diagnostics.Problem;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.xlsx.Workbooks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every cell is read as intended or rejected by name; none is silently ignored. */
class TableCellsTest {

    /** Returns a table with one column between the name and the gift, separated by semicolons. */
    private static String table(String sentence, String... rows) {
        String quoted = '"' + sentence.replace("\"", "\"\"") + '"';
        return "RuleSet;test;\nRuleTable T;;\nNAME;CONDITION;ACTION\n;;\n;" + quoted
                + ";\"Propose \"\"gift\"\" with $param EUR\"\nRule;K;L\n" + String.join("\n", rows) + "\n";
    }

    private static String cell(String cell) {
        return '"' + cell.replace("\"", "\"\"").replace("⏎", "\n") + '"';
    }

    private static String when(String sentence, String cell) {
        List<Rule> rules =
                book("t.csv", table(sentence, "R;" + cell(cell) + ";2")).rules();
        assertThat(rules).hasSize(1);
        return rules.get(0).when().text();
    }

    private static List<String> messages(String sentence, String... rows) {
        return problems("t.csv", table(sentence, rows)).stream()
                .map(Problem::toString)
                .toList();
    }

    private static String bare(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static final String SPENT = "The customer spent at least $1 and less than $2 in the last 90 days";
    private static final String SPENT_ONE = "The customer spent at least $param in the last 90 days";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "49,90, 99,90 | 49.90 | 99.90",
                "19,90,49,90 | 19.90 | 49.90",
                "49,90, 99 | 49.90 | 99",
                "49, 99,90 | 49 | 99.90",
                "49.90, 99.90 | 49.90 | 99.90",
                "49.90,99.90 | 49.90 | 99.90",
                "100,200 | 100 | 200",
                "100 , 200 | 100 | 200",
                "49,90; 99,90 | 49.90 | 99.90",
                "49,90;99,90 | 49.90 | 99.90",
                "49,90⏎99,90 | 49.90 | 99.90",
                "100-200 | 100 | 200",
                "100 – 200 | 100 | 200",
                "49,90 – 99,90 | 49.90 | 99.90",
                "100..200 | 100 | 200",
                "100…200 | 100 | 200",
                "1 000, 2 000 | 1000 | 2000",
                "1.000,50; 2.000,50 | 1000.50 | 2000.50",
                "1 000, 2 000,50 | 1000 | 2000.50",
                "49,90 EUR, 99,90 EUR | 49.90 | 99.90",
                "€49.90, €99.90 | 49.90 | 99.90",
            })
    void aCellWithTwoValuesIsSplitBetweenThem(String cell, String from, String to) {
        assertThat(when(SPENT, cell))
                .isEqualTo("Customer(spendIn(90) >= " + bare(from) + ", spendIn(90) < " + bare(to) + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "100, 200, 300 | Cell B7: There are 3 values here, and the sentence has places for $1, $2.",
                "100 | Cell B7: There is 1 value here, and the sentence has places for $1, $2.",
                "100, | Cell B7: The value for $2 is missing.",
                "100; 200; 300 | Cell B7: There are 3 values here",
                "19,90, 49,90, 99,90 | Cell B7: There are 3 values here",
                "1,5,2 | Cell B7: \"1,5,2\" can be cut into 1; 5.2 or into 1.5; 2. Maybe put a semicolon between",
                "1,000, 2,000 | Cell B7: \"1,000\" can be read as 1 or as 1000. Maybe write 1000, or 1.",
                "-5, 10 | Cell B7: \"-5\" is not an amount",
                "10, fifty | Cell B7: \"fifty\" is not an amount such as 25 or 9.90.",
                "100 200 | Cell B7: There is 1 value here",
                "49,90 USD; 99,90 USD | Cell B7: \"49,90 USD\" is not an amount such as 25 or 9.90. "
                        + "Maybe write 49,90 alone; amounts here are in EUR.",
            })
    void aCellThatCannotBeSplitIsRefused(String cell, String message) {
        assertThat(messages(SPENT, "R;" + cell(cell) + ";2"))
                .singleElement()
                .asString()
                .startsWith("areas/test/t.csv, line 7: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "2,50 | 2.50",
                "2.50 | 2.50",
                "1 000 | 1000",
                "1\u00a0000 | 1000",
                "1\u202f000,50 | 1000.50",
                "1.000,50 | 1000.50",
                "1,000.50 | 1000.50",
                "1'000 | 1000",
                "1,000,000 | 1000000",
                "1.000.000 | 1000000",
                "5 EUR | 5",
                "EUR 5 | 5",
                "5 € | 5",
                "€5 | 5",
                "5 евро | 5",
                "+5 | 5",
                "1234.5 | 1234.5",
                "0.50 | 0.50",
                "5.00 | 5.00",
                "05 | 5",
                "9.5000 | 9.5",
            })
    void commonFormatsOfAmountsAreAccepted(String cell, String amount) {
        assertThat(when(SPENT_ONE, cell)).isEqualTo("Customer(spendIn(90) >= " + bare(amount) + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1.000 | \"1.000\" can be read as 1 or as 1000. Maybe write 1000, or 1.",
                "1,250 | \"1,250\" can be read as 1.25 or as 1250.",
                "5% | \"5%\" is not an amount such as 25 or 9.90. Maybe this needs a sentence such as "
                        + "\"with 5 percent of its value\"",
                "5 USD | \"5 USD\" is not an amount such as 25 or 9.90. Maybe write 5 alone; amounts "
                        + "here are in EUR.",
                "$5 | \"$5\" is not an amount",
                "-5 | \"-5\" is not an amount",
                "−5 | \"−5\" is not an amount",
                "(5) | \"(5)\" is not",
                "1e3 | \"1e3\" is not an amount",
                "1,00,000 | \"1,00,000\" is not an amount",
                ">= 500 | \">= 500\" is not an amount",
                "500+ | \"500+\" is not an amount",
                "about 500 | \"about 500\" is not an amount",
                "1/2 | \"1/2\" is not an amount",
                "2026-05-01 | \"2026-05-01\" is not an amount such as 25 or 9.90. Maybe the "
                        + "spreadsheet program took a number such as 1.5",
                "9.999,999 | \"9.999,999\" is not an amount",
                "fifty | \"fifty\" is not an amount",
            })
    void invalidAndAmbiguousAmountsAreRefused(String cell, String message) {
        assertThat(messages(SPENT_ONE, "R;" + cell(cell) + ";2"))
                .singleElement()
                .asString()
                .startsWith("areas/test/t.csv, line 7: Cell B7: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The customer's card gives at least $param percent | 5% | cardDiscount >= 5",
                "The customer's card gives at least $param percent | 5,5 % | cardDiscount >= 5.5",
                "The customer has ordered at least $param times | 3.0 | orderCount >= 3",
                "The customer has ordered at least $param times | 1 000 | orderCount >= 1000",
                "The customer has ordered in the last $param days | 30 days | daysSinceLastOrder < 30",
                "It is $param or later | 31.12.2026 | today >= \"2026-12-31\"",
                "It is $param or later | 2026/12/31 | today >= \"2026-12-31\"",
                "It is $param or later | 31/12/2026 | today >= \"2026-12-31\"",
                "It is $param or later | 12/31/2026 | today >= \"2026-12-31\"",
                "It is $param or later | 5/5/2026 | today >= \"2026-05-05\"",
                "The customer's favourite category is \"$param\" | Coffee, ground | favouriteCategory == \"Coffee, "
                        + "ground\"",
                "The customer's favourite category is \"$1\" | Coffee, ground | favouriteCategory == \"Coffee, "
                        + "ground\"",
                "The customer's favourite category is \"$param\" | \"Coffee, ground\" | favouriteCategory == "
                        + "\"Coffee, ground\"",
                "The customer's favourite category is \"$param\" | «Кофе, молотый» | favouriteCategory == \"Кофе, "
                        + "молотый\"",
                "The customer's favourite category is \"$param\" | 1.000 | favouriteCategory == \"1.000\"",
                "The customer's favourite category is \"$param\" | no | favouriteCategory == \"no\"",
                "The customer shows the sign \"$param\" | praises | kind == \"praises\"",
            })
    void aCellWithOneValueIsReadWhole(String sentence, String cell, String condition) {
        assertThat(when(sentence, cell)).contains(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "It is $param or later | 03/04/2026 | Cell B7: \"03/04/2026\" can be read as 2026-04-03 or as "
                        + "2026-03-04.",
                "It is $param or later | 31.02.2026 | Cell B7: There is no day \"31.02.2026\".",
                "It is $param or later | 31.12.26 | Cell B7: \"31.12.26\" is not a date",
                "It is $param or later | 2026-11-01T09:00 | Cell B7: \"2026-11-01T09:00\" is not a date",
                "The customer has ordered at least $param times | 2.5 | Cell B7: \"2.5\" is not a whole "
                        + "number such as 3.",
                "The customer has ordered in the last $param days | 5 weeks | Cell B7: \"5 weeks\" is not a "
                        + "whole number such as 3. Maybe write 5 alone",
                "The customer has ordered at least $param times | 5% | Cell B7: \"5%\" is not a whole number "
                        + "such as 3. Maybe this needs a sentence with a percentage.",
                "The customer lives in \"$param\" | Moldova! | Cell B7: \"Moldova!\" is not a word without "
                        + "spaces.",
                "The customer shows the sign \"$param\" | prays | Cell B7: \"prays\" is not one of returns, "
                        + "recommends",
            })
    void anInvalidValueIsRefusedWithItsCell(String sentence, String cell, String message) {
        assertThat(messages(sentence, "R;" + cell(cell) + ";2"))
                .singleElement()
                .asString()
                .startsWith("areas/test/t.csv, line 7: " + message);
    }

    private static final String PROMOTER = "The customer is a promoter";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "Y",
                "x",
                "X",
                "✓",
                "true",
                "TRUE",
                "1",
                "да",
                "Да",
                "истина",
                "ИСТИНА",
                "da",
                "DA",
                "adevărat",
                "ADEVĂRAT",
                "WAHR",
                "VRAI"
            })
    void yesMeansYes(String cell) {
        assertThat(when(PROMOTER, cell)).isEqualTo("Customer(npsGroup == \"promoter\")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no", "No", "n", "false", "FALSE", "0", "нет", "НЕТ", "ложь", "ЛОЖЬ", "nu", "NU", "fals", "FALS",
                "FALSCH", "FAUX"
            })
    void noMeansNo(String cell) {
        assertThat(when(PROMOTER, cell)).isEqualTo("Customer(!(npsGroup == \"promoter\"))");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "–", "—", "", " ", "\u00a0", "\u200b"})
    void aDashOrNothingLeavesTheSentenceOut(String cell) {
        List<Rule> rules =
                book("t.csv", table(PROMOTER, "R;" + cell(cell) + ";2")).rules();

        assertThat(rules)
                .singleElement()
                .satisfies(rule -> assertThat(rule.when().text()).doesNotContain("npsGroup"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The customer has an open complaint | The customer has an open complaint: no | "
                        + "Customer(!(openComplaints > 0))",
                "У клиента есть открытая жалоба | У клиента есть открытая жалоба: нет | Customer(!(openComplaints > "
                        + "0))",
                "The customer has a complaint | The customer has a complaint: no | count(Complaint() from "
                        + "$customer.complaints) == 0",
                "The customer has no complaint | The customer has no complaint: no | count(Complaint() from "
                        + "$customer.complaints) >= 1",
                "The customer has at least 2 complaints | The customer has at least 2 complaints: no | 2",
                "The total value of the customer's orders is between 50 and 90 | The total value of the customer's "
                        + "orders is between 50 and 90: no | !(",
                "The customer has bought \"tea\" | The customer has bought \"tea\": no | Purchase(",
                "It is the anniversary of the customer's first day with us | It is the anniversary of the "
                        + "customer's first day with us: no | Customer(!(anniversaryInDays == 0 && yearsWithUs >= 1))",
                "The customer has no open complaint that we know of | The customer has no open complaint that we "
                        + "know of: no | openComplaints == 0",
            })
    void theOppositeOfASentenceIsUsedAndDisplayedInItsOwnWords(String sentence, String displayed, String condition) {
        Rule rule = book("t.csv", table(sentence, "R;no;2")).rules().get(0);

        assertThat(rule.when().text())
                .contains(condition)
                .isNotEqualTo(book("t.csv", table(sentence, "R;yes;2"))
                        .rules()
                        .get(0)
                        .when()
                        .text());
        assertThat(rule.when().customer())
                .extracting(line -> line.origin().sentence())
                .contains(displayed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "One of these is true:",
                "At least $param of these are true",
                "Every order of the customer",
                "Cele mai multe comenzi ale clientului"
            })
    void whatNeedsLinesBelowIsNoColumn(String sentence) {
        assertThat(Books.read("t.csv", table(sentence, "R;2;5")).problems())
                .anyMatch(problem -> problem.message().contains("needs lines below it")
                        || problem.message().contains("are nevoie de rânduri"));
    }

    @Test
    void aDetailCanBeDeniedToo() {
        String head =
                "RuleSet;test\nRuleTable T\nNAME;CONDITION;CONDITION;ACTION\n;;;\n;The customer has a complaint;- "
                        + "that took at least 3 days to solve;"
                        + "Propose \"gift\"\nRule;;;\n";

        assertThat(book("t.csv", head + "One;yes;no;yes\n")
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .contains("!(!(open) && daysOpen >= 3)");
    }

    @Test
    void anAmountInADetailOfTheGrammarIsReadLikeAnyOther() {
        String head = "RuleSet;test\nRuleTable T\nNAME;CONDITION;CONDITION;ACTION\n;;;\n;The customer has an order;- "
                + "value is at least $param;Propose \"gift\"\nRule;;;\n";

        assertThat(book("t.csv", head + "One;yes;1 000,50;yes\n")
                        .rules()
                        .get(0)
                        .when()
                        .text())
                .contains("value >= 1000.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "yes please", "n/a", "?", "promoter"})
    void aValueOtherThanYesOrNoIsRefused(String cell) {
        assertThat(messages(PROMOTER, "R;" + cell(cell) + ";2"))
                .singleElement()
                .isEqualTo("areas/test/t.csv, line 7: Cell B7: \"" + cell
                        + "\" is neither yes nor no, and the sentence of this column has no place for another "
                        + "value. Maybe yes or x where the sentence "
                        + "must hold, no where its opposite must, and an empty cell where it does not matter.");
    }

    @Test
    void anActionCanBeSwitchedOffToo() {
        String table =
                table(PROMOTER, "R;yes;no").replace("Propose \"\"gift\"\" with $param EUR", "Propose \"\"gift\"\"");

        assertThat(problems("t.csv", table)).singleElement().asString().contains("line 7: This row proposes nothing.");
    }

    @Test
    void numbersAndBooleansOfAWorkbookAreReadAsDisplayed() {
        String head = table("The customer has been quiet for at least $param times the usual gap")
                .replace(';', ',')
                .replace("CONDITION,ACTION", "CONDITION,CONDITION,ACTION")
                .replace("gap\",", "gap\",The customer is a promoter,")
                .replace("Asked,", "Asked,Promoter,");
        byte[] workbook = Workbooks.of(head, sheet -> {
            row(sheet, 6, "A", 1.125, true);
            row(sheet, 7, "B", 1000, false);
        });

        List<Rule> rules =
                Objects.requireNonNull(read("t.xlsx", workbook).book()).rules();

        assertThat(rules)
                .extracting(rule -> rule.when().text())
                .containsExactly(
                        "Customer(quietRatio >= 1.125, npsGroup == \"promoter\")",
                        "Customer(quietRatio >= 1000, !(npsGroup == \"promoter\"))");
    }

    @Test
    void aNumberConvertedToADateIsReported() {
        byte[] workbook = Workbooks.of(table(SPENT_ONE).replace(';', ','), sheet -> {
            sheet.value(6, 0, "A");
            sheet.value(6, 1, LocalDate.of(2026, 5, 1));
            sheet.style(6, 1).format("yyyy-mm-dd").set();
            sheet.value(6, 2, 2);
        });

        assertThat(withoutLeftovers(read("t.xlsx", workbook).problems()))
                .singleElement()
                .asString()
                .contains("Cell B7: \"2026-05-01\" is not an amount", "took a number such as 1.5 or 5-10 for a date");
    }

    private static void row(Worksheet sheet, int row, String name, double number, boolean promoter) {
        sheet.value(row, 0, name);
        sheet.value(row, 1, number);
        sheet.value(row, 2, promoter);
        sheet.value(row, 3, 2);
    }

    @Test
    void aRowWhoseNameBeginsWithANoteSignIsSkippedWithAWarning() {
        String table = table(
                SPENT,
                "One;100, 200;2",
                "# Two (not yet!);200, 500;5",
                "// Three;500;",
                "Four;500, 900;8",
                "",
                "# Notes below the rules",
                "");

        assertThat(book("t.csv", table).rules()).extracting(Rule::name).containsExactly("One", "Four");
        assertThat(problems("t.csv", table))
                .extracting(Problem::toString)
                .contains("areas/test/t.csv, line 8: warning: The row \"Two (not yet!)\" "
                        + "is paused, because its name begins with \"#\". Maybe delete that character to use the row "
                        + "again.");
    }

    @Test
    void aRowWithoutANameIsRefused() {
        assertThat(messages(SPENT, "One;100, 200;2", ";200, 500;5"))
                .singleElement()
                .isEqualTo("areas/test/t.csv, line 8: This row has no name, which "
                        + "reports and control groups need. Maybe write one into the cell A8, or a "
                        + "\"#\" to pause the row.");
        assertThat(problems("t.csv", table(SPENT, "One;100, 200;2").replace("NAME", "")))
                .singleElement()
                .asString()
                .contains("This table has no NAME column");
    }

    @Test
    void columnsOfNotesAndStrayValuesAreReported() {
        String stray = table(SPENT, "One;100, 200;2;three");

        assertThat(problems("t.csv", stray))
                .singleElement()
                .asString()
                .contains("line 7: The cell D7 holds \"three\", but its column has no kind");
        assertThat(problems("t.csv", stray.replace("CONDITION;ACTION", "CONDITION;ACTION;NOTES")))
                .singleElement()
                .asString()
                .contains("line 3: \"NOTES\" is not a kind of column. Maybe DESCRIPTION: a column of that kind is for "
                        + "notes and is not read.");
        assertThat(book("t.csv", stray.replace("CONDITION;ACTION", "CONDITION;ACTION;Description"))
                        .rules())
                .hasSize(1);
    }

    @Test
    void aDetailNeedsItsCondition() {
        String head = "RuleSet;test\nRuleTable T\nNAME;CONDITION;CONDITION;CONDITION;CONDITION;ACTION\n;;;;;\n;The "
                + "customer has an order;- that is late;"
                + "The customer has a complaint;- that is open;Propose \"gift\"\nRule;;;;;\n";

        assertThat(book("t.csv", head + "One;yes;no;yes;no;yes\n").rules()).hasSize(1);
        assertThat(problems("t.csv", head + "One;yes;no;no;yes;yes\n"))
                .singleElement()
                .asString()
                .contains("The cell E7 adds a detail to \"The customer has a complaint\", which this row leaves out.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t.csv", "t.xlsx"})
    void aFileContainsOneTable(String file) {
        String one = table(SPENT, "One;\"100, 200\";2").replace(';', ',');
        String two = one + ",,\n" + one.replace("One", "Two").replace("RuleSet,test,\n", "");

        assertThat(withoutLeftovers(
                        (file.endsWith("csv") ? read(file, two) : read(file, Workbooks.of(two))).problems()))
                .singleElement()
                .asString()
                .isEqualTo("areas/test/" + file
                        + ", line 9: A second table begins in the cell A9; a file can contain only one. "
                        + "Maybe move it into a file of its own.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The customer spent at least $amount in the last 90 days | \"$amount\" is not a placeholder for "
                        + "a value. Maybe $param",
                "The customer spent at least $2 in the last 90 days | fine",
                "The customer spent at least $1 and less than $3 in the last 90 days | The placeholders of "
                        + "this sentence are $1, $3.",
                "The customer spent at least $1 and less than $param in the last 90 days | The placeholders of "
                        + "this sentence are $1, $param.",
            })
    void placeholdersAreNumbered(String sentence, String message) {
        List<String> messages = messages(sentence, "R;\"100\";2");

        assertThat(messages)
                .hasSize(message.equals("fine") ? 0 : 1)
                .allMatch(each -> each.contains("line 5: Cell B5: " + message));
    }

    @Test
    void tabsAndADeclaredSeparatorAreRead() {
        String table = table(SPENT, "One;\"49,90, 99,90\";2,50");

        assertThat(book("t.csv", "sep=;\n" + table)
                        .rules()
                        .get(0)
                        .then()
                        .get(0)
                        .amount()
                        .of(new Object[0]))
                .isEqualByComparingTo("2.5");
        assertThat(book("t.csv", table.replace(';', '\t')).rules()).hasSize(1);
        assertThat(problems("t.csv", "sep=;\n" + table.replace("49,90, 99,90", "1")))
                .singleElement()
                .asString()
                .contains("line 8: Cell B8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "Клиент потратил от $1 и меньше $2 за последние 90 дней | Ячейка B7: Здесь 3 значения, а места во "
                        + "фразе есть для $1, $2.",
                "Clientul a cheltuit de la $1 până sub $2 în ultimele 90 de zile | Celula B7: Aici sunt 3 valori, "
                        + "iar fraza are loc pentru $1, $2.",
            })
    void problemsAreInTheLanguageOfTheTable(String sentence, String message) {
        assertThat(messages(sentence, "R;100, 200, 300;2"))
                .singleElement()
                .asString()
                .contains(message);
    }

    /** Tables published by release 0.1.0 keep their meaning and are still accepted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "R;`49,90, 99,90`;2 | R: Customer(spendIn(90) >= 49, spendIn(90) < 90)",
                        "R;`100, 200, 300`;2 | R: Customer(spendIn(90) >= 100, spendIn(90) < 200)",
                "# R;`100, 200`;2 | # R: Customer(spendIn(90) >= 100, spendIn(90) < 200)",
                        ";`100, 200`;2 | T_7: Customer(spendIn(90) >= 100, spendIn(90) < 200)",
            })
    void aBookOfTheFirstReleaseKeepsItsMeaning(String row, String rule) {
        assertThat(asFirstRead(table(SPENT, row.replace('`', '"')))).containsExactly(rule);
    }

    @Test
    void aNoInABookOfTheFirstReleaseStillMeansYes() {
        assertThat(asFirstRead(table(PROMOTER, "R;no;2"))).containsExactly("R: Customer(npsGroup == \"promoter\")");
        assertThat(asFirstRead(table(PROMOTER, "R;whatever;2")))
                .containsExactly("R: Customer(npsGroup == \"promoter\")");
    }

    private static List<String> asFirstRead(String table) {
        RuleBookReader.Result result = new RuleBookReader("EUR")
                .read(BookSource.of(Books.texts("t.csv", table)).under(Semantics.FIRST));
        assertThat(withoutLeftovers(result.problems())).isEmpty();
        return Objects.requireNonNull(result.book()).rules().stream()
                .map(rule -> rule.name() + ": " + rule.when().text())
                .toList();
    }
}
