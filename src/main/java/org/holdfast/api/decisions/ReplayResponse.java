package org.holdfast.api.decisions;

import java.util.List;
import org.holdfast.decisions.json.DecisionDocument;
import org.holdfast.explanation.Replay;
import org.holdfast.loyalty.Semantics;
import org.jspecify.annotations.Nullable;

/** A decision that was decided again from its receipt. */
record ReplayResponse(
        String decisionId,
        boolean same,
        Replay.@Nullable Because because,
        String ruleBook,
        Semantics semantics,
        String engineThen,
        String engineNow,
        List<Replay.Difference> differences,
        @Nullable DecisionDocument decision) {

    static ReplayResponse of(Replay replay) {
        return new ReplayResponse(
                replay.decisionId(),
                replay.same(),
                replay.because(),
                replay.ruleBook(),
                replay.semantics(),
                replay.engineThen(),
                replay.engineNow(),
                replay.differences(),
                replay.decision() == null ? null : DecisionDocument.of(replay.decision()));
    }
}
