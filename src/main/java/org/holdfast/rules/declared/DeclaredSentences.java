package org.holdfast.rules.declared;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredFields;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactsSchema;

/**
 * The sentences that follow from the declared facts: one for each fact and comparison, in each language, in the format
 * of the files in {@code language/}. A sentence about a fact of the customer is a condition, one about a fact of a
 * record is a detail.
 */
public final class DeclaredSentences {

    private final FactsDeclaration declaration;
    private final FactGrammar grammar;
    private final List<Line> lines = new ArrayList<>();

    /**
     * A definition as it would be in a language file.
     *
     * @param origin where the fact is declared
     */
    public record Line(String text, String language, SourceLocation origin) {}

    private DeclaredSentences(FactsDeclaration declaration, FactGrammar grammar) {
        this.declaration = declaration;
        this.grammar = grammar;
    }

    /** Returns the definitions of all sentences. */
    public static List<Line> of(FactsDeclaration declaration) {
        List<Line> all = new ArrayList<>();
        for (FactGrammar grammar : List.of(new EnglishGrammar(), new RussianGrammar(), new RomanianGrammar())) {
            DeclaredSentences sentences = new DeclaredSentences(declaration, grammar);
            sentences.all(declaration.schema());
            all.addAll(sentences.lines);
        }
        return all;
    }

    private void all(FactsSchema schema) {
        for (FactOwner owner : FactOwner.values()) {
            for (DeclaredFact fact : schema.of(owner).all()) {
                SourceLocation origin = declaration.origin(owner.key(), fact.name());
                if (owner == FactOwner.CUSTOMER) {
                    ofCustomer(fact, origin);
                } else {
                    details(owner.entity(), fact, origin);
                }
            }
        }
        schema.lists().values().forEach(this::ofList);
    }

    private void ofCustomer(DeclaredFact fact, SourceLocation origin) {
        FactPhrases.of(fact, grammar)
                .forEach(phrase -> add(
                        "[when]" + grammar.ofCustomer(fact, phrase) + "=Customer( " + phrase.meaning() + " )", origin));
    }

    private void details(String entity, DeclaredFact fact, SourceLocation origin) {
        FactPhrases.of(fact, grammar)
                .forEach(phrase -> add(
                        "[when][" + entity + "]- " + grammar.ofRecord(fact, phrase) + "=" + phrase.meaning(), origin));
    }

    private void ofList(DeclaredList list) {
        SourceLocation origin = declaration.origin(FactsSchemaReader.LISTS, list.name());
        String pattern = list.entity() + "() from $customer." + list.name();
        String counted = "accumulate( " + pattern + "; $n : count(1); $n ";
        FactLabels labels = list.labels();
        add("[when]" + grammar.has(labels) + "=$" + list.name() + " : " + pattern, origin);
        add("[when]" + grammar.hasNone(labels) + "=not " + pattern, origin);
        add("[when]" + grammar.hasAtLeast(labels) + "=" + counted + ">= {count} )", origin);
        add("[when]" + grammar.hasAtMost(labels) + "=" + counted + "<= {count} )", origin);
        add("[then]" + grammar.proposal(labels) + "=propose(\"{action}\").about($" + list.name() + ");", origin);
        DeclaredFields fields = list.fields();
        fields.all().forEach(fact -> details(list.entity(), fact, declaration.origin(list.name(), fact.name())));
    }

    private void add(String text, SourceLocation origin) {
        lines.add(new Line(text, grammar.language(), origin));
    }
}
