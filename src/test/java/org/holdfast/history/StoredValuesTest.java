package org.holdfast.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts, cursors and erased keys, which need no database. */
class StoredValuesTest {

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00.123Z");

    @ParameterizedTest
    @CsvSource({
        "12.500000, 12.50",
        "12.000000, 12.00",
        "100.000000, 100.00",
        "0.000000, 0.00",
        "0.012340, 0.01234",
        "-7.100000, -7.10"
    })
    void amountsKeepCentsWithoutTrailingZeros(BigDecimal stored, String plain) {
        assertThat(DbAmounts.plain(stored).toPlainString()).isEqualTo(plain);
    }

    @Test
    void aCursorSurvivesARoundTrip() {
        PastDecision.Place place = new PastDecision.Place(NOW, "d~1");

        assertThat(PastDecision.Place.parse("before", place.toString())).isEqualTo(place);
    }

    @Test
    void anInstantAloneIsACursorToo() {
        assertThat(PastDecision.Place.parse("before", NOW.toString())).isEqualTo(new PastDecision.Place(NOW, ""));
    }

    @Test
    void anyOtherTextIsRefusedWithTheNameOfTheParameter() {
        assertThatThrownBy(() -> PastDecision.Place.parse("before", "yesterday~d-1"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("before"));
    }

    @Test
    void anErasedKeyIsIrreversibleAndStable() {
        String erased = ErasedOutcomeKey.erased("d-1.1", "order-of-C-1001");

        assertThat(erased)
                .startsWith("erased:")
                .doesNotContain("C-1001")
                .isEqualTo(ErasedOutcomeKey.erased("d-1.1", "order-of-C-1001"));
        assertThat(ErasedOutcomeKey.erased("d-1.1", erased)).isEqualTo(erased);
        assertThat(ErasedOutcomeKey.erased("d-1.1", null)).isNull();
    }

    @Test
    void aKeyOfTwoActionsIsErasedToTwoKeys() {
        assertThat(ErasedOutcomeKey.erased("d-1.1", "k")).isNotEqualTo(ErasedOutcomeKey.erased("d-2.1", "k"));
    }
}
