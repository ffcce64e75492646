package org.holdfast.console.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;

/**
 * The texts of the console, for templates as {@code #{key(argument)}}. They are in ICU message format, so that numbers
 * take the right plural.
 */
public final class ConsoleTexts implements MessageSource {

    /** One file for each group of pages. */
    private static final String[] FILES = {
        "frame",
        "today",
        "signin",
        "people",
        "desk",
        "decision",
        "audit",
        "rules",
        "forms",
        "changes",
        "reviews",
        "comments",
        "conflicts",
        "workshop",
        "tables"
    };

    private final LocalizedTexts texts = LocalizedTexts.beside(ConsoleTexts.class, FILES);

    public TextCatalogue in(String language) {
        return texts.in(language);
    }

    /** Returns a text with its arguments, which the text calls {@code {0}}, {@code {1}} and so on. */
    public String say(String language, String key, Object... arguments) {
        return format(texts.in(language), key, arguments);
    }

    @Override
    public @Nullable String getMessage(
            String key, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        TextCatalogue catalogue = catalogue(locale);
        return catalogue.find(key) == null ? otherwise : format(catalogue, key, arguments);
    }

    @Override
    public String getMessage(String key, Object @Nullable [] arguments, @Nullable Locale locale) {
        TextCatalogue catalogue = catalogue(locale);
        if (catalogue.find(key) == null) {
            throw new NoSuchMessageException(key, locale == null ? Locale.ENGLISH : locale);
        }
        return format(catalogue, key, arguments);
    }

    @Override
    public String getMessage(MessageSourceResolvable message, @Nullable Locale locale) {
        String[] keys = message.getCodes();
        if (keys != null) {
            for (String key : keys) {
                String text = getMessage(key, message.getArguments(), null, locale);
                if (text != null) {
                    return text;
                }
            }
        }
        if (message.getDefaultMessage() != null) {
            return message.getDefaultMessage();
        }
        throw new NoSuchMessageException(String.valueOf(keys == null ? null : keys[0]));
    }

    private TextCatalogue catalogue(@Nullable Locale locale) {
        return texts.in(locale == null ? LocalizedTexts.LANGUAGES.get(0) : locale.getLanguage());
    }

    private static String format(TextCatalogue catalogue, String key, Object @Nullable [] arguments) {
        Map<String, Object> named = new HashMap<>();
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            named.put(String.valueOf(i), arguments[i]);
        }
        return catalogue.format(key, named);
    }
}
