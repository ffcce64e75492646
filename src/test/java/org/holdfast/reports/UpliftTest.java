package org.holdfast.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpliftTest {

    /** Examples (a) to (h) of table II in Newcombe (1998), method 10. */
    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, 0.2000, 0.0524, 0.3339",
        "9, 10, 3, 10, 0.6000, 0.1705, 0.8090",
        "6, 7, 2, 7, 0.5714, 0.0582, 0.8062",
        "5, 56, 0, 29, 0.0893, -0.0381, 0.1926",
        "0, 10, 0, 20, 0.0000, -0.1611, 0.2775",
        "0, 10, 0, 10, 0.0000, -0.2775, 0.2775",
        "10, 10, 0, 20, 1.0000, 0.6791, 1.0000",
        "10, 10, 0, 10, 1.0000, 0.6075, 1.0000",
    })
    void boundsEqualThePublishedOnes(
            int kept1, int of1, int kept2, int of2, String difference, String low, String high) {
        Uplift uplift = Uplift.newcombe(kept1, of1, kept2, of2);

        assertThat(uplift.difference()).isEqualByComparingTo(difference);
        assertThat(uplift.low()).isEqualByComparingTo(low);
        assertThat(uplift.high()).isEqualByComparingTo(high);
    }

    @Test
    void theFindingDependsOnWhetherTheIntervalContainsZero() {
        assertThat(Uplift.of(56, 70, 48, 80).finding()).isEqualTo(Uplift.Finding.GAIN);
        assertThat(Uplift.of(48, 80, 56, 70).finding()).isEqualTo(Uplift.Finding.LOSS);
        assertThat(Uplift.of(50, 70, 55, 80).finding()).isEqualTo(Uplift.Finding.NOT_SURE);
    }

    @Test
    void fewerThanThirtyCustomersInAGroupAreTooFew() {
        assertThat(Uplift.of(29, 29, 0, 1_000)).isEqualTo(new Uplift(Uplift.Finding.TOO_FEW, null, null, null));
        assertThat(Uplift.of(900, 1_000, 0, 29).finding()).isEqualTo(Uplift.Finding.TOO_FEW);
        assertThat(Uplift.of(30, 30, 0, 30).finding()).isEqualTo(Uplift.Finding.GAIN);
        assertThat(Uplift.of(900, 1_000, 0, 0).finding()).isEqualTo(Uplift.Finding.NO_CONTROL_GROUP);
    }
}
