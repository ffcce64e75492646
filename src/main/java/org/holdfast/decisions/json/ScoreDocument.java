package org.holdfast.decisions.json;

import java.math.BigDecimal;
import org.holdfast.decisions.Score;

/** The score of an action in JSON, with its factors. */
public record ScoreDocument(
        BigDecimal propensity, BigDecimal context, BigDecimal value, BigDecimal lever, BigDecimal total) {

    public static ScoreDocument of(Score score) {
        return new ScoreDocument(score.propensity(), score.context(), score.value(), score.lever(), score.total());
    }

    Score toScore() {
        return new Score(propensity, context, value, lever, total);
    }
}
