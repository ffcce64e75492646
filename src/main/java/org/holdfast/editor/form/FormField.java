package org.holdfast.editor.form;

import java.util.List;
import org.holdfast.facts.validation.EnumLabels;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form, or several of them.
 *
 * @param name name of the input; those of inner fields begin with it
 * @param values what is in the file; one text, or the chosen ones of several
 * @param problem what is wrong with the value, in words; {@code null} if nothing is
 * @param children inner fields; of a list, one group for each item and an empty one for a new item
 */
public record FormField(
        String name,
        Words words,
        Kind kind,
        boolean required,
        List<Option> options,
        List<String> values,
        @Nullable String problem,
        List<FormField> children) {

    public FormField {
        options = List.copyOf(options);
        values = List.copyOf(values);
        children = List.copyOf(children);
    }

    /** How a field is shown. */
    public enum Kind {
        TEXT,
        LONG_TEXT,
        NUMBER,
        DATE,
        CHOICE,
        SEVERAL,
        /** Texts, separated by commas. */
        WORDS,
        GROUP,
        /** Groups, or values by name. */
        LIST;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }

    /**
     * The words around a field.
     *
     * @param help an explanation; may be empty
     * @param unit what a number counts; may be empty
     */
    public record Words(String label, String help, String unit) {}

    /** One of several values, with its name in the reader's language. */
    public record Option(String value, String label, boolean chosen) {}

    /** Returns the value of a field with one value; empty if there is none. */
    public String value() {
        return values.isEmpty() ? "" : values.get(0);
    }

    /** Returns the id of the input, for labels. */
    public String id() {
        return "f" + name.replaceAll("[^A-Za-z0-9]", "-");
    }

    public boolean isGroup() {
        return kind == Kind.GROUP || kind == Kind.LIST;
    }
}
