package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that were written in a word processor, a spreadsheet or on a phone keep their meaning. */
class WrittenElsewhereTest {

    /** Shared, since reading the sentences takes much longer than reading a rule. */
    private static final RuleBookReader READER = new RuleBookReader("EUR");

    private static final Map<String, String> TEXTS = Books.texts("r.dslr", "");
    private static final String ENGLISH = """
            rule "Thanks"
              owned by "Anna"
              from 2026-03-01
              when
                The customer lives in "BG"
                The customer is in the segment "tea lovers"
                The customer has an order
                  - that is late by at least 1 day
                  - worth at least 12.50
              then
                Propose "warn" for the order with 2 EUR
            end
            """;
    private static final String RUSSIAN = """
            правило "Спасибо"
              когда
                Клиент живёт в стране "BG"
                Любимая категория клиента — "чай"
                У клиента есть заказ
                  - который ещё не доставлен
              то
                Предложить "warn" по заказу
            конец
            """;
    private static final String ROMANIAN = """
            regula "Mulțumiri"
              când
                Clientul locuiește în țara "BG"
                Clientul are o comandă
                  - care întârzie cu cel puțin 1 zi
                  - care nu a fost livrată
              atunci
                Propune "warn" pentru comandă
            sfârșit
            """;

    static Stream<String> quotationMarks() {
        String opening = "„“”«»‟〝\"";
        String closing = "”“\"»«‟〞";
        List<String> pairs = new ArrayList<>();
        opening.chars().forEach(o -> closing.chars().forEach(c -> pairs.add("" + (char) o + (char) c)));
        pairs.addAll(List.of("‘’", "‚‘", "‚’", "‹›", "›‹", "''", "′′", "＂＂"));
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("quotationMarks")
    void acceptsQuotationMarksOfAnyLanguage(String pair) {
        for (String rule : List.of(ENGLISH, RUSSIAN, ROMANIAN)) {
            assertSame(rule, rule.replaceAll("\"([^\"]*)\"", pair.charAt(0) + "$1" + pair.charAt(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "–",
                "—",
                "−",
                "‐",
                "‑",
                "―",
                "•",
                "*",
                "·",
                "▪",
                "◦",
                "●",
                "\uF0B7",
                "• -",
                "－",
                "o\t",
                "‣",
                "\u00AD- ",
                "-\u00A0",
                "--"
            })
    void acceptsAnyBulletAsADash(String bullet) {
        for (String rule : List.of(ENGLISH, RUSSIAN, ROMANIAN)) {
            assertSame(rule, rule.replace("      - ", "      " + bullet + " "));
            assertSame(rule, rule.replace("      - ", bullet.equals("o\t") ? bullet : bullet + ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                "\u202F",
                "\u2007",
                "\u2003",
                "\u3000",
                " \u200B",
                " \u00AD",
                "\uFEFF ",
                "\u2060 ",
                "\t",
                " \u00A0 ",
                " \u200E",
                "\u000B     "
            })
    void acceptsAnyKindOfSpace(String blank) {
        for (String rule : List.of(ENGLISH, RUSSIAN, ROMANIAN)) {
            assertSame(
                    rule,
                    rule.lines()
                            .map(line -> line.replaceAll(
                                    "(?<=\\S) (?=[^\"]*(\"[^\"]*\"[^\"]*)*$)",
                                    blank.startsWith("\u000B") ? " " : blank))
                            .reduce("", (all, line) -> all + line + "\n"));
            assertSame(rule, rule.replace("    ", blank.strip().isEmpty() ? blank.repeat(2) : blank));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Rule|When|Then|End", "RULE|WHEN|THEN|END", "rule|when:|then:|end.", "Rule:|When…|Then|END;"})
    void acceptsFramesInCapitals(String words) {
        String[] frame = words.split("\\|");
        assertSame(
                ENGLISH,
                ENGLISH.replace("rule ", frame[0] + " ")
                        .replace("  when", "  " + frame[1])
                        .replace("  then", "  " + frame[2])
                        .replaceAll("(?m)^end", frame[3]));
        assertSame(
                RUSSIAN,
                RUSSIAN.replace("правило", "ПРАВИЛО").replace("когда", "Когда").replaceAll("(?m)^конец", "КОНЕЦ."));
        assertSame(
                ROMANIAN,
                ROMANIAN.replace("regula", "Regula").replace("când", "CÂND:").replaceAll("(?m)^sfârșit", "Sfârșit"));
    }

    static Stream<String[]> letters() {
        return Stream.of(
                new String[] {RUSSIAN, decomposed(RUSSIAN).replace(decomposed("чай"), "чай")},
                new String[] {RUSSIAN, RUSSIAN.replace('ё', 'е')},
                new String[] {RUSSIAN, RUSSIAN.replace('—', '-')},
                new String[] {RUSSIAN, RUSSIAN.replace("—", "--")},
                new String[] {RUSSIAN, RUSSIAN.replace('—', '–')},
                new String[] {
                    ROMANIAN, ROMANIAN.replace('ș', 'ş').replace('ț', 'ţ').replace("Mulţumiri", "Mulțumiri")
                },
                new String[] {ROMANIAN, decomposed(ROMANIAN).replace(decomposed("Mulțumiri"), "Mulțumiri")},
                new String[] {
                    ROMANIAN,
                    ROMANIAN.replace('ș', 's')
                            .replace('ț', 't')
                            .replace('ă', 'a')
                            .replace('â', 'a')
                            .replace('î', 'i')
                            .replace("Multumiri", "Mulțumiri")
                },
                new String[] {ENGLISH, ENGLISH.replace("2026-03-01", "2026–03–01")},
                new String[] {ENGLISH, ENGLISH.replace("2026-03-01", "2026‑03‑01")},
                new String[] {ENGLISH, ENGLISH.replace("1 day", "１ day").replace("EUR", "ＥＵＲ")},
                new String[] {ENGLISH, ENGLISH.replaceAll("(?m)(day|12.50)$", "$1;")},
                new String[] {ENGLISH, ENGLISH.replaceAll("(?m)(day|order)$", "$1…")},
                new String[] {ENGLISH, "\uFEFF" + ENGLISH.replace("\n", "\r\n")});
    }

    @ParameterizedTest
    @MethodSource("letters")
    void acceptsVariantsOfLettersAndPunctuation(String plain, String written) {
        assertThat(written).isNotEqualTo(plain);
        assertSame(plain, written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Tea «Earl Grey», loose\"",
                "\"tea – green\"",
                "\"tea\u00A0green\"",
                "\"“Tea”\"",
                "\"Tea ”Earl\"",
                "\"чёрный\"",
                "\"şapcă\"",
                "\"customer’s choice\""
            })
    void leavesQuotedTextUnchanged(String text) {
        assertThat(rule("The customer is in the segment " + text).when().text())
                .isEqualTo("Customer(segment == " + text + ")");
        assertThat(rule("The customer is in the  segment " + text + ";").when().text())
                .isEqualTo("Customer(segment == " + text + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "„Tea «Earl Grey», loose”|Tea «Earl Grey», loose",
                "«Tea „Earl Grey“, loose»|Tea „Earl Grey“, loose",
                "“Tea ‘n’ more”|Tea ‘n’ more",
                "« tea »|tea",
                "‘men’s tea’|men’s tea"
            })
    void keepsNestedQuotationMarks(String writtenAndText) {
        String[] both = writtenAndText.split("\\|");
        assertThat(rule("The customer is in the segment " + both[0]).when().text())
                .isEqualTo("Customer(segment == \"" + both[1] + "\")");
    }

    @ParameterizedTest
    @ValueSource(strings = {"thank–you", "thank‑you", "thank—you", "thank−you"})
    void acceptsAnyHyphenInNamesOfActions(String action) {
        RuleBookReader.Result result = read(ENGLISH.replace("\"warn\"", "\"" + action + "\""));

        assertThat(Books.withoutLeftovers(result.problems()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("There is no action \"thank-you\"."));
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    private static Rule rule(String when) {
        RuleBookReader.Result result = read(Books.sentences(when));
        assertThat(result.book()).as(result.problems().toString()).isNotNull();
        return result.book().rules().get(0);
    }

    private static RuleBookReader.Result read(String text) {
        TEXTS.put("areas/test/r.dslr", text);
        return READER.read(BookSource.of(TEXTS));
    }

    private static void assertSame(String plain, String written) {
        assertThat(meaning(written)).as(written).isEqualTo(meaning(plain));
    }

    private static String meaning(String text) {
        RuleBookReader.Result result = read(text);
        assertThat(Books.withoutLeftovers(result.problems())).as(text).isEmpty();
        Rule rule = result.book().rules().get(0);
        return rule.name() + " " + rule.owner() + " " + rule.schedule() + "\n"
                + rule.when().text() + "\n"
                + rule.then().stream()
                        .map(clause -> clause.action() + clause.about() + clause.amount())
                        .toList();
    }
}
