package org.holdfast.bench;

import java.util.List;

/**
 * A proposal of an engine: the rule and its subject. All engines return these, so that their results can be compared.
 */
record Proposed(Spec rule, String subject) {

    /**
     * Orders proposals as all engines choose: by worth, then the kind of the action, then the subject, then the rule.
     */
    static Proposed best(List<Proposed> all) {
        Proposed best = null;
        for (Proposed each : all) {
            if (best == null || each.isBefore(best)) {
                best = each;
            }
        }
        return best;
    }

    private boolean isBefore(Proposed other) {
        int byWorth = Integer.compare(Spec.worth(other.rule.kind()), Spec.worth(rule.kind()));
        if (byWorth != 0) {
            return byWorth < 0;
        }
        int byKind = Integer.compare(rule.kind(), other.rule.kind());
        if (byKind != 0) {
            return byKind < 0;
        }
        int bySubject = subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject < 0 : rule.number() < other.rule.number();
    }
}
