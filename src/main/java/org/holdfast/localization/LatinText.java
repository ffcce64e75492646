package org.holdfast.localization;

import com.ibm.icu.text.Transliterator;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Writes text of any script in small Latin letters without accents. */
public final class LatinText {

    /** Russian as it is usually romanized; х and е are kept simple, as people write names. */
    private static final String RULES = """
            [хХ] > h;
            [ёЁеЕ] > e;
            [эЭ] > e;
            ::Russian-Latin/BGN;
            ::Any-Latin;
            ::Latin-ASCII;
            ::Lower;
            ::[:Mn:] Remove;
            """;
    /** Scripts in which every letter can be written in Latin by itself; the transliterator is slow. */
    private static final Set<UnicodeScript> LETTER_BY_LETTER =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.COMMON, UnicodeScript.INHERITED);
    /** Bounded by the number of letters in these scripts. */
    private static final Map<Integer, String> LETTERS = new ConcurrentHashMap<>();

    private LatinText() {}

    /** Returns the text in ASCII and in lower case; characters without an equivalent are dropped. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (!composed.codePoints().allMatch(each -> LETTER_BY_LETTER.contains(UnicodeScript.of(each)))) {
            return ascii(Transliteration.ANY.transliterate(composed));
        }
        StringBuilder latin = new StringBuilder(composed.length() + 8);
        composed.codePoints().forEach(each -> latin.append(letter(each)));
        return latin.toString();
    }

    private static String letter(int codePoint) {
        if (codePoint < 128) {
            return String.valueOf((char) Character.toLowerCase(codePoint));
        }
        if (Character.isDigit(codePoint)) {
            return String.valueOf(Character.digit(codePoint, 10));
        }
        return LETTERS.computeIfAbsent(
                codePoint, each -> ascii(Transliteration.ANY.transliterate(Character.toString(each))));
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(each -> each < 128);
    }

    private static String ascii(String text) {
        return text.chars().allMatch(each -> each >= ' ' && each < 127) ? text : text.replaceAll("[^ -~]", "");
    }

    /** Loaded on first use, because the tables of all scripts take a moment. */
    private static final class Transliteration {

        private static final Transliterator ANY =
                Transliterator.createFromRules("Holdfast-Names", RULES, Transliterator.FORWARD);
    }
}
