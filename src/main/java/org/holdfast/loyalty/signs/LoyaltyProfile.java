package org.holdfast.loyalty.signs;

import java.util.List;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * How loyal a customer shows themselves, over the last 365 days.
 *
 * <p>The level answers two questions (see {@link Level}). <em>Buys again:</em> the sign {@link Sign.Kind#RETURNS}.
 * <em>Thinks well of us:</em> a sign of attitude, or an answer of 9 or 10 to "would you recommend us?" (promoters after
 * Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003). Whoever answered 6 or less
 * last does not think well of us, whatever else they said.
 *
 * @param level {@code null} while nothing shows
 * @param signs those of the seven that show
 * @param factors what the loyalty rests on, the rational ones first
 */
public record LoyaltyProfile(@Nullable Level level, List<Sign> signs, List<Factor> factors) {

    /** For so many days after it came on sale something is new. */
    public static final int NEW_FOR_DAYS = 30;

    private static final int DETRACTOR = 6;

    public LoyaltyProfile {
        signs = List.copyOf(signs);
        factors = List.copyOf(factors);
    }

    /** {@code null} where neither orders nor interactions are known. */
    public static @Nullable LoyaltyProfile of(LoyaltyEvidence loyaltyEvidence) {
        if (loyaltyEvidence.facts().orders() == null && loyaltyEvidence.facts().interactions() == null) {
            return null;
        }
        List<Sign> signs = SignDetector.of(loyaltyEvidence);
        List<Factor> factors = FactorDetector.of(loyaltyEvidence, signs);
        Survey nps = FactorDetector.lastNps(loyaltyEvidence);
        boolean detractor = nps != null && nps.score().intValue() <= DETRACTOR;
        boolean buysAgain = signs.stream().anyMatch(sign -> sign.kind() == Sign.Kind.RETURNS);
        boolean thinksWell = !detractor
                && (signs.stream().anyMatch(sign -> sign.kind().isAttitude())
                        || factors.stream().anyMatch(factor -> factor.kind() == Factor.Kind.ENTHUSIASM));
        Level level = buysAgain && thinksWell
                ? Level.COMMITMENT
                : thinksWell ? Level.ATTACHMENT : buysAgain ? Level.HABIT : null;
        return new LoyaltyProfile(level, signs, factors);
    }
}
