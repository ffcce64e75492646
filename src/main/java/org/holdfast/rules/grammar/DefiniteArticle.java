package org.holdfast.rules.grammar;

import java.util.Locale;

/** Adds the Romanian definite article to the first word of a label where its ending decides the form. */
final class DefiniteArticle {

    private DefiniteArticle() {}

    /** Returns {@code abonamentul}, {@code limita}, {@code evaluarea}; what has the article already stays as it is. */
    static String of(String label) {
        int end = label.indexOf(' ');
        String noun = end < 0 ? label : label.substring(0, end);
        String rest = end < 0 ? "" : label.substring(end);
        if (noun.endsWith("ul") && noun.length() > 4 || noun.equals(noun.toUpperCase(Locale.ROOT))) {
            return label;
        }
        if (noun.endsWith("ă") || noun.endsWith("ie")) {
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

    /** Returns the plural with the article: {@code comenzile}, {@code clienții}. */
    static String plural(String label, boolean masculine) {
        return afterFirstWord(label, masculine ? "i" : "le");
    }

    /** Returns the genitive of the plural with the article: {@code comenzilor}. */
    static String genitivePlural(String label) {
        return afterFirstWord(label, "lor");
    }

    private static String afterFirstWord(String label, String ending) {
        int end = label.indexOf(' ');
        return end < 0 ? label + ending : label.substring(0, end) + ending + label.substring(end);
    }

    /** Returns a noun without its article: {@code comanda} becomes {@code comandă}. */
    static String without(String definite) {
        int last = definite.length() - 1;
        return definite.endsWith("ul") ? definite.substring(0, last - 1) : definite.substring(0, last) + "ă";
    }
}
