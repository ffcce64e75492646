package org.holdfast.rules.grammar;

import org.holdfast.diagnostics.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the grammar, in the parts of a line of a language file.
 *
 * @param language ISO code
 * @param part what it is in a rule
 * @param scope entity to which a detail applies; {@code null} for other sentences
 * @param topic what it speaks about; sentences about the same fact or list have the same topic in all languages
 * @param label what the fact or list is called, or what is said of it
 * @param text the sentence with its gaps
 * @param meaning the DRL with the names of the gaps as placeholders, the same in all languages
 * @param origin where the fact is declared; {@link Grammar#FILE} for known facts
 */
public record Definition(
        String language,
        Part part,
        @Nullable String scope,
        String topic,
        String label,
        String text,
        String meaning,
        SourceLocation origin) {

    /** What a sentence is in a rule. */
    public enum Part {
        CONDITION,
        DETAIL,
        PROPOSAL
    }
}
