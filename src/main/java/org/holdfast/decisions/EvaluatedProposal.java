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
 * A proposal after the guardrails: how it ranks, or that it is held back.
 *
 * @param desired what the rule wants to give
 * @param channel on which it could be taken; {@code null} when it is held back
 * @param granted what would be given
 * @param authority the step that this takes; {@code null} when it is held back
 * @param score {@code null} when it is held back
 * @param said what guardrails found; those that are missing had no objection
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
        List<GuardrailFinding> said) {

    public EvaluatedProposal {
        said = said == null ? List.of() : said;
    }

    /** Whether nothing kept it from being taken. */
    public boolean allowed() {
        return score != null;
    }

    static EvaluatedProposal of(Candidate candidate, List<GuardrailFinding> said) {
        return new EvaluatedProposal(
                candidate.rule(),
                candidate.action(),
                candidate.subject(),
                candidate.proposal() == null ? null : candidate.proposal().desired(),
                candidate.channel(),
                candidate.granted(),
                candidate.needed(),
                candidate.score(),
                said);
    }

    static EvaluatedProposal of(Decision.HeldBack held, @Nullable BigDecimal desired, List<GuardrailFinding> said) {
        return new EvaluatedProposal(held.rule(), held.action(), held.subject(), desired, null, null, null, null, said);
    }

    /**
     * What one guardrail found for one channel, if it had an objection.
     *
     * @param channel {@code null} where none was looked at
     * @param because why it holds back, a key of {@link HoldReasons}; {@code null} when it only gives less
     * @param details values for the text of the reason
     * @param amount what is left to give, or the difference that is due; {@code null} when it holds back
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

        /** The reason in a language; {@code null} when it does not hold back. */
        public @Nullable String reason(String language) {
            return because == null
                    ? null
                    : HoldReasons.format(
                            language,
                            Guardrail.Verdict.heldBack(because, details == null ? Map.of() : details, liftsAt));
        }
    }

    /** Returns the finding that led to a hold of this proposal. */
    public Optional<GuardrailFinding> findingFor(Decision.HeldBack hold) {
        if (!rule.equals(hold.rule()) || !action.equals(hold.action()) || !Objects.equals(subject, hold.subject())) {
            return Optional.empty();
        }
        return said.stream()
                .filter(finding -> finding.because() != null
                        && finding.guardrail().equals(hold.by())
                        && Objects.equals(finding.liftsAt(), hold.liftsAt()))
                .findFirst();
    }

    /** Whether both are about the same proposal. */
    boolean isAbout(EvaluatedProposal other) {
        return rule.equals(other.rule) && action.equals(other.action) && Objects.equals(subject, other.subject);
    }
}
