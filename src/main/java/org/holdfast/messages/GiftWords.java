package org.holdfast.messages;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Map;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.holdfast.rules.model.Gift;

/**
 * The words for gifts that are not money, such as "200 points", for {@code {gift}} in texts. A rule book can have its
 * own, under {@code gifts} in the texts of a language.
 */
public final class GiftWords {

    /** The argument for the number of points, or the percentage. */
    static final String NUMBER = "number";

    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(GiftWords.class, "gifts");

    private GiftWords() {}

    /** Returns whether there are words in a language without the rule book. */
    static boolean exist(String language) {
        return LocalizedTexts.LANGUAGES.contains(language);
    }

    /** Returns the words in a language; in English where the program has none in it. */
    public static String of(Gift gift, String language) {
        TextCatalogue texts = TEXTS.in(language);
        ULocale locale = new ULocale(texts.language());
        String pattern = texts.pattern(gift.form().toString());
        return words(gift, MessageTemplate.of(pattern, locale, new ArrayList<>()));
    }

    /** Returns the words of a rule book for a gift, or those of the program. */
    static String of(Gift gift, Map<Gift.Form, MessageTemplate> own, ULocale locale) {
        MessageTemplate template = own.get(gift.form());
        return template == null ? of(gift, locale.getLanguage()) : words(gift, template);
    }

    private static String words(Gift gift, MessageTemplate template) {
        Rendering rendering = template.fill(name -> name.equals(NUMBER) ? gift.number() : null);
        return rendering instanceof Rendering.Complete complete ? complete.text() : gift.toString();
    }
}
