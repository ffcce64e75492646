package org.holdfast.facts.intake;

import org.holdfast.facts.declared.FactsSchema;

/** Checks of declared facts for tests without a rule book. */
public final class DeclaredFactsChecks {

    private DeclaredFactsChecks() {}

    /** Returns a check for a rule book that declares nothing. */
    public static DeclaredFactsCheck none() {
        return of(FactsSchema.EMPTY);
    }

    public static DeclaredFactsCheck of(FactsSchema schema) {
        return new DeclaredFactsCheck(() -> schema, Undeclared.REFUSE);
    }
}
