package org.holdfast.rules.declared;

import java.util.List;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.rules.declared.FactPhrase.Say;

/** {@code The customer's contract end is in at most 30 days}. */
final class EnglishGrammar implements FactGrammar {

    private static final String DAYS = " day(s)?";

    @Override
    public String language() {
        return "en";
    }

    @Override
    public String ofCustomer(DeclaredFact fact, FactPhrase phrase) {
        String name = "The customer's " + fact.labels().in(language());
        return switch (phrase.say()) {
            case YES -> name + ": yes";
            case NO -> name + ": no";
            default -> name + " " + words(phrase);
        };
    }

    @Override
    public String ofRecord(DeclaredFact fact, FactPhrase phrase) {
        String name = fact.labels().in(language());
        if (phrase.say() == Say.YES) {
            return name;
        }
        return phrase.say() == Say.NO ? "not " + name : name + " " + words(phrase);
    }

    private static String words(FactPhrase phrase) {
        String value = phrase.value();
        return switch (phrase.say()) {
            case IS, ON -> "is " + value;
            case IS_NOT -> "is not " + value;
            case ONE_OF -> "is one of " + value;
            case CONTAINS -> "contain(s)? " + value;
            case CONTAINS_NOT -> "(do|does) not contain " + value;
            case AT_LEAST -> "is at least " + value;
            case AT_MOST -> "is at most " + value;
            case MORE -> "is more than " + value;
            case LESS -> "is less than " + value;
            case BETWEEN -> "is between " + value;
            case BEFORE -> "is before " + value;
            case AFTER -> "is after " + value;
            case TODAY -> "is today";
            case IN_AT_MOST -> "is in at most " + value + DAYS;
            case IN_AT_LEAST -> "is in at least " + value + DAYS;
            case AT_MOST_AGO -> "was at most " + value + DAYS + " ago";
            case AT_LEAST_AGO -> "was at least " + value + DAYS + " ago";
            case KNOWN -> "is known";
            case UNKNOWN -> "is not known";
            case YES, NO -> "";
        };
    }

    @Override
    public String anyOf(List<String> values) {
        return String.join(", ", values);
    }

    @Override
    public String between(String from, String to) {
        return from + " and " + to;
    }

    @Override
    public String has(FactLabels thing) {
        String one = thing.all(language()).get(0);
        return "The customer has " + ("aeiou".indexOf(Character.toLowerCase(one.charAt(0))) >= 0 ? "an " : "a ") + one;
    }

    @Override
    public String hasNone(FactLabels thing) {
        return "The customer has no " + many(thing);
    }

    @Override
    public String hasAtLeast(FactLabels thing) {
        return "The customer has at least {count:number} " + forms(thing);
    }

    @Override
    public String hasAtMost(FactLabels thing) {
        return "The customer has at most {count:number} " + forms(thing);
    }

    @Override
    public String proposal(FactLabels thing) {
        return "Propose \"{action:word}\" for the " + thing.all(language()).get(0);
    }

    private String many(FactLabels thing) {
        List<String> all = thing.all(language());
        return all.get(all.size() - 1);
    }

    private String forms(FactLabels thing) {
        return "(" + thing.all(language()).get(0) + "|" + many(thing) + ")";
    }
}
