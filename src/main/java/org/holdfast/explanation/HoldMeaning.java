package org.holdfast.explanation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.Decision.HeldBack;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.decisions.EvaluatedProposal.GuardrailFinding;
import org.jspecify.annotations.Nullable;

/**
 * What a hold means, without the sentence that says it: which guardrail held the action back, why and until when.
 *
 * @param by name of the guardrail
 * @param because key of the reason; {@code null} when the evaluation that found it was not recorded
 * @param details values in the text of the reason, by name; {@code null} when there are none
 */
record HoldMeaning(
        String action,
        @Nullable String subject,
        String rule,
        String by,
        @Nullable String because,
        @Nullable Map<String, Object> details,
        @Nullable Instant liftsAt,
        @Nullable AuthorityLevel authority) {

    /** By meaning alone, so that a different wording cannot change the order. */
    private static final Comparator<HoldMeaning> ORDER = Comparator.comparing(HoldMeaning::action)
            .thenComparing(HoldMeaning::subject, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(HoldMeaning::rule)
            .thenComparing(HoldMeaning::by)
            .thenComparing(hold -> String.valueOf(hold.because) + hold.details)
            .thenComparing(HoldMeaning::liftsAt, Comparator.nullsLast(Comparator.naturalOrder()));

    /** Returns the meaning of all holds of a decision, in a stable order. */
    static List<HoldMeaning> all(List<HeldBack> holds, List<EvaluatedProposal> evaluated) {
        return holds.stream().map(hold -> of(hold, evaluated)).sorted(ORDER).toList();
    }

    private static HoldMeaning of(HeldBack hold, List<EvaluatedProposal> evaluated) {
        Optional<GuardrailFinding> finding = EvaluatedProposal.findingFor(hold, evaluated);
        return new HoldMeaning(
                hold.action(),
                hold.subject(),
                hold.rule(),
                hold.by(),
                finding.map(GuardrailFinding::because).orElse(null),
                finding.map(GuardrailFinding::details).map(TreeMap::new).orElse(null),
                hold.liftsAt(),
                hold.authority());
    }
}
