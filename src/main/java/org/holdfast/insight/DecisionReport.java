package org.holdfast.insight;

import java.util.List;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.Receipt;
import org.holdfast.explanation.Alternative;
import org.holdfast.explanation.DecisionExplanation;

/**
 * A recorded decision as a reader sees it.
 *
 * @param receipt what was known and decided
 * @param why the chosen actions with the conditions that were met, best first
 * @param alternatives the actions that were not chosen, the nearest to being chosen first
 * @param holds what was proposed and held back
 */
public record DecisionReport(
        Receipt receipt, List<DecisionExplanation.Why> why, List<Alternative> alternatives, List<Hold> holds) {

    public DecisionReport {
        why = List.copyOf(why);
        alternatives = List.copyOf(alternatives);
        holds = List.copyOf(holds);
    }

    /** @param reason reason in the reader's language */
    public record Hold(Decision.HeldBack hold, String reason) {}
}
