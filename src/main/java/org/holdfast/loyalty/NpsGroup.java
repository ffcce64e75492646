package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.validation.EnumLabels;

/**
 * Where an answer to "would you recommend us?" puts a customer: 9 and 10 promoter, 7 and 8 passive, below detractor (F.
 * Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003).
 */
public enum NpsGroup {
    PROMOTER,
    PASSIVE,
    DETRACTOR;

    /** @param score 0 to 10 */
    public static NpsGroup of(BigDecimal score) {
        if (score.compareTo(BigDecimal.valueOf(9)) >= 0) {
            return PROMOTER;
        }
        return score.compareTo(BigDecimal.valueOf(7)) >= 0 ? PASSIVE : DETRACTOR;
    }

    @Override
    public String toString() {
        return EnumLabels.of(this);
    }
}
