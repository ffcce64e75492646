package org.holdfast.facts.intake;

import java.util.function.Supplier;
import org.holdfast.facts.declared.FactsSchema;

/** Checks of declared facts for tests without a rule book. */
public final class DeclaredFactsChecks {

    private DeclaredFactsChecks() {}

    /** Returns a check for a rule book that declares nothing. */
    public static DeclaredFactsCheck none() {
        return of(FactsSchema.EMPTY);
    }

    public static DeclaredFactsCheck of(FactsSchema schema) {
        return of(() -> schema);
    }

    /** Returns a check for a rule book that changes. */
    public static DeclaredFactsCheck of(Supplier<FactsSchema> live) {
        return new DeclaredFactsCheck(live, Undeclared.REFUSE);
    }

    /** Returns a check that stores what is not declared. */
    public static DeclaredFactsCheck ignoring(FactsSchema schema) {
        return new DeclaredFactsCheck(() -> schema, Undeclared.IGNORE);
    }
}
