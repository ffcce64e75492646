package org.holdfast.authoring;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that people give, and the names of files and actions made from them. */
final class Slugs {

    /** Longest name of a rule, in characters: a sentence, not a paragraph. */
    static final int MAX_NAME = 100;
    /** Longest name of a file, an action or an area, in characters. */
    static final int MAX_SLUG = 60;

    private static final String MARKS = " ,.'’–—()!?%&+:;№«»„“”…-";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** Cyrillic as people write it in Latin letters, everything else as well as it goes. */
    private static final String TO_LATIN = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower";

    private Slugs() {}

    /** What is wrong with the name of a rule, or {@code null}. */
    static @Nullable String wrongWithName(String name) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            return "The name of a rule has at most " + MAX_NAME + " characters; this one has "
                    + name.codePointCount(0, name.length()) + ".";
        }
        if (name.codePoints().noneMatch(Character::isLetter)) {
            return "The name of a rule is a sentence, such as \"Thank a customer for a visit\".";
        }
        int wrong =
                name.codePoints().filter(each -> !isUsable(each)).findFirst().orElse(-1);
        if (wrong >= 0) {
            return "The name of a rule cannot hold " + describe(wrong)
                    + ". Use letters, numbers, spaces and marks such as , . ' - ( ) ! ?";
        }
        return slug(name).isEmpty()
                ? "No file name can be made of \"" + name + "\". Maybe add a word in Latin or Cyrillic letters."
                : null;
    }

    private static boolean isUsable(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || MARKS.indexOf(character) >= 0;
    }

    private static String describe(int character) {
        int type = Character.getType(character);
        boolean visible = !Character.isISOControl(character)
                && !Character.isWhitespace(character)
                && type != Character.FORMAT
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE;
        return visible
                ? "the character " + Character.toString(character)
                : String.format("an invisible character (U+%04X)", character);
    }

    /** Whether an area can have this name. */
    static boolean isArea(String area) {
        return area.length() <= MAX_SLUG && SLUG.matcher(area).matches();
    }

    /** The name in small Latin letters, digits and hyphens; empty when nothing is left of it. */
    static String slug(String name) {
        String latin = Transliterator.getInstance(TO_LATIN).transliterate(name).toLowerCase(Locale.ROOT);
        // An apostrophe inside a word is no gap, nor is what the soft sign became.
        String slug =
                latin.replaceAll("['’ʹʺ\"]", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() <= MAX_SLUG) {
            return slug;
        }
        int end = slug.lastIndexOf('-', MAX_SLUG);
        return slug.substring(0, end > MAX_SLUG / 2 ? end : MAX_SLUG).replaceAll("-$", "");
    }

    /** An action's name begins with a letter. */
    static String actionId(String slug) {
        return Character.isLetter(slug.charAt(0)) ? slug : slug("do-" + slug);
    }
}
