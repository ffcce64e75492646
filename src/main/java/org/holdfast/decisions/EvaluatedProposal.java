package org.holdfast.decisions;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A proposal after the guardrails, either allowed with its score or held back.
 *
 * @param desired amount that the rule proposes
 * @param channel channel on which the action is possible; {@code null} when it is held back
 * @param granted amount after the guardrails
 * @param authority level that the amount needs; {@code null} when the action is held back
 * @param score {@code null} when the action is held back
 * @param findings objections and reductions by guardrails
 */
public record EvaluatedProposal(
        String rule,
        String action,
        @Nullable String subject,
        @Nullable BigDecimal desired,
        @Nullable Channel channel,
        @Nullable BigDecimal granted,
        @Nullable AuthorityLevel authority,
        @Nullable Score score,
        List<GuardrailFinding> findings) {

    public EvaluatedProposal {
        findings = findings == null ? List.of() : findings;
    }

    /** Returns whether no guardrail held the proposal back. */
    public boolean allowed() {
        return score != null;
    }

    static EvaluatedProposal of(Candidate candidate, List<GuardrailFinding> findings) {
        return new EvaluatedProposal(
                candidate.rule(),
                candidate.action(),
                candidate.subject(),
                candidate.proposal() == null ? null : candidate.proposal().desired(),
                candidate.channel(),
                candidate.granted(),
                candidate.needed(),
                candidate.score(),
                findings);
    }

    static EvaluatedProposal of(Decision.HeldBack held, @Nullable BigDecimal desired, List<GuardrailFinding> findings) {
        return new EvaluatedProposal(
                held.rule(), held.action(), held.subject(), desired, null, null, null, null, findings);
    }

    /**
     * The objection of a guardrail on one channel, or its reduction of the amount.
     *
     * @param channel {@code null} when no channel was checked
     * @param because key of the reason in {@link HoldReasons}; {@code null} when the amount was only reduced
     * @param details values in the text of the reason, by name
     * @param amount the reduced amount; {@code null} when the action is held back
     * @param liftsAt when the hold ends, all else unchanged; {@code null} when time alone does not end it
     */
    public record GuardrailFinding(
            @Nullable Channel channel,
            String guardrail,
            @Nullable String because,
            @Nullable Map<String, Object> details,
            @Nullable BigDecimal amount,
            @Nullable Instant liftsAt) {

        static GuardrailFinding of(@Nullable Channel channel, String guardrail, Guardrail.Verdict.HeldBack held) {
            return new GuardrailFinding(
                    channel,
                    guardrail,
                    held.because(),
                    held.details().isEmpty() ? null : held.details(),
                    null,
                    held.liftsAt());
        }

        static GuardrailFinding less(Channel channel, String guardrail, BigDecimal amount) {
            return new GuardrailFinding(channel, guardrail, null, null, amount, null);
        }

        /** Returns the reason in a language; {@code null} when the action is not held back. */
        public @Nullable String reason(String language) {
            return because == null
                    ? null
                    : HoldReasons.format(
                            language,
                            Guardrail.Verdict.heldBack(because, details == null ? Map.of() : details, liftsAt));
        }
    }

    /** Returns the finding that led to a hold, among those of these proposals. */
    public static Optional<GuardrailFinding> findingFor(Decision.HeldBack hold, List<EvaluatedProposal> evaluated) {
        return evaluated.stream()
                .map(proposal -> proposal.findingFor(hold))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the finding that led to a hold of this proposal. */
    private Optional<GuardrailFinding> findingFor(Decision.HeldBack hold) {
        if (!rule.equals(hold.rule()) || !action.equals(hold.action()) || !Objects.equals(subject, hold.subject())) {
            return Optional.empty();
        }
        return findings.stream()
                .filter(finding -> finding.because() != null
                        && finding.guardrail().equals(hold.by())
                        && Objects.equals(finding.liftsAt(), hold.liftsAt()))
                .findFirst();
    }

    /** Returns whether both evaluate the same proposal. */
    boolean isAbout(EvaluatedProposal other) {
        return rule.equals(other.rule) && action.equals(other.action) && Objects.equals(subject, other.subject);
    }
}
