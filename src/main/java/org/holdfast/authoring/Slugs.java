package org.holdfast.authoring;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.ProblemText;
import org.jspecify.annotations.Nullable;

/** Checks the names of rules, and derives the names of files and actions from them. */
final class Slugs {

    /** Maximum length of the name of a rule, in characters. */
    static final int MAX_NAME = 100;
    /** Maximum length of the name of a file, an action or an area, in characters. */
    static final int MAX_SLUG = 60;

    private static final String PUNCTUATION = " ,.'’–—()!?%&+:;№«»„“”…-";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** ICU transform: Russian by its usual romanization, then anything else. */
    private static final String TO_LATIN = "Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower";

    private Slugs() {}

    /** Returns the problem of the name of a rule, or {@code null} if it is valid. */
    static @Nullable ProblemText problemOfName(String name) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            return ProblemText.of("rule-name-long", "most", MAX_NAME, "length", name.codePointCount(0, name.length()));
        }
        if (name.codePoints().noneMatch(Character::isLetter)) {
            return ProblemText.of("rule-name-no-sentence");
        }
        int invalid =
                name.codePoints().filter(each -> !isUsable(each)).findFirst().orElse(-1);
        if (invalid >= 0) {
            return isVisible(invalid)
                    ? ProblemText.of("rule-name-character", "character", Character.toString(invalid))
                            .withHint("rule-name-marks")
                    : ProblemText.of("rule-name-invisible", "code", String.format("U+%04X", invalid))
                            .withHint("rule-name-marks");
        }
        return slug(name).isEmpty() ? ProblemText.of("rule-name-no-file", "name", name) : null;
    }

    private static boolean isUsable(int character) {
        int type = Character.getType(character);
        return Character.isLetterOrDigit(character)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || PUNCTUATION.indexOf(character) >= 0;
    }

    private static boolean isVisible(int character) {
        int type = Character.getType(character);
        return !Character.isISOControl(character)
                && !Character.isWhitespace(character)
                && type != Character.FORMAT
                && type != Character.PRIVATE_USE
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE;
    }

    /** Returns whether a name is valid for an area. */
    static boolean isArea(String area) {
        return area.length() <= MAX_SLUG && SLUG.matcher(area).matches();
    }

    /** Converts a name to small Latin letters, digits and hyphens; the result can be empty. */
    static String slug(String name) {
        String latin = Transliterator.getInstance(TO_LATIN).transliterate(name).toLowerCase(Locale.ROOT);
        // Apostrophes inside words, and the marks that transliterated soft signs leave, do not separate words.
        String slug =
                latin.replaceAll("['’ʹʺ\"]", "").replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        if (slug.length() <= MAX_SLUG) {
            return slug;
        }
        int end = slug.lastIndexOf('-', MAX_SLUG);
        return slug.substring(0, end > MAX_SLUG / 2 ? end : MAX_SLUG).replaceAll("-$", "");
    }

    /** Returns the ID of an action for a slug; it begins with a letter. */
    static String actionId(String slug) {
        return Character.isLetter(slug.charAt(0)) ? slug : slug("do-" + slug);
    }
}
