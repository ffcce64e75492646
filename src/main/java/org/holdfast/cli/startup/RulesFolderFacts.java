package org.holdfast.cli.startup;

import org.holdfast.diagnostics.Problems;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.rules.declared.FactsSchemaReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.settings.HoldfastSettings;

/** The facts that the folder of rules declares, for commands that open no database and so have no live rule book. */
public final class RulesFolderFacts {

    private RulesFolderFacts() {}

    /** Returns the declared facts; none if there is no folder, or its facts.yaml is not valid. */
    public static DeclaredFactsCheck of(HoldfastSettings settings) {
        FactsSchema schema = schema(settings);
        return new DeclaredFactsCheck(() -> schema, settings.facts().undeclared());
    }

    private static FactsSchema schema(HoldfastSettings settings) {
        try {
            return FactsSchemaReader.read(BookSource.read(settings.rules().dir()), new Problems())
                    .schema();
        } catch (BookUnreadable e) {
            return FactsSchema.EMPTY;
        }
    }
}
