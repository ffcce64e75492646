package org.holdfast.rules.declared;

import java.util.List;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactType;

/**
 * {@code Окончание договора клиента — не позднее чем через 30 дней}. The label stays in the nominative, and nothing has
 * to agree with it.
 */
final class RussianGrammar implements FactGrammar {

    private static final String IN_DAYS = " (день|дня|дней)";
    private static final String DAYS_AGO = " (дня|дней) назад";

    @Override
    public String language() {
        return "ru";
    }

    @Override
    public String ofCustomer(DeclaredFact fact, FactPhrase phrase) {
        String label = fact.labels().in(language());
        return Character.toUpperCase(label.charAt(0)) + label.substring(1) + " клиента" + words(phrase, fact);
    }

    @Override
    public String ofRecord(DeclaredFact fact, FactPhrase phrase) {
        return fact.labels().in(language()) + words(phrase, fact);
    }

    private static String words(FactPhrase phrase, DeclaredFact fact) {
        String value = phrase.value();
        return switch (phrase.say()) {
            case IS, ON, ONE_OF -> " — " + value;
            case IS_NOT -> " — не " + value;
            case CONTAINS -> (fact.type() == FactType.WORDS ? " (содержат|содержит) " : " содержит ") + value;
            case CONTAINS_NOT -> " не (содержат|содержит) " + value;
            case YES -> ": да";
            case NO -> ": нет";
            case AT_LEAST -> " не меньше " + value;
            case AT_MOST -> " не больше " + value;
            case MORE -> " больше " + value;
            case LESS -> " меньше " + value;
            case BETWEEN -> " " + value;
            case BEFORE -> " раньше " + value;
            case AFTER -> " позже " + value;
            case TODAY -> " — сегодня";
            case IN_AT_MOST -> " — не позднее чем через " + value + IN_DAYS;
            case IN_AT_LEAST -> " — не раньше чем через " + value + IN_DAYS;
            case AT_MOST_AGO -> " — не больше " + value + DAYS_AGO;
            case AT_LEAST_AGO -> " — не меньше " + value + DAYS_AGO;
            case KNOWN -> ": значение известно";
            case UNKNOWN -> ": значение неизвестно";
        };
    }

    @Override
    public String anyOf(List<String> values) {
        int last = values.size() - 1;
        return String.join(", ", values.subList(0, last)) + " или " + values.get(last);
    }

    @Override
    public String between(String from, String to) {
        return "от " + from + " до " + to;
    }

    @Override
    public String has(FactLabels thing) {
        return "У клиента есть " + thing.all(language()).get(0);
    }

    @Override
    public String hasNone(FactLabels thing) {
        return "У клиента нет " + many(thing);
    }

    @Override
    public String hasAtLeast(FactLabels thing) {
        return "У клиента не меньше {count:number} " + genitive(thing);
    }

    @Override
    public String hasAtMost(FactLabels thing) {
        return "У клиента не больше {count:number} " + genitive(thing);
    }

    @Override
    public String proposal(FactLabels thing) {
        return "Предложить \"{action:word}\" — " + thing.all(language()).get(0);
    }

    private String many(FactLabels thing) {
        List<String> all = thing.all(language());
        return all.get(all.size() - 1);
    }

    private String genitive(FactLabels thing) {
        List<String> all = thing.all(language());
        return "(" + all.get(Math.min(1, all.size() - 1)) + "|" + many(thing) + ")";
    }
}
