package org.holdfast.editor.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.editor.form.FormField.Kind;
import org.holdfast.editor.form.FormField.Option;
import org.holdfast.editor.form.FormField.Words;
import org.holdfast.editor.schema.FieldTexts;
import org.holdfast.editor.schema.Shape;
import org.holdfast.editor.schema.YamlField;
import org.holdfast.editor.yaml.NodePath;
import org.jspecify.annotations.Nullable;

/** Makes the fields of a form from the description of a value and the value itself. */
public final class FormBuilder {

    /** Names of the inputs of an entry: its name, and its value. */
    static final String NAME = "/name";

    static final String VALUE = "/value";

    private static final int LONG = 200;

    private final FieldTexts texts;
    private final FormProblems problems;

    public FormBuilder(String language, FormProblems problems) {
        this.texts = FieldTexts.in(language);
        this.problems = problems;
    }

    /**
     * Returns the fields of a group.
     *
     * @param path where the group is in the file
     * @param name name of its inputs
     * @param value what is there; {@code null} if nothing is
     */
    public List<FormField> fields(Shape.Group group, NodePath path, String name, @Nullable Object value) {
        Map<?, ?> map = value instanceof Map<?, ?> known ? known : Map.of();
        List<FormField> fields = new ArrayList<>();
        for (YamlField field : group.fields()) {
            fields.add(field(
                    field.shape(),
                    path.child(field.name()),
                    name + "/" + field.name(),
                    map.get(field.name()),
                    words(group, field),
                    field.required()));
        }
        return fields;
    }

    private Words words(Shape.Group group, YamlField field) {
        String unit = field.shape() instanceof Shape.Decimal number ? texts.unit(number.unit()) : null;
        return new Words(
                Objects.requireNonNullElse(texts.label(group, field), field.name()),
                Objects.requireNonNullElse(texts.help(group, field), ""),
                Objects.requireNonNullElse(unit, ""));
    }

    private FormField field(
            Shape shape, NodePath path, String name, @Nullable Object value, Words words, boolean required) {
        if (shape instanceof Shape.Group group) {
            return parent(Kind.GROUP, name, words, required, fields(group, path, name, value));
        } else if (shape instanceof Shape.Items items && items.item() instanceof Shape.Group group) {
            return parent(Kind.LIST, name, words, required, items(group, path, name, value));
        } else if (shape instanceof Shape.Entries entries) {
            return parent(Kind.LIST, name, words, required, entries(entries, path, name, value));
        }
        List<String> values = values(value);
        String problem = problems.of(path, values.isEmpty() ? "" : values.get(0));
        for (int i = 0; problem == null && value instanceof List<?> && i < values.size(); i++) {
            problem = problems.of(path.child(i), values.get(i));
        }
        return new FormField(
                name, words, kind(shape, values), required, options(shape, values), values, problem, List.of());
    }

    private static FormField parent(Kind kind, String name, Words words, boolean required, List<FormField> children) {
        return new FormField(name, words, kind, required, List.of(), List.of(), null, children);
    }

    private List<FormField> items(Shape.Group group, NodePath path, String name, @Nullable Object value) {
        List<?> list = value instanceof List<?> known ? known : List.of();
        List<FormField> items = new ArrayList<>();
        for (int i = 0; i <= list.size(); i++) {
            Object item = i < list.size() ? list.get(i) : null;
            String inner = name + "/" + i;
            items.add(parent(
                    Kind.GROUP, inner, numbered(i, list.size()), false, fields(group, path.child(i), inner, item)));
        }
        return items;
    }

    private List<FormField> entries(Shape.Entries entries, NodePath path, String name, @Nullable Object value) {
        List<FormField> all = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, each) -> all.add(entry(entries, path, name + "/" + all.size(), String.valueOf(key), each)));
        }
        all.add(entry(entries, path, name + "/" + all.size(), "", null));
        return all;
    }

    private FormField entry(Shape.Entries entries, NodePath path, String name, String key, @Nullable Object value) {
        NodePath place = path.child(key);
        List<FormField> fields = new ArrayList<>();
        fields.add(new FormField(
                name + NAME,
                new Words(texts.word("form.name"), "", ""),
                Kind.TEXT,
                false,
                List.of(),
                key.isEmpty() ? List.of() : List.of(key),
                null,
                List.of()));
        if (entries.value() instanceof Shape.Group group) {
            fields.addAll(fields(group, place, name + VALUE, value));
        } else {
            fields.add(field(
                    entries.value(), place, name + VALUE, value, new Words(texts.word("form.value"), "", ""), false));
        }
        Words words = new Words(key.isEmpty() ? texts.word("form.new") : key, "", "");
        return parent(Kind.GROUP, name, words, false, fields);
    }

    /** Returns the heading of an item; behind the last one stands an empty one. */
    private Words numbered(int index, int size) {
        return new Words(index < size ? String.valueOf(index + 1) : texts.word("form.new"), "", "");
    }

    private static List<String> values(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }

    private static Kind kind(Shape shape, List<String> values) {
        if (shape instanceof Shape.Text text) {
            boolean isLong = text.maxLength() > LONG
                    || !values.isEmpty() && values.get(0).length() > LONG;
            return isLong ? Kind.LONG_TEXT : Kind.TEXT;
        } else if (shape instanceof Shape.Decimal) {
            return Kind.NUMBER;
        } else if (shape instanceof Shape.Moment) {
            return Kind.DATE;
        } else if (shape instanceof Shape.Items items) {
            return items.item() instanceof Shape.Choice ? Kind.SEVERAL : Kind.WORDS;
        }
        return Kind.CHOICE;
    }

    private List<Option> options(Shape shape, List<String> values) {
        if (shape instanceof Shape.Items items) {
            return options(items.item(), values);
        }
        if (shape instanceof Shape.Flag) {
            return List.of(
                    new Option("true", texts.word("form.yes"), values.contains("true")),
                    new Option("false", texts.word("form.no"), values.contains("false")));
        }
        if (!(shape instanceof Shape.Choice choice)) {
            return List.of();
        }
        List<Option> options = new ArrayList<>(choice.values().stream()
                .map(each -> new Option(each, texts.choice(each), values.contains(each)))
                .toList());
        // What the file says is shown even if it is no valid choice.
        values.stream()
                .filter(each -> !choice.values().contains(each))
                .forEach(each -> options.add(new Option(each, each, true)));
        return options;
    }
}
