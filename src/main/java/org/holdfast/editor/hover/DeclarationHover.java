package org.holdfast.editor.hover;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.editor.schema.FieldTexts;
import org.holdfast.editor.schema.Shape;
import org.holdfast.editor.schema.YamlField;
import org.holdfast.editor.schema.YamlFile;
import org.holdfast.editor.sentence.DeclaredNames;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.facts.declared.FactType;
import org.jspecify.annotations.Nullable;

/** What the names of declared facts mean in YAML files, and the keys and types of the file that declares them. */
final class DeclarationHover {

    private DeclarationHover() {}

    static @Nullable HoverText of(OpenFile file, String name, TextRange range) {
        List<String> meanings = DeclaredNames.of(file.book()).meanings(name);
        if (!meanings.isEmpty()) {
            return new HoverText(range, name, "", "", meanings);
        }
        return YamlFile.of(file.path()).filter(YamlFile.FACTS::equals).isPresent() ? word(name, range) : null;
    }

    /** Explains a key of the declaration, or a type. */
    private static @Nullable HoverText word(String name, TextRange range) {
        String type = Arrays.stream(FactType.values())
                .filter(each -> each.toString().equals(name))
                .map(FactType::expected)
                .findFirst()
                .orElse(null);
        return type == null
                ? key(YamlFile.FACTS.shape(), name, range)
                : new HoverText(range, name, type, "", List.of());
    }

    private static @Nullable HoverText key(Shape shape, String name, TextRange range) {
        if (shape instanceof Shape.Entries entries) {
            return key(entries.value(), name, range);
        }
        if (!(shape instanceof Shape.Group group)) {
            return null;
        }
        YamlField field = group.field(name);
        if (field != null) {
            FieldTexts texts = FieldTexts.in("en");
            String label = Objects.requireNonNullElse(texts.label(group, field), name);
            return new HoverText(range, label, Objects.requireNonNullElse(texts.help(group, field), ""), "", List.of());
        }
        return group.fields().stream()
                .map(each -> key(each.shape(), name, range))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
