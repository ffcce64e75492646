package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.util.List;
import org.holdfast.facts.Survey;

/** The fields of {@code programmes.yaml}. */
final class ProgrammeFields {

    private static final int MAX_PROGRAMMES = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_STEPS = 50;
    private static final Shape SUM_NOT_ZERO = Numbers.notZero(1_000_000_000, 2, Shape.Unit.MONEY);

    private ProgrammeFields() {}

    static Shape file() {
        Shape terms = LimitFields.dated(
                "programme",
                required("open", Shape.FLAG),
                optional("counts", new Shape.Choice(List.of("placed", "delivered"))),
                optional("joining", joining()),
                optional("points", points()),
                optional("stamps", stamps()),
                optional("tiers", tiers()),
                optional("card", steps(card())));
        return new Shape.Entries(
                new Shape.Text(MAX_NAME, "[^\"]*[^\"\\s][^\"]*", Shape.Names.PROGRAMME), terms, 0, MAX_PROGRAMMES);
    }

    private static Shape joining() {
        return Shape.Group.of(
                "joining",
                optional("spent", SUM_NOT_ZERO),
                optional("withinDays", Numbers.DAYS),
                optional("answered", Shape.Choice.of(Survey.Kind.class)));
    }

    private static Shape points() {
        return Shape.Group.of(
                "points",
                required("each", Numbers.count(1, 10_000)),
                required("per", Numbers.AMOUNT_NOT_ZERO),
                optional("expireAfterDays", Numbers.DAYS));
    }

    private static Shape stamps() {
        return Shape.Group.of(
                "stamps",
                required("per", Numbers.AMOUNT_NOT_ZERO),
                required("card", Numbers.count(2, 1_000)),
                optional("expireAfterDays", Numbers.DAYS));
    }

    private static Shape tiers() {
        Shape step = Shape.Group.of(
                "tier",
                required("name", new Shape.Text(MAX_NAME, null, Shape.Names.NONE)),
                required("from", Numbers.SUM));
        return Shape.Group.of("tiers", required("withinDays", Numbers.DAYS), required("steps", steps(step)));
    }

    private static Shape card() {
        return Shape.Group.of(
                "card",
                required("from", Numbers.SUM),
                required("percent", Numbers.notZero(100, 2, Shape.Unit.PERCENT)));
    }

    private static Shape steps(Shape step) {
        return new Shape.Items(step, 1, MAX_STEPS, false);
    }
}
