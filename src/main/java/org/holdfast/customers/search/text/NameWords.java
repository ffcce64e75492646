package org.holdfast.customers.search.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.holdfast.localization.LatinText;

/**
 * The words of a name in the forms by which they are found. Each word has a <em>spelling</em>, its Latin letters, and a
 * <em>sound</em>, in which the usual ways to write a name in Latin and Cyrillic coincide: {@code Наталья},
 * {@code Natalya} and {@code Natalia}; {@code Țurcanu}, {@code Tsurkanu} and {@code Цуркану}; {@code Ciobanu} and
 * {@code Чобану}.
 */
public final class NameWords {

    /** The sound of the beginning of a word is too vague if it is shorter. */
    public static final int MIN_SOUND = 3;

    private static final Pattern APOSTROPHES = Pattern.compile("['’ʼʹ`´]");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");
    /** In Russian texts, э after a consonant stands for the Romanian ă. */
    private static final Pattern ROMANIAN_E = Pattern.compile("(?iu)(?<=[бвгджзйклмнпрстфхцчшщ])э");

    private static final Pattern FINAL_I = Pattern.compile("(?<=[b-df-hj-np-tv-z])i$");

    private static final List<Rule> SOUNDS = List.of(
            new Rule("tch|cz", "ch"),
            new Rule("sch(?=e)", "shch"),
            new Rule("sch", "sh"),
            new Rule("dzh|dj", "g"),
            new Rule("zh", "z"),
            new Rule("ts|tz", "t"),
            new Rule("sz", "s"),
            new Rule("ph", "f"),
            new Rule("kh", "h"),
            new Rule("([cgst])h", "$1"),
            new Rule("[cq]", "k"),
            new Rule("x", "ks"),
            new Rule("w", "v"),
            new Rule("[yj]", "i"),
            new Rule("ea", "ia"),
            new Rule("([kg])[ei]+(?=[aou])", "$1"),
            new Rule("(^|[aeou])i+e", "$1e"),
            new Rule("([b-df-hj-np-tv-z])io", "$1e"),
            new Rule("([aou])e", "$1"),
            new Rule("ou", "u"),
            new Rule("(.)\\1+", "$1"));

    private NameWords() {}

    private record Rule(Pattern pattern, String replacement) {

        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }

        String apply(String word) {
            return pattern.matcher(word).replaceAll(replacement);
        }
    }

    /** Splits a text into words; an apostrophe does not end a word. */
    public static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        for (String each : SEPARATORS.split(APOSTROPHES.matcher(text).replaceAll(""))) {
            if (!spelling(each).isEmpty()) {
                words.add(each);
            }
        }
        return words;
    }

    /** Returns the word in Latin letters. */
    public static String spelling(String word) {
        return LatinText.of(word).replaceAll("[^a-z0-9]", "");
    }

    /** Returns the sounds of a word: usually one, and one more where a j can be read in two ways. */
    public static Set<String> sounds(String word) {
        String latin = spelling(ROMANIAN_E.matcher(word).replaceAll("а"));
        Set<String> sounds = new LinkedHashSet<>();
        sounds.add(sound(latin));
        if (latin.indexOf('j') >= 0) {
            sounds.add(sound(latin.replace("dj", "dzh").replace('j', 'z')));
        }
        return sounds;
    }

    /** Returns the spelling and the sounds of a word. */
    public static Set<String> forms(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(spelling(word));
        forms.addAll(sounds(word));
        return forms;
    }

    /** Returns the sound without a final i, which Russian writes as a soft sign, as in {@code Чеботарь}. */
    public static String withoutFinalI(String sound) {
        return FINAL_I.matcher(sound).replaceFirst("");
    }

    private static String sound(String latin) {
        String sound = latin;
        for (Rule each : SOUNDS) {
            sound = each.apply(sound);
        }
        return sound;
    }
}
