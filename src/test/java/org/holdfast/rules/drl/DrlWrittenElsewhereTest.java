package org.holdfast.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.diagnostics.Problem;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.ErrorSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DRL that was edited in a word processor or on a phone keeps its meaning. */
class DrlWrittenElsewhereTest {

    private static final RuleBookReader READER = new RuleBookReader("EUR");
    private static final Map<String, String> TEXTS = Books.texts("r.drl", "");
    private static final String PLAIN = """
            rule "R"
            when
              $customer : Customer( country == "BG", spendIn(30) >= 50 )
              $order : Order( daysLate != 3 ) from $customer.orders
            then
              propose("warn").about($order);
            end
            """;

    @ParameterizedTest
    @ValueSource(strings = {"“|”", "„|“", "«|»", "‘|’", "＂|＂"})
    void quotationMarks(String pair) {
        String[] marks = pair.split("\\|");
        assertSame(PLAIN.replaceAll("\"([^\"]*)\"", marks[0] + "$1" + marks[1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rule|When|Then|End", "RULE|WHEN|THEN|END"})
    void capitals(String words) {
        String[] frame = words.split("\\|");
        assertSame(PLAIN.replace("rule ", frame[0] + " ")
                .replaceAll("(?m)^when", frame[1])
                .replaceAll("(?m)^then", frame[2])
                .replaceAll("(?m)^end", frame[3]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00A0", "\u202F", "\u2007", " \u200B", "\u00AD ", "\uFEFF "})
    void blanks(String blank) {
        assertSame(PLAIN.replace(" ", blank));
    }

    @ParameterizedTest
    @ValueSource(strings = {">=|≥", ">=|＞＝", "!=|≠", "(|（", ")|）", ",|，", ";|；", "==|＝＝"})
    void signs(String plainAndWritten) {
        String[] both = plainAndWritten.split("\\|");
        assertSame(PLAIN.replace(both[0], both[1]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Tea «Earl»", "tea – green", "tea\u00A0green", "“tea”", "чёрный", "й", "şapcă", "≥ 5", "Tea ”x"})
    void leavesQuotedTextUnchanged(String text) {
        String written = Books.drl("  Customer( segment == \"" + text + "\" )");

        assertThat(read(written).book().rules().get(0).when().text())
                .isEqualTo("Customer(segment == \"" + text + "\")");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202E, 0x2066, 0x0007, 0xE000})
    void namesUnsupportedCharacters(int sign) {
        Problem problem = read(PLAIN.replace("BG", "B" + Character.toString(sign) + "G"))
                .problems()
                .get(0);

        assertThat(problem.origin().line()).isEqualTo(3);
        assertThat(problem.message()).contains(String.format("U+%04X", sign), Character.getName(sign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"“laguage”|laguage", "lagu\u00ADage|lagu\u00ADage", "\u00A0\u00A0laguage|laguage"})
    void findsTheFaultyWordsInTheOriginalText(String writtenAndWords) {
        String[] both = writtenAndWords.split("\\|");
        TEXTS.put("areas/test/r.drl", PLAIN.replace("spendIn(30)", both[0]));
        BookSource source = BookSource.of(TEXTS);
        Problem problem = READER.read(source).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow();

        ErrorSpan.Place place = new ErrorSpan(source).of(problem);

        assertThat(place.words()).contains(both[1]);
        assertThat(TEXTS.get("areas/test/r.drl").lines().toList().get(2).substring(place.column() - 1))
                .startsWith(place.words());
    }

    private static void assertSame(String written) {
        RuleBookReader.Result result = read(written);
        assertThat(Books.withoutLeftovers(result.problems())).as(written).isEmpty();
        assertThat(result.book().rules().get(0).when().text())
                .isEqualTo(read(PLAIN).book().rules().get(0).when().text());
    }

    private static RuleBookReader.Result read(String drl) {
        TEXTS.put("areas/test/r.drl", drl);
        return READER.read(BookSource.of(TEXTS));
    }
}
