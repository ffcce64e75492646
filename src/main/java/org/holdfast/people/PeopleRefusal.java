package org.holdfast.people;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.holdfast.failure.Failure;
import org.holdfast.failure.FailureSource;
import org.holdfast.localization.LocalizedTexts;

/**
 * Thrown when something about people is refused. It says, in the language of its reader, what is wrong and what to do
 * about it.
 */
public final class PeopleRefusal extends RuntimeException implements FailureSource {

    private static final long serialVersionUID = 1L;
    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(PeopleRefusal.class, "refusals");

    private final String field;
    private final String key;
    private final transient Map<String, ?> arguments;

    /**
     * Creates a refusal.
     *
     * @param field field of the form or option of the command to which it belongs
     * @param key key of the text
     */
    public PeopleRefusal(String field, String key) {
        this(field, key, Map.of());
    }

    /** @param arguments what the text names; a {@link LocalizedArgument} makes it from the language of the reader */
    public PeopleRefusal(String field, String key, Map<String, ?> arguments) {
        super(text(key, arguments, LocalizedTexts.LANGUAGES.get(0)));
        this.field = field;
        this.key = key;
        this.arguments = Map.copyOf(arguments);
    }

    public String field() {
        return field;
    }

    /** Returns the key of the text, by which refusals are distinguished. */
    public String key() {
        return key;
    }

    /** Returns the text in a language: complete sentences. */
    public String in(String language) {
        return text(key, arguments, language);
    }

    private static String text(String key, Map<String, ?> arguments, String language) {
        Map<String, Object> inLanguage = new HashMap<>(arguments);
        inLanguage.replaceAll((name, value) -> value instanceof LocalizedArgument text ? text.apply(language) : value);
        return TEXTS.in(language).format(key, inLanguage);
    }

    /** Something that a text names, in the language of the reader. */
    interface LocalizedArgument extends UnaryOperator<String> {}

    @Override
    public Failure failure() {
        return new Failure(400, "invalid", "Invalid request", field, in(LocalizedTexts.LANGUAGES.get(0)));
    }
}
