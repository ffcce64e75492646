package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.declared.FactLabels;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;

/** The fields of {@code facts.yaml}. Which of them go with a type of fact, only its reader knows. */
final class DeclarationFields {

    private static final int MAX_CHOICES = 200;
    private static final int MAX_CHOICE = 100;
    private static final int MAX_UNIT = 20;
    private static final int MAX_LABEL = 60;
    private static final int MAX_FORMS = 3;
    private static final Shape.Text NAME = new Shape.Text(0, "[a-z][A-Za-z0-9]{0,49}", Shape.Names.NONE);
    private static final Shape LABEL = new Shape.Text(MAX_LABEL, null, Shape.Names.NONE);

    private DeclarationFields() {}

    static Shape file() {
        Shape facts = new Shape.Entries(NAME, fact(), 0, 0);
        List<YamlField> sections = new ArrayList<>();
        for (FactOwner owner : FactOwner.values()) {
            sections.add(optional(owner.key(), facts));
        }
        sections.add(optional("lists", new Shape.Entries(NAME, list(facts), 0, 0)));
        return new Shape.Group("facts", sections, List.of());
    }

    private static Shape fact() {
        List<YamlField> fields = new ArrayList<>();
        fields.add(required("type", Shape.Choice.of(FactType.class)));
        fields.add(optional(
                "of", new Shape.Items(new Shape.Text(MAX_CHOICE, null, Shape.Names.NONE), 1, MAX_CHOICES, true)));
        fields.add(optional("unit", new Shape.Text(MAX_UNIT, null, Shape.Names.NONE)));
        fields.add(optional("currency", new Shape.Text(0, "[A-Z]{3}", Shape.Names.NONE)));
        FactLabels.LANGUAGES.forEach(language -> fields.add(optional(language, LABEL)));
        return new Shape.Group("fact", fields, List.of());
    }

    private static Shape list(Shape facts) {
        List<YamlField> fields = new ArrayList<>();
        fields.add(required("key", NAME));
        fields.add(required("fields", facts));
        FactLabels.LANGUAGES.forEach(
                language -> fields.add(optional(language, new Shape.Items(LABEL, 1, MAX_FORMS, false))));
        return new Shape.Group("list", fields, List.of());
    }
}
