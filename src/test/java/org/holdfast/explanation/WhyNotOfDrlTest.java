package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The explanation of a DRL condition names every field that it needs, and every way to meet it. */
class WhyNotOfDrlTest {

    /** Shared, because reading the sentences takes longer than reading a rule. */
    private static final RuleBookReader READER = new RuleBookReader("EUR");

    private static final Map<String, String> TEXTS = Books.texts("r.drl", "");
    private static final DecisionModel BOOK = Samples.shipped().book();
    private static final CustomerView VIEW = Samples.view(
            "{'id':'c','country':'BG','segment':'tea','complaints':[],'orders':["
                    + "{'id':'A','placedAt':'2026-03-01','value':20,'currency':'EUR','promisedAt':'2026-03-12',"
                    + "'deliveredAt':'2026-03-13'}]}",
            "2026-03-15");

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "( ordersIn(30) >= 2 && spendIn(30) > 10 ) || segment == \"coffee\" ~ Any one of these would do: "
                        + "orders in the last 30 days: at least 2 (found 1);"
                        + " or segment: coffee (found tea).",
                "( ordersIn(30) >= 2 && spendIn(30) > 50 ) || segment == \"coffee\" ~ Any one of these would do: "
                        + "segment: coffee (found tea);"
                        + " or orders in the last 30 days: at least 2 (found 1) and spent in the last 30 days: more than 50 EUR (found 20 EUR).",
                "ordersIn(30) >= 2 && ( spendIn(30) > 50 || segment == \"coffee\" ) ~ Any one of these would do: "
                        + "orders in the last 30 days: at least 2 (found 1) and"
                        + " spent in the last 30 days: more than 50 EUR (found 20 EUR); or orders in the last 30 days: at least 2 (found 1) and "
                        + "segment: coffee (found tea).",
                "!( segment == \"tea\" ) ~ Needed: segment: other than tea (found tea).",
                "!( segment == \"tea\" && ordersIn(30) == 1 ) ~ Any one of these would do: segment: other than tea "
                        + "(found tea); or orders in the last 30 days: other than 1"
                        + " (found 1).",
                "!( segment == \"tea\" || ordersIn(30) >= 1 ) ~ Needed: segment: other than tea (found tea) and "
                        + "orders in the last 30 days: less than 1 (found 1).",
                "segment in ( \"coffee\", \"cake\" ) ~ Any one of these would do: segment: coffee (found tea); or "
                        + "segment: cake (found tea).",
                "segment not in ( \"tea\", \"cake\" ) ~ Needed: segment: other than tea (found tea).",
                "segment contains \"cof\" || segment matches \"c.*\" ~ Any one of these would do: segment: with “cof” "
                        + "in it (found tea);"
                        + " or segment: like “c.*” (found tea).",
                "tier != null || segment == null ~ Any one of these would do: tier: known (not known); or segment: "
                        + "unknown (found tea).",
                "ordersIn(30) < 1 || ordersIn(30) > 1 || ordersIn(30) != 1 ~ Any one of these would do: orders in the last 30 days: "
                        + "less than 1 (found 1);"
                        + " or orders in the last 30 days: more than 1 (found 1); or orders in the last 30 days: other than 1 (found 1).",
                "ordersIn(30) >= 3 ~ Needed: orders in the last 30 days: at least 3 (found 1). 2 more would be enough.",
                "segment == \"tea\" && ordersIn(30) >= 3 ~ Needed: orders in the last 30 days: at least 3 (found 1). 2 more would be "
                        + "enough.",
                "daysSinceLastOrder > 20 || points >= 5 ~ Any one of these would do: days since the last order: more than 20 "
                        + "days (found 14 days);"
                        + " or points: at least 5 (not known).",
            })
    void everyWayToMeetAConditionIsNamed(String condition, String text) {
        assertThat(tellFailureOf("Customer( " + condition + " )", "en")).endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "not Order( delivered ) from $customer.orders ~ Needed: orders (that has been delivered): 0 (found 1). 1 less would be "
                        + "enough.",
                "accumulate( Order( delivered ) from $customer.orders; $n : count(1); $n >= 4 ) ~ Needed: "
                        + "orders (that has been delivered): at least 4 (found 1)."
                        + " 3 more would be enough.",
                "(Complaint( open ) from $customer.complaints or Order( !delivered ) from $customer.orders) ~ Any one "
                        + "of these would do: complaints (that is open):"
                        + " at least 1 (found 0); or orders (that has not been delivered): at least 1 (found 0).",
                "$order : Order( daysLate > 3 || value >= 100 ) from $customer.orders ~ Any one of these would do: "
                        + "days late: more than 3 days (found 1 day);"
                        + " or value: at least 100 EUR (found 20 EUR).",
            })
    void listsAreNamedByTheirElements(String pattern, String text) {
        assertThat(tellFailureOf(pattern, "en")).endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "accumulate( Order( delivered ) from $customer.orders; $n : sum(value); $n >= 50 ) ~ Needed: total value of orders "
                        + "(that has been delivered): at least 50 EUR (found 20 EUR). 30 EUR more would be enough.",
                "accumulate( Order( ) from $customer.orders; $n : average(value); $n > 30 ) ~ Needed: average value of orders: "
                        + "more than 30 EUR (found 20 EUR). It would have to be 30.01 EUR.",
                "accumulate( Order( !delivered ) from $customer.orders; $n : max(daysLate); $n >= 3 ) ~ Needed: greatest days late of "
                        + "orders (that has not been delivered): at least 3 days (found none). It would have to be 3 days.",
                "accumulate( Order( ) from $customer.orders; $n : percent( value > 50 ); $n >= 100 ) ~ Needed: share of orders with "
                        + "(value is more than 50): at least 100 % (found 0 %). It would have to be 100 %.",
                "accumulate( Order( placedDaysAgo < 30 ) from $customer.orders; $n : countDistinct(currency); $n >= 2 ) ~ Needed: "
                        + "number of different values of currency among orders (placed in the last 30 days): at least 2 (found 1). 1 more would be enough.",
                "accumulate( Payment( ) from $customer.payments; $n : sum(amount); $n >= 50 ) ~ Needed: total amount of payments: "
                        + "at least 50 EUR (not known). It would have to be known, and true.",
                "$order : Order( ) from $customer.orders accumulate( OrderLine( ) from $order.lines; $n : sum(quantity); $n >= 5 ) ~ Needed: "
                        + "total pieces ordered of articles in the order: at least 5 (not known). It would have to be known, and true.",
                "accumulate( Order( placedDaysAgo < 30 ) from $customer.orders; $n : count(1); $n >= 2 ) ~ Needed: orders (placed in "
                        + "the last 30 days): at least 2 (found 1). 1 more would be enough.",
            })
    void figuresAreNamedWithWhatIsFoundAndNeeded(String when, String text) {
        assertThat(tellFailureOf(when, "en")).endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "accumulate( ( Customer( segment == \"coffee\" ) or Customer( ordersIn(30) >= 2 ) or Customer( country == \"BG\" ) ); "
                        + "$n : count(1); $n >= 2 ) ~ Any one of these would do: segment: coffee (found tea); or orders in the last 30 "
                        + "days: at least 2 (found 1).",
                "accumulate( ( Customer( segment == \"coffee\" ) or Customer( ordersIn(30) >= 2 ) or Customer( country == \"RO\" ) ); "
                        + "$n : count(1); $n >= 2 ) ~ Any one of these would do: segment: coffee (found tea) and orders in the last 30 "
                        + "days: at least 2 (found 1); or segment: coffee (found tea) and country: RO (found BG); or orders in the "
                        + "last 30 days: at least 2 (found 1) and country: RO (found BG).",
                "accumulate( ( Customer( segment == \"tea\" ) or exists Order( delivered ) from $customer.orders ); $n : count(1); "
                        + "$n == 0 ) ~ Needed: segment: other than tea (found tea) and orders (that has been delivered): 0 (found 1).",
                "accumulate( ( Customer( segment == \"tea\" ) or Customer( country == \"BG\" ) or Customer( country == \"RO\" ) ); "
                        + "$n : count(1); $n <= 1 ) ~ Any one of these would do: segment: other than tea (found tea); or country: "
                        + "other than BG (found BG).",
            })
    void alternativesAreNamedWithEachWay(String when, String text) {
        assertThat(tellFailureOf(when, "en")).endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ru ~ Хватило бы одного из этого: заказов за последние дни (30): самое меньшее 2 (сейчас 1); или сегмент: coffee "
                        + "(сейчас tea).",
                "ro ~ Ar ajunge una dintre acestea: comenzi în ultimele zile (30): cel puțin 2 (acum 1); sau segmentul: coffee (acum "
                        + "tea).",
            })
    void textsAreInTheLanguageOfTheReader(String language, String text) {
        assertThat(tellFailureOf("Customer( ordersIn(30) >= 2 || segment == \"coffee\" )", language))
                .endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "en ~ Customer( clock > \"13:00\" ) ~ Needed: time of day: after 13:00 (found 12:00). It would have to be "
                        + "13:01.",
                "en ~ Customer( now >= \"31.12.2026 18:00\" ) ~ Needed: day and time: December 31, 2026, 18:00 or later "
                        + "(found March 15, 2026, 12:00). It would have to be December 31, 2026, 18:00.",
                "en ~ Customer( weekday == \"friday\" ) ~ Needed: day of the week: Friday (found Sunday). It would have to "
                        + "be Friday.",
                "ru ~ Customer( weekday == \"friday\" ) ~ Нужно: день недели: пятница (сейчас воскресенье). Должно быть: "
                        + "пятница.",
                "ro ~ Customer( weekday == \"friday\" ) ~ Este nevoie de: ziua săptămânii: vineri (acum duminică). Ar "
                        + "trebui să fie vineri.",
                "ru ~ Customer( today >= \"2026-03-20\" ) ~ Нужно: сегодня: 20 марта 2026 г. или позже (сейчас 15 марта "
                        + "2026 г.). Должно быть: 20 марта 2026 г.",
                "en ~ $o : Order( placedOn < $customer.startOfMonth ) from $customer.orders ~ Needed: day it was placed: "
                        + "before March 1, 2026 (found March 1, 2026). It would have to be February 28, 2026.",
            })
    void daysAndTimesAreSaidAsSuch(String language, String when, String text) {
        assertThat(tellFailureOf(when, language).replace('\u202f', ' ')).endsWith(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Customer( spendIn(30) > 50 ) ~ There is no exchange rate from XAU to EUR.",
                "$order : Order( value > 50 || daysLate > 3 ) from $customer.orders ~ There is no exchange rate from "
                        + "XAU to EUR.",
            })
    void aMissingExchangeRateIsNamed(String when, String text) {
        CustomerView view = Samples.view(
                "{'id':'c','orders':[{'id':'A','placedAt':'2026-03-01','value':20,'currency':'XAU'}]}", "2026-03-15");

        assertThat(tellFailureOf(when, "en", view)).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ru ~ sum(value) ~ 50 ~ Нужно: заказы – стоимость в сумме: самое меньшее 50 EUR (сейчас 20 EUR). Хватило бы, если бы "
                        + "было на 30 EUR больше.",
                "ro ~ sum(value) ~ 50 ~ Este nevoie de: comenzi – valoarea în total: cel puțin 50 EUR (acum 20 EUR). Ar ajunge 30 EUR în "
                        + "plus.",
                "ru ~ percent( value > 50 ) ~ 100 ~ Нужно: заказы – доля тех, для которых верно (стоимость больше 50): "
                        + "самое меньшее 100 % (сейчас 0 %). Должно быть: 100 %.",
                "ro ~ percent( value > 50 ) ~ 100 ~ Este nevoie de: comenzi – ponderea celor pentru care este adevărat (valoarea "
                        + "este peste 50): cel puțin 100 % (acum 0 %). Ar trebui să fie 100 %.",
            })
    void figuresAreNamedInTheLanguageOfTheReader(String language, String function, int bound, String text) {
        String when = "accumulate( Order( ) from $customer.orders; $n : " + function + "; $n >= " + bound + " )";

        assertThat(tellFailureOf(when, language)).endsWith(text);
    }

    private static String tellFailureOf(String when, String language) {
        return tellFailureOf(when, language, VIEW);
    }

    private static String tellFailureOf(String when, String language, CustomerView view) {
        TEXTS.put("areas/test/r.drl", Books.drl("  " + when));
        Rule rule = READER.read(BookSource.of(TEXTS)).book().rules().get(0);
        RuleExplanation explanation = RuleExplanation.of(rule, view);
        ConditionResult failure = explanation.firstFailure().orElseThrow();
        ConditionTexts conditionTexts = new ConditionTexts(BOOK, ExplanationTexts.in(language));
        assertThat(conditionTexts.needed(failure)).isNotEmpty();
        return conditionTexts.change(explanation);
    }
}
