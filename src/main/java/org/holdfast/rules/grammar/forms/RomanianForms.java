package org.holdfast.rules.grammar.forms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which Romanian says a flag or an event of a thing. The lexicon has the one of a single thing; after "2
 * comenzi" people write "plasate" and "care au fost plasate", too. No list has masculine things.
 */
public final class RomanianForms {

    /** Adjectives and participles; other words that a flag begins with do not change. */
    private static final Pattern ADJECTIVE = Pattern.compile("(ne)?(.*(?:[tsvl]|[tsvl]ă))");

    private static final Pattern RELATIVE = Pattern.compile("care (nu )?(a fost|a|s-a|este|se prelungește)( .+)?");
    /** What has happened to the thing at some time says nothing about its state now, and the other way round. */
    private static final Pattern STATE =
            Pattern.compile("(activ|inactiv|restantă|gol|emoțional|rațional|deschisă?|întârziată?|suspendată)( .*)?");
    /** What the thing itself has done. */
    private static final Pattern DONE = Pattern.compile("(ajuns|început|eșuat)ă?(?= |$)");

    private static final Map<String, String> IRREGULAR = Map.of("întors", "întoarse", "gol", "goale");
    private static final Map<String, String> PLURAL =
            Map.of("a fost", "au fost", "a", "au", "s-a", "s-au", "este", "sunt", "se prelungește", "se prelungesc");

    private RomanianForms() {}

    /** Returns all forms, first the given one, then the plural; only the given one if it has no others. */
    public static List<String> of(String words) {
        Matcher relative = RELATIVE.matcher(words);
        if (relative.matches()) {
            String not = relative.group(1) == null ? "" : relative.group(1);
            String rest = relative.group(3) == null ? "" : relative.group(3).strip();
            boolean agrees =
                    relative.group(2).equals("a fost") || relative.group(2).equals("este");
            String many = "care " + not + PLURAL.get(relative.group(2)) + " " + (agrees ? plural(rest) : rest);
            return List.of(words, many.strip());
        }
        String first = first(words);
        Matcher adjective = ADJECTIVE.matcher(first);
        return adjective.matches() ? forms(words, adjective) : List.of(words);
    }

    private static String first(String words) {
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    private static List<String> forms(String words, Matcher adjective) {
        Set<String> forms = new LinkedHashSet<>(List.of(words, plural(words)));
        boolean denied = adjective.group(1) != null;
        String said = denied ? words.substring(2) : words;
        String not = denied ? "nu " : "";
        Matcher done = DONE.matcher(said);
        if (done.lookingAt()) {
            String active = done.group(1) + said.substring(done.end());
            forms.add("care " + not + "a " + active);
            forms.add("care " + not + "au " + active);
            return List.copyOf(forms);
        }
        if (!STATE.matcher(said).matches()) {
            forms.add("care " + not + "a fost " + said);
            forms.add("care " + not + "au fost " + plural(said));
        }
        forms.add("care " + not + "este " + said);
        forms.add("care " + not + "sunt " + plural(said));
        return List.copyOf(forms);
    }

    private static String plural(String words) {
        String first = first(words);
        if (!ADJECTIVE.matcher(first).matches()) {
            return words;
        }
        String stem = first.endsWith("ă") ? first.substring(0, first.length() - 1) : first;
        return IRREGULAR.getOrDefault(first, stem + "e") + words.substring(first.length());
    }
}
