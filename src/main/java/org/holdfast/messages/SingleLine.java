package org.holdfast.messages;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;

/**
 * Words on one line. What a company's systems tell of a customer goes into subjects, and a subject becomes a header of
 * a mail: a line break in a name or a category would begin another header there.
 */
final class SingleLine {

    /** Longest subject, in characters as people count them. Mail programs show about half of it. */
    static final int MAX_SUBJECT = 150;

    private static final Pattern BREAKS = Pattern.compile(" *[\\p{Cc}\\p{Zl}\\p{Zp}]+[\\p{Cc}\\p{Zl}\\p{Zp} ]*");
    /** What turns the direction of the words behind it, has no width, or is half a character. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF\\p{Cs}]");

    private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:.–—-]+$");

    private SingleLine() {}

    /** Whether there is anything in it that has no place on one line. */
    static boolean is(String words) {
        return !BREAKS.matcher(words).find() && !UNSEEN.matcher(words).find();
    }

    static String of(String words) {
        return UNSEEN.matcher(BREAKS.matcher(words).replaceAll(" ")).replaceAll("");
    }

    /** A subject of sensible length, cut between words where there are any. */
    static String subject(String words, ULocale locale) {
        String line = of(words).strip();
        BreakIterator characters = BreakIterator.getCharacterInstance(locale);
        characters.setText(line);
        characters.first();
        int end = characters.next(MAX_SUBJECT);
        if (end == BreakIterator.DONE || end == line.length()) {
            return line;
        }
        characters.first();
        String start = line.substring(0, characters.next(MAX_SUBJECT - 1));
        int space = start.lastIndexOf(' ');
        String cut =
                line.charAt(start.length()) == ' ' || space < start.length() / 2 ? start : start.substring(0, space);
        return LOOSE_END.matcher(cut).replaceFirst("") + "…";
    }

    /** How many characters people count in it. */
    static int length(String words, ULocale locale) {
        BreakIterator characters = BreakIterator.getCharacterInstance(locale);
        characters.setText(words);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
