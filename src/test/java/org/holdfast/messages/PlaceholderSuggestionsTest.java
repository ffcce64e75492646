package org.holdfast.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholderSuggestionsTest {

    private static final Set<String> KNOWN = Set.of(
            "granted",
            "customerName",
            "customerTier",
            "customerPoints",
            "orderId",
            "orderValue",
            "orderDaysLate",
            "orderMissingDiscount",
            "complaintId");

    @ParameterizedTest
    @CsvSource({
        "amount,granted",
        "refund,granted",
        "grantd,granted",
        "сумма,granted",
        "скидка,granted",
        "suma,granted",
        "sumă,granted",
        "reducerea,granted",
        "name,customerName",
        "имя,customerName",
        "nume,customerName",
        "numele,customerName",
        "customer_name,customerName",
        "имяКлиента,customerName",
        "orderNumber,orderId",
        "номерЗаказа,orderId",
        "numarComanda,orderId",
        "numărulComenzii,orderId",
        "daysLate,orderDaysLate",
        "дниОпоздания,orderDaysLate",
        "zileIntarziere,orderDaysLate",
        "points,customerPoints",
        "баллы,customerPoints",
        "puncte,customerPoints",
        "order number,orderId",
        "уровень,customerTier",
        "nivel,customerTier",
    })
    void suggestsArgumentsForSynonymsInAnyLanguage(String unknown, String expected) {
        assertThat(PlaceholderSuggestions.to(unknown, KNOWN)).contains(expected);
    }
}
