package org.holdfast.bench;

import java.util.List;

/**
 * What an engine proposes: which rule, and about what. All engines answer with these, so that their answers can be
 * compared.
 */
record Proposed(Spec rule, String subject) {

    /**
     * The choice that all engines make in the same way: worth, then the action's kind, then what it is about, then the
     * rule.
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
