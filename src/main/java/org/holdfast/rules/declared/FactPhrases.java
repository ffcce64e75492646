package org.holdfast.rules.declared;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactType;
import org.holdfast.rules.declared.FactPhrase.Say;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** What can be said about a declared fact, by its type. */
final class FactPhrases {

    /** Choices that are longer together are not part of the sentence; the value is checked all the same. */
    private static final int MAX_CHOICES = 120;
    /** How many values a sentence can list. */
    private static final int MAX_LISTED = 3;

    private final DeclaredFact fact;
    private final FactGrammar grammar;
    private final List<FactPhrase> phrases = new ArrayList<>();

    private FactPhrases(DeclaredFact fact, FactGrammar grammar) {
        this.fact = fact;
        this.grammar = grammar;
    }

    static List<FactPhrase> of(DeclaredFact fact, FactGrammar grammar) {
        FactPhrases phrases = new FactPhrases(fact, grammar);
        phrases.all();
        return phrases.phrases;
    }

    private void all() {
        String name = fact.name();
        switch (fact.type()) {
            case TEXT -> {
                texts(name);
                add(Say.CONTAINS, name + " contains \"{word}\"", "\"{word:text}\"");
            }
            case CHOICE -> texts(name);
            case WORDS -> {
                add(Say.CONTAINS, name + " contains \"{word}\"", "\"{word:text}\"");
                add(Say.CONTAINS_NOT, "!(" + name + " contains \"{word}\")", "\"{word:text}\"");
            }
            case FLAG -> {
                add(Say.YES, name, "");
                add(Say.NO, "!" + name, "");
            }
            case NUMBER -> numbers(name, "decimal", fact.unit());
            case MONEY -> numbers(Vocabulary.ownAmount(fact), "amount", fact.unit());
            case DATE, INSTANT -> times(name);
        }
        add(Say.KNOWN, name + " != null", "");
        add(Say.UNKNOWN, name + " == null", "");
    }

    private void texts(String name) {
        String quoted = "\"{value:" + kind() + "}\"";
        add(Say.IS, name + " == \"{value}\"", quoted);
        add(Say.IS_NOT, name + " != \"{value}\"", quoted);
        int most = fact.type() == FactType.CHOICE
                ? Math.min(MAX_LISTED, fact.choices().size() - 1)
                : MAX_LISTED;
        for (int count = 2; count <= most; count++) {
            List<String> gaps = IntStream.range(0, count)
                    .mapToObj(i -> "\"{" + "abc".charAt(i) + ":" + kind() + "}\"")
                    .toList();
            List<String> tests = IntStream.range(0, count)
                    .mapToObj(i -> name + " == \"{" + "abc".charAt(i) + "}\"")
                    .toList();
            add(Say.ONE_OF, String.join(" || ", tests), grammar.anyOf(gaps));
        }
    }

    private String kind() {
        String choices = String.join("|", fact.choices());
        return fact.choices().size() < 2 || choices.length() > MAX_CHOICES || choices.contains("=") ? "text" : choices;
    }

    private void numbers(String name, String kind, @Nullable String unit) {
        String ending = unit == null ? "" : " " + unit;
        String value = "{value:" + kind + "}" + ending;
        add(Say.IS, name + " == {value}", value);
        add(Say.IS_NOT, name + " != {value}", value);
        add(Say.AT_LEAST, name + " >= {value}", value);
        add(Say.AT_MOST, name + " <= {value}", value);
        add(Say.MORE, name + " > {value}", value);
        add(Say.LESS, name + " < {value}", value);
        add(
                Say.BETWEEN,
                name + " >= {from}, " + name + " <= {to}",
                grammar.between("{from:" + kind + "}", "{to:" + kind + "}" + ending));
    }

    private void times(String name) {
        String until = name + Vocabulary.IN_DAYS;
        String since = name + Vocabulary.DAYS_AGO;
        add(Say.ON, name + " == \"{day}\"", "{day:date}");
        add(Say.BEFORE, name + " < \"{day}\"", "{day:date}");
        add(Say.AFTER, name + " > \"{day}\"", "{day:date}");
        add(Say.TODAY, until + " == 0", "");
        add(Say.IN_AT_MOST, until + " >= 0, " + until + " <= {days}", "{days:number}");
        add(Say.IN_AT_LEAST, until + " >= {days}", "{days:number}");
        add(Say.AT_MOST_AGO, since + " >= 0, " + since + " <= {days}", "{days:number}");
        add(Say.AT_LEAST_AGO, since + " >= {days}", "{days:number}");
    }

    private void add(Say say, String meaning, String value) {
        phrases.add(new FactPhrase(say, meaning, value));
    }
}
