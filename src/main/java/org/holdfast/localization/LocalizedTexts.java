package org.holdfast.localization;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of one part of the program in all languages. */
public final class LocalizedTexts {

    /** Supported languages (ISO 639); the first is the default. */
    public static final List<String> LANGUAGES = List.of("en", "ru", "ro");

    private final Map<String, TextCatalogue> catalogues;

    private LocalizedTexts(Map<String, TextCatalogue> catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * Loads the UTF-8 files {@code NAME_LANGUAGE.properties} beside a class.
     *
     * @throws IllegalStateException if the file of a language is missing
     */
    public static LocalizedTexts beside(Class<?> owner, String... names) {
        return new LocalizedTexts(LANGUAGES.stream()
                .collect(Collectors.toMap(
                        Function.identity(), language -> TextCatalogue.load(owner, language, List.of(names)))));
    }

    /** Returns the texts in a language, or in the default language if it is not supported. */
    public TextCatalogue in(String language) {
        return Objects.requireNonNull(catalogues.getOrDefault(language, catalogues.get(LANGUAGES.get(0))));
    }
}
