package org.holdfast.rules.declared;

import java.util.List;
import java.util.Locale;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactType;

/** {@code La client, sfârșitul contractului este peste cel mult 30 de zile}. The label gets its article. */
final class RomanianGrammar implements FactGrammar {

    private static final String DAYS = " (zi|zile|de zile)";

    @Override
    public String language() {
        return "ro";
    }

    @Override
    public String ofCustomer(DeclaredFact fact, FactPhrase phrase) {
        return "La client, " + ofRecord(fact, phrase);
    }

    @Override
    public String ofRecord(DeclaredFact fact, FactPhrase phrase) {
        String label = fact.labels().in(language());
        return switch (phrase.say()) {
            case YES -> label + ": da";
            case NO -> label + ": nu";
            case KNOWN -> label + ": valoare cunoscută";
            case UNKNOWN -> label + ": valoare necunoscută";
            default -> definite(label) + " " + words(phrase, fact);
        };
    }

    private static String words(FactPhrase phrase, DeclaredFact fact) {
        String value = phrase.value();
        return switch (phrase.say()) {
            case IS, ONE_OF -> "este " + value;
            case IS_NOT -> "nu este " + value;
            case CONTAINS -> (fact.type() == FactType.WORDS ? "(conțin|conține) " : "conține ") + value;
            case CONTAINS_NOT -> "nu (conțin|conține) " + value;
            case AT_LEAST -> "este de cel puțin " + value;
            case AT_MOST -> "este de cel mult " + value;
            case MORE -> "este peste " + value;
            case LESS -> "este sub " + value;
            case BETWEEN -> "este între " + value;
            case ON -> "este pe " + value;
            case BEFORE -> "este înainte de " + value;
            case AFTER -> "este după " + value;
            case TODAY -> "este azi";
            case IN_AT_MOST -> "este peste cel mult " + value + DAYS;
            case IN_AT_LEAST -> "este peste cel puțin " + value + DAYS;
            case AT_MOST_AGO -> "a fost acum cel mult " + value + DAYS;
            case AT_LEAST_AGO -> "a fost acum cel puțin " + value + DAYS;
            case YES, NO, KNOWN, UNKNOWN -> "";
        };
    }

    /**
     * Adds the definite article to the first word of a label where its ending decides the form: abonamentul, limita,
     * evaluarea. A word that has the article already, and a plural, stay as they are.
     */
    static String definite(String label) {
        int end = label.indexOf(' ');
        String noun = end < 0 ? label : label.substring(0, end);
        String rest = end < 0 ? "" : label.substring(end);
        if (noun.endsWith("ul") && noun.length() > 4 || noun.equals(noun.toUpperCase(Locale.ROOT))) {
            return label;
        }
        if (noun.endsWith("ă")) {
            return noun.substring(0, noun.length() - 1) + "a" + rest;
        }
        if (noun.endsWith("ie")) {
            return noun.substring(0, noun.length() - 1) + "a" + rest;
        }
        if (noun.endsWith("re")) {
            return noun + "a" + rest;
        }
        if (noun.endsWith("u")) {
            return noun + "l" + rest;
        }
        boolean vowel = "aeiouâîăy".indexOf(Character.toLowerCase(noun.charAt(noun.length() - 1))) >= 0;
        return vowel || !Character.isLetter(noun.charAt(noun.length() - 1)) ? label : noun + "ul" + rest;
    }

    @Override
    public String anyOf(List<String> values) {
        int last = values.size() - 1;
        return String.join(", ", values.subList(0, last)) + " sau " + values.get(last);
    }

    @Override
    public String between(String from, String to) {
        return from + " și " + to;
    }

    @Override
    public String has(FactLabels thing) {
        return "Clientul are " + thing.all(language()).get(0);
    }

    @Override
    public String hasNone(FactLabels thing) {
        return "Clientul nu are " + many(thing);
    }

    @Override
    public String hasAtLeast(FactLabels thing) {
        return "Clientul are cel puțin {count:number} " + forms(thing);
    }

    @Override
    public String hasAtMost(FactLabels thing) {
        return "Clientul are cel mult {count:number} " + forms(thing);
    }

    @Override
    public String proposal(FactLabels thing) {
        return "Propune \"{action:word}\" pentru " + thing.all(language()).get(0);
    }

    private String many(FactLabels thing) {
        List<String> all = thing.all(language());
        return all.get(all.size() - 1);
    }

    private String forms(FactLabels thing) {
        String many = many(thing);
        return "(" + thing.all(language()).get(0) + "|" + many + "|de " + many + ")";
    }
}
