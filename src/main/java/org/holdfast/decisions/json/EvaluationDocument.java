package org.holdfast.decisions.json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.EvaluatedProposal;
import org.holdfast.facts.Channel;
import org.jspecify.annotations.Nullable;

/** The JSON form of an evaluated proposal in a receipt. */
record EvaluationDocument(
        String rule,
        String action,
        @Nullable String subject,
        @Nullable BigDecimal desired,
        @Nullable Channel channel,
        @Nullable BigDecimal granted,
        @Nullable AuthorityLevel authority,
        @Nullable ScoreDocument score,
        @Nullable List<FindingDocument> said) {

    /** The JSON form of a finding of a guardrail. */
    record FindingDocument(
            @Nullable Channel channel,
            String guardrail,
            @Nullable String because,
            @Nullable Map<String, Object> details,
            @Nullable BigDecimal amount,
            @Nullable Instant liftsAt) {

        static FindingDocument of(EvaluatedProposal.GuardrailFinding finding) {
            return new FindingDocument(
                    finding.channel(),
                    finding.guardrail(),
                    finding.because(),
                    finding.details(),
                    finding.amount(),
                    finding.liftsAt());
        }

        EvaluatedProposal.GuardrailFinding toFinding() {
            return new EvaluatedProposal.GuardrailFinding(channel, guardrail, because, details, amount, liftsAt);
        }
    }

    static EvaluationDocument of(EvaluatedProposal evaluated) {
        return new EvaluationDocument(
                evaluated.rule(),
                evaluated.action(),
                evaluated.subject(),
                evaluated.desired(),
                evaluated.channel(),
                evaluated.granted(),
                evaluated.authority(),
                evaluated.score() == null ? null : ScoreDocument.of(evaluated.score()),
                evaluated.findings().stream().map(FindingDocument::of).toList());
    }

    EvaluatedProposal toEvaluated() {
        return new EvaluatedProposal(
                rule,
                action,
                subject,
                desired,
                channel,
                granted,
                authority,
                score == null ? null : score.toScore(),
                said == null
                        ? List.of()
                        : said.stream().map(FindingDocument::toFinding).toList());
    }
}
