package org.holdfast.loyalty;

import java.math.BigDecimal;
import org.holdfast.facts.validation.EnumLabels;

/**
 * The group of a customer by their answer to "would you recommend us?": promoters answer 9 or 10, passives 7 or 8,
 * detractors less (F. Reichheld, "The One Number You Need to Grow", Harvard Business Review, 2003).
 */
public enum NpsGroup {
    PROMOTER,
    PASSIVE,
    DETRACTOR;

    /** Returns the group for a score from 0 to 10. */
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
