package org.holdfast.messages;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.regex.Pattern;

/**
 * Makes texts fit on one line. Subjects contain customer data and become headers of e-mails, where a line break in a
 * name would start another header.
 */
final class SingleLine {

    /** Maximum length of a subject, in user-perceived characters. Mail programs show about half of it. */
    static final int MAX_SUBJECT = 150;

    private static final Pattern BREAKS = Pattern.compile(" *[\\p{Cc}\\p{Zl}\\p{Zp}]+[\\p{Cc}\\p{Zl}\\p{Zp} ]*");
    /** Characters that change the text direction or have no width, and unpaired surrogates. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\u2060\\uFEFF\\p{Cs}]");

    private static final Pattern TRAILING_PUNCTUATION = Pattern.compile("[\\s,;:.–—-]+$");

    private SingleLine() {}

    /** Returns whether a text has neither line breaks nor invisible characters. */
    static boolean is(String text) {
        return !BREAKS.matcher(text).find() && !INVISIBLE.matcher(text).find();
    }

    /** Replaces line breaks by spaces and removes invisible characters. */
    static String of(String text) {
        return INVISIBLE.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** Shortens a text to {@link #MAX_SUBJECT} characters, between words if possible. */
    static String subject(String text, ULocale locale) {
        String line = of(text).strip();
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
        return TRAILING_PUNCTUATION.matcher(cut).replaceFirst("") + "…";
    }

    /** Returns the number of user-perceived characters. */
    static int length(String text, ULocale locale) {
        BreakIterator characters = BreakIterator.getCharacterInstance(locale);
        characters.setText(text);
        int count = 0;
        while (characters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }
}
