package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Survey;
import org.holdfast.loyalty.programmes.Terms;
import org.holdfast.loyalty.programmes.earning.EarningBase;

/** The fields of {@code programmes.yaml}. */
final class ProgrammeFields {

    private static final int MAX_PROGRAMMES = 20;
    private static final int MAX_NAME = 100;
    private static final int MAX_STEPS = 50;
    private static final Shape SUM_NOT_ZERO = Numbers.notZero(1_000_000_000, 2, Shape.Unit.MONEY);

    private static final String DAY_OF_YEAR = "(0[1-9]|1[0-2])-[0-3][0-9]";
    private static final Shape MONTHS = Numbers.count(1, 120);

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
        return earning("points", required("each", Numbers.count(1, 10_000)), required("per", Numbers.AMOUNT_NOT_ZERO));
    }

    private static Shape stamps() {
        return earning("stamps", required("per", Numbers.AMOUNT_NOT_ZERO), required("card", Numbers.count(2, 1_000)));
    }

    /** What earns, when it counts and until when it lasts is the same for points and stamps. */
    private static Shape earning(String id, YamlField... own) {
        Shape names = new Shape.Items(new Shape.Text(MAX_NAME, null, Shape.Names.NONE), 1, MAX_STEPS, true);
        List<YamlField> fields = new ArrayList<>(List.of(own));
        fields.add(optional("of", Shape.Choice.of(EarningBase.Part.class)));
        fields.add(optional("withoutTax", Shape.FLAG));
        fields.add(optional("withoutCategories", names));
        fields.add(optional("withoutSkus", names));
        fields.add(optional("multipliers", steps(multiplier())));
        fields.add(optional("waitDays", Numbers.of(1, 365, 0, Shape.Unit.DAYS)));
        fields.add(optional("expireAfterDays", Numbers.DAYS));
        fields.add(optional("expire", expire()));
        return Shape.Group.of(id, fields.toArray(YamlField[]::new));
    }

    private static Shape expire() {
        return new Shape.Group(
                "expire",
                List.of(
                        optional("afterMonths", MONTHS),
                        optional("yearlyOn", new Shape.Text(5, DAY_OF_YEAR, Shape.Names.NONE)),
                        optional("atLeastMonths", MONTHS),
                        optional("afterIdleMonths", MONTHS)),
                List.of("afterMonths", "yearlyOn", "afterIdleMonths"));
    }

    private static Shape multiplier() {
        Shape name = new Shape.Text(MAX_NAME, null, Shape.Names.NONE);
        return Shape.Group.of(
                "multiplier",
                required("times", Numbers.notZero(100, 2, Shape.Unit.NONE)),
                optional("weekdays", new Shape.Items(Shape.Choice.of(DayOfWeek.class), 1, 7, true)),
                optional("from", new Shape.Moment(true, false)),
                optional("until", new Shape.Moment(true, false)),
                optional("category", name),
                optional("sku", name),
                optional("tier", name));
    }

    private static Shape tiers() {
        Shape step = Shape.Group.of(
                "tier",
                required("name", new Shape.Text(MAX_NAME, null, Shape.Names.NONE)),
                required("from", Numbers.SUM));
        return Shape.Group.of(
                "tiers",
                required("withinDays", Numbers.DAYS),
                optional("keep", Shape.Choice.of(Terms.Keep.class)),
                optional("graceDays", Numbers.DAYS),
                required("steps", steps(step)));
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
