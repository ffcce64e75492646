package org.holdfast.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RocAucTest {

    @Test
    void countsPairsAndHalvesTies() {
        // Of six pairs, four are in order and one is a tie.
        RocAuc rocAuc =
                RocAuc.of(new double[] {0.9, 0.5, 0.3, 0.5, 0.1}, new boolean[] {true, true, false, false, true});
        assertThat(rocAuc.value()).isEqualTo((2 + 1.5 + 0) / 6.0);
        assertThat(RocAuc.of(new double[] {3, 2, 1, 0}, new boolean[] {true, true, false, false})
                        .value())
                .isEqualTo(1);
    }

    @Test
    void theStandardErrorMatchesTheSpreadOfSamples() {
        Random random = new Random(7);
        int samples = 400;
        double sum = 0;
        double squares = 0;
        double said = 0;
        for (int sample = 0; sample < samples; sample++) {
            double[] scores = new double[200];
            boolean[] positive = new boolean[200];
            for (int i = 0; i < 200; i++) {
                positive[i] = i % 4 == 0;
                scores[i] = random.nextGaussian() + (positive[i] ? 0.8 : 0);
            }
            RocAuc rocAuc = RocAuc.of(scores, positive);
            sum += rocAuc.value();
            squares += rocAuc.value() * rocAuc.value();
            said += rocAuc.standardError();
        }
        double spread = Math.sqrt(squares / samples - Math.pow(sum / samples, 2));
        assertThat(said / samples).isCloseTo(spread, within(0.1 * spread));
    }

    @Test
    void aScoreDoesNotDifferFromItself() {
        double[] scores = {0.9, 0.5, 0.3, 0.6, 0.1, 0.2};
        boolean[] positive = {true, true, false, false, true, false};
        assertThat(RocAuc.differenceError(scores, scores, positive)).isEqualTo(0, within(1e-9));
        assertThat(RocAuc.differenceError(scores, new double[] {1, 2, 3, 4, 5, 6}, positive))
                .isPositive();
    }

    @Test
    void anEmptyGroupIsRejected() {
        assertThatThrownBy(() -> RocAuc.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
