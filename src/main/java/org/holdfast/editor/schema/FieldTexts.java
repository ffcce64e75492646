package org.holdfast.editor.schema;

import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.jspecify.annotations.Nullable;

/** The names and explanations of fields, in {@code fields_LANGUAGE.properties}. */
public final class FieldTexts {

    private static final LocalizedTexts ALL = LocalizedTexts.beside(FieldTexts.class, "fields");

    private final TextCatalogue texts;

    private FieldTexts(TextCatalogue texts) {
        this.texts = texts;
    }

    public static FieldTexts in(String language) {
        return new FieldTexts(ALL.in(language));
    }

    /** Returns the name of a field, or {@code null} if it has no other than its key. */
    public @Nullable String label(Shape.Group group, YamlField field) {
        return find(group, field, "");
    }

    /** Returns an explanation of a field, or {@code null} if its name says all. */
    public @Nullable String help(Shape.Group group, YamlField field) {
        return find(group, field, ".help");
    }

    /** Fields that mean the same in several groups, such as the date of a limit, share their texts. */
    private @Nullable String find(Shape.Group group, YamlField field, String ending) {
        String own = texts.find(group.id() + "." + field.name() + ending);
        return own == null ? texts.find("any." + field.name() + ending) : own;
    }

    /** Returns the word for a unit, or {@code null} if a number has none. */
    public @Nullable String unit(Shape.Unit unit) {
        return texts.find("unit." + unit);
    }

    /** Returns a word that every form needs. */
    public String word(String key) {
        return texts.pattern(key);
    }

    /** Returns the word for a choice, or the word itself as it stands in the file. */
    public String choice(String value) {
        String known = texts.find("choice." + value);
        return known == null ? value : known;
    }
}
