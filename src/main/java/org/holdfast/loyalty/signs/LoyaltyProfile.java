package org.holdfast.loyalty.signs;

import java.util.List;
import org.holdfast.facts.Survey;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty that a customer has shown over the last 365 days.
 *
 * <p>The level answers two questions (see {@link Level}). <em>Buys again:</em> the sign {@link Sign.Kind#RETURNS}.
 * <em>Thinks well of the company:</em> a sign of attitude, or an answer of 9 or 10 to "would you recommend us?"
 * (promoters after Reichheld, "The One Number You Need to Grow", Harvard Business Review, December 2003). A most recent
 * answer of 6 or less overrides all signs of attitude.
 *
 * @param level {@code null} if there are no signs of loyalty
 * @param signs signs shown, of the seven
 * @param factors reasons for the loyalty, rational ones first
 */
public record LoyaltyProfile(@Nullable Level level, List<Sign> signs, List<Factor> factors) {

    /** Number of days after its launch during which an article is considered new. */
    public static final int NEW_FOR_DAYS = 30;

    private static final int DETRACTOR = 6;

    public LoyaltyProfile {
        signs = List.copyOf(signs);
        factors = List.copyOf(factors);
    }

    /** Evaluates the evidence; {@code null} if neither orders nor interactions are known. */
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
        return new LoyaltyProfile(level(buysAgain, thinksWell), signs, factors);
    }

    private static @Nullable Level level(boolean buysAgain, boolean thinksWell) {
        if (thinksWell) {
            return buysAgain ? Level.COMMITMENT : Level.ATTACHMENT;
        }
        return buysAgain ? Level.HABIT : null;
    }
}
