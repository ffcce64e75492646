package org.holdfast.rules.language;

import java.util.List;
import java.util.regex.Pattern;
import org.holdfast.rules.grammar.Definition;
import org.jspecify.annotations.Nullable;

/** A sentence of the grammar, which is read when it is needed. */
public final class GeneratedSentence {

    private static final Pattern GAP = Pattern.compile("\\{[^}]*}");
    /** The forms of a word after a number, of which the last is the one for most. */
    private static final Pattern FORMS = Pattern.compile("\\([^)|]*\\|(?:[^)]*\\|)?([^)]*)\\)");

    private final Definition definition;
    private final RuleSection section;
    private volatile @Nullable Sentence sentence;

    GeneratedSentence(Definition definition) {
        this.definition = definition;
        this.section = sectionOf(definition.part());
    }

    static RuleSection sectionOf(Definition.Part part) {
        return switch (part) {
            case CONDITION -> RuleSection.WHEN;
            case DETAIL -> RuleSection.DETAIL;
            case PROPOSAL -> RuleSection.THEN;
        };
    }

    Definition definition() {
        return definition;
    }

    /** Returns what it speaks about; sentences about the same fact have the same topic. */
    public String topic() {
        return definition.topic();
    }

    /** Returns the DRL with the names of the gaps as placeholders. */
    public String meaning() {
        return definition.meaning();
    }

    /** Returns what the fact or list that it speaks about is called. */
    public String label() {
        String label = definition.label().replace(" %", "");
        return FORMS.matcher(GAP.matcher(label).replaceAll("…")).replaceAll("$1");
    }

    /** Returns the sentence with its gaps. */
    public String text() {
        return definition.text();
    }

    public RuleSection section() {
        return section;
    }

    /**
     * Returns the fixed texts before the first gap or choice, in the form of {@link Sentences#bare}; several if the
     * sentence begins with one of several forms.
     */
    public List<String> beginnings() {
        return GeneratedSentences.beginnings(definition.text()).stream()
                .map(SentenceParser::beginning)
                .map(Sentences::bare)
                .toList();
    }

    public Sentence sentence() {
        Sentence known = sentence;
        if (known == null) {
            known = SentenceParser.parse(
                    section,
                    definition.scope(),
                    definition.text(),
                    definition.meaning(),
                    definition.language(),
                    definition.origin());
            sentence = known;
        }
        return known;
    }
}
