package org.holdfast.console.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.console.forms.FormPart.Act;
import org.holdfast.editor.form.FormBuilder;
import org.holdfast.editor.form.FormField;
import org.holdfast.editor.form.FormProblems;
import org.holdfast.editor.schema.FieldTexts;
import org.holdfast.editor.schema.Shape;
import org.holdfast.editor.schema.YamlField;
import org.holdfast.editor.schema.YamlFile;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.editor.yaml.YamlPatch;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A file that is shown as forms. Items that are in force are shown and not changed: a new value is a new item, with its
 * day and its reason, so that decisions of the past stay explained.
 *
 * @param today the day that separates what is in force from what is to come
 */
record FormFile(YamlFile file, YamlDocument document, String language, String today) {

    private static final String FROM = "from";

    /** Returns the parts of the file; with a failed request, as it would be, with its problems. */
    List<FormPart> parts(FormProblems problems, @Nullable FormRequest failed) {
        FormBuilder builder = new FormBuilder(language, problems);
        List<FormPart> parts = new ArrayList<>();
        titles().forEach((key, title) ->
                parts.add(part(NodePath.ROOT.child(key), title, parts.size(), builder, failed)));
        if (file.shape() instanceof Shape.Entries) {
            Object typed = failed == null || failed.act() != Act.CREATE
                    ? null
                    : failed.input().read(group(NodePath.ROOT.child("new")), failed.prefix(), null);
            List<FormField> fields = builder.fields(group(NodePath.ROOT.child("new")), NodePath.ROOT, "new", typed);
            parts.add(new FormPart("", "", List.of(), List.of(new FormPart.Form("", "new", Act.CREATE, null, fields))));
        }
        return parts;
    }

    private Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        if (file.shape() instanceof Shape.Group group) {
            FieldTexts texts = FieldTexts.in(language);
            for (YamlField field : group.fields()) {
                titles.put(field.name(), Objects.requireNonNullElse(texts.label(group, field), field.name()));
            }
        } else if (document.value() instanceof Map<?, ?> map) {
            map.keySet().forEach(key -> titles.put(String.valueOf(key), String.valueOf(key)));
        }
        return titles;
    }

    private FormPart part(NodePath at, String title, int number, FormBuilder builder, @Nullable FormRequest failed) {
        if (file == YamlFile.ACTIONS) {
            String prefix = "p" + number;
            List<FormField> fields = builder.fields(group(at), at, prefix, document.value(at));
            return new FormPart(
                    at.toString(),
                    title,
                    List.of(),
                    List.of(new FormPart.Form(at.toString(), prefix, Act.SAVE, null, fields)));
        }
        return dated(at, title, number, builder, failed);
    }

    private FormPart dated(NodePath at, String title, int number, FormBuilder builder, @Nullable FormRequest failed) {
        boolean adding =
                failed != null && failed.act() == Act.ADD && failed.at().equals(at);
        List<?> items = document.value(at) instanceof List<?> list ? list : List.of();
        int saved = items.size() - (adding ? 1 : 0);
        List<String> inForce = new ArrayList<>();
        List<FormPart.Form> forms = new ArrayList<>();
        for (int i = 0; i < saved; i++) {
            if (isToCome(items.get(i))) {
                forms.add(form(at.child(i), "p" + number + "i" + i, Act.SAVE, items.get(i), builder));
            } else {
                inForce.add(document.source(at.child(i)));
            }
        }
        Object next = adding ? items.get(saved) : copy(items);
        String prefix = "p" + number + "n";
        NodePath place = adding ? at.child(saved) : at.child(items.size());
        forms.add(new FormPart.Form(
                at.toString(), prefix, Act.ADD, null, builder.fields(group(at), place, prefix, next)));
        return new FormPart(at.toString(), title, inForce, forms);
    }

    private FormPart.Form form(NodePath at, String prefix, Act act, Object item, FormBuilder builder) {
        String from = item instanceof Map<?, ?> map ? String.valueOf(map.get(FROM)) : null;
        return new FormPart.Form(at.toString(), prefix, act, from, builder.fields(group(at), at, prefix, item));
    }

    private boolean isToCome(@Nullable Object item) {
        return item instanceof Map<?, ?> map && String.valueOf(map.get(FROM)).compareTo(today) > 0;
    }

    /** A new item begins as the last one, without its day and its reason. */
    private static @Nullable Object copy(List<?> items) {
        if (items.isEmpty() || !(items.get(items.size() - 1) instanceof Map<?, ?> last)) {
            return null;
        }
        Map<Object, Object> copy = new LinkedHashMap<>(last);
        copy.remove(FROM);
        copy.remove("why");
        return copy;
    }

    /** Returns the description of a part, of the items of its list if it is one. */
    private Shape.Group group(NodePath at) {
        Shape shape = shape(at);
        if (shape instanceof Shape.Items items) {
            shape = items.item();
        }
        if (shape instanceof Shape.Group group) {
            return group;
        }
        throw unknown(at);
    }

    private Shape shape(NodePath at) {
        Shape shape = file.shape();
        for (String step : at.steps()) {
            shape = inside(shape, step);
        }
        return shape;
    }

    private static Shape inside(Shape shape, String step) {
        if (shape instanceof Shape.Group group) {
            YamlField field = group.field(step);
            if (field == null) {
                throw unknown(NodePath.ROOT.child(step));
            }
            return field.shape();
        } else if (shape instanceof Shape.Entries entries) {
            return entries.value();
        }
        return shape instanceof Shape.Items items ? items.item() : shape;
    }

    private static InvalidInput unknown(NodePath at) {
        return new InvalidInput("at", "is " + at + "; expected a part of the file");
    }

    /** Returns the file as a request wants it. */
    YamlDocument with(FormRequest request) {
        NodePath at = request.at();
        if (request.act() == Act.REMOVE) {
            return document.remove(at);
        }
        if (request.act() == Act.CREATE) {
            return create(request);
        }
        if (request.act() == Act.ADD && !isList(at)) {
            throw unknown(at);
        }
        Object current = request.act() == Act.ADD ? null : document.value(at);
        Object wanted = request.input().read(group(at), request.prefix(), current);
        if (wanted == null) {
            throw new InvalidInput("at", "has no values; expected at least one field that is filled in");
        }
        if (request.act() == Act.SAVE) {
            return YamlPatch.apply(document, at, wanted);
        }
        return document.value(at) instanceof List<?>
                ? document.append(at, wanted)
                : document.put(at.parent(), at.last(), List.of(wanted));
    }

    /** Returns whether a part is a list of a part that is there, even if nothing is in the list yet. */
    private boolean isList(NodePath at) {
        return shape(at) instanceof Shape.Items
                && !at.isRoot()
                && (at.parent().isRoot() || document.value(at.parent()) instanceof Map<?, ?>);
    }

    private YamlDocument create(FormRequest request) {
        NodePath at = NodePath.ROOT.child("new");
        Object wanted = request.input().read(group(at), request.prefix(), null);
        if (request.key() == null || wanted == null) {
            throw new InvalidInput("key", "is empty; expected a name");
        }
        if (document.value(NodePath.ROOT.child(request.key())) != null) {
            throw new InvalidInput("key", "is \"" + request.key() + "\", which exists already; expected another name");
        }
        return document.put(NodePath.ROOT, request.key(), file == YamlFile.ACTIONS ? wanted : List.of(wanted));
    }
}
