package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.holdfast.rules.vocabulary.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTextsTest {

    private final ExplanationTexts english = ExplanationTexts.in("en");

    @Test
    void aValueThatLooksLikeAPlaceholderIsLeftAlone() {
        assertThat(english.format("no-about", "text", "the note is {thing}, $1", "thing", "order {text}"))
                .isEqualTo("Not met for order {text}: “the note is {thing}, $1”.");
    }

    @ParameterizedTest
    @CsvSource({
        "daysLate, 1, 1 day",
        "daysLate, 3, 3 days",
        "$order.daysLate, 2, 2 days",
        "gapDays, 2, 2 days",
        "orderGapDays(90), 2, 2 days",
        "holidays, 2, 2",
        "birthdaysKnown, 2, 2",
        "ordersIn(30), 2, 2"
    })
    void onlyNumbersOfDaysAreWrittenWithDays(String name, String value, String written) {
        assertThat(english.amount(name, ValueType.INTEGER, value, "EUR")).isEqualTo(written);
    }
}
