package org.holdfast.messages;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Rule;

/**
 * A value that a text can ask for, known whenever the rule acts.
 *
 * @param number whether it can choose a plural form
 */
public record TextPlaceholder(String name, boolean number) {

    private static final List<String> ORDER = List.of("zero", "one", "two", "few", "many");

    /** Returns the values that a text about a proposal of a rule can rely on, by name. */
    public static List<TextPlaceholder> of(Rule rule, ConsequenceClause clause) {
        return MessageArguments.available(rule, clause).stream()
                .filter(name -> MessageArguments.isGuaranteed(name, rule, clause))
                .map(name -> new TextPlaceholder(name, MessageArguments.isNumber(name, rule, clause)))
                .toList();
    }

    /**
     * Returns how the value is written in a text; a number with the plural forms of the language.
     *
     * @param language ISO 639 code of the language of the text
     */
    public String written(String language) {
        if (!number) {
            return "{" + name + "}";
        }
        Stream<String> forms = PluralRules.forLocale(new ULocale(language)).getKeywords().stream()
                .filter(form -> !form.equals(PluralRules.KEYWORD_OTHER))
                .sorted(Comparator.comparing(ORDER::indexOf));
        return Stream.concat(forms, Stream.of(PluralRules.KEYWORD_OTHER))
                .map(form -> form + " {# …}")
                .collect(Collectors.joining(" ", "{" + name + ", plural, ", "}"));
    }
}
