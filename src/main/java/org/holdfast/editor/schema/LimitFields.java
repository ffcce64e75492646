package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.Budget;
import org.holdfast.rules.model.ActionKind;

/** The fields of {@code limits.yaml}. */
final class LimitFields {

    private static final int MAX_WHY = 1_000;
    private static final int MAX_SALT = 60;
    private static final String TIME = "([01]?[0-9]|2[0-3]):[0-5][0-9]";
    private static final Shape CHANNELS = new Shape.Items(Shape.Choice.of(Channel.class), 1, 0, true);
    private static final Shape PERCENT = Numbers.of(0, 100, 2, Shape.Unit.PERCENT);
    private static final Shape FACTOR = Numbers.of(0, 100, 4, Shape.Unit.NONE);

    private LimitFields() {}

    static Shape file() {
        return Shape.Group.of(
                "limits",
                optional("contactCaps", dated("contactCaps", required("caps", list(cap())))),
                optional("quietHours", dated("quietHours", required("hours", list(hours())))),
                optional("suppression", suppression()),
                optional("recovery", dated("recovery", required("days", Numbers.DAYS_OR_NONE))),
                optional("incidents", dated("incidents", required("types", named(ActionFields.ID, type())))),
                optional("budgets", dated("budgets", required("pots", named(ActionFields.ID, pot())))),
                optional("allowances", dated("allowances", required("customer", list(allowance())))),
                optional("authority", authority()),
                optional("controlGroups", controlGroups()),
                optional("weights", weights()),
                optional(
                        "exchangeRates",
                        dated(
                                "exchangeRates",
                                required(
                                        "perUnit",
                                        named("[A-Z]{3}", Numbers.notZero(1_000_000, 10, Shape.Unit.MONEY))))));
    }

    /** Returns a list of items, each with the date from which it applies, and a reason. */
    static Shape dated(String id, YamlField... fields) {
        List<YamlField> all = new ArrayList<>();
        all.add(required("from", new Shape.Moment(true, false)));
        all.add(required("why", new Shape.Text(MAX_WHY, null, Shape.Names.NONE)));
        all.addAll(List.of(fields));
        return list(new Shape.Group(id, all, List.of()));
    }

    private static Shape list(Shape item) {
        return new Shape.Items(item, 1, 0, false);
    }

    private static Shape named(String pattern, Shape value) {
        return new Shape.Entries(new Shape.Text(0, pattern, Shape.Names.NONE), value, 1, 0);
    }

    private static Shape cap() {
        return Shape.Group.of(
                "cap",
                required("channels", CHANNELS),
                optional("purpose", Shape.Choice.of(Purpose.class)),
                required("most", Numbers.count(0, 1_000)),
                required("days", Numbers.DAYS));
    }

    private static Shape hours() {
        return Shape.Group.of(
                "hours",
                required("channels", CHANNELS),
                required("from", new Shape.Text(0, TIME, Shape.Names.NONE)),
                required("until", new Shape.Text(0, TIME + "|24:00", Shape.Names.NONE)),
                optional("days", new Shape.Items(Shape.Choice.of(DayOfWeek.class), 1, 0, true)));
    }

    private static Shape suppression() {
        return dated(
                "suppression",
                required("rejectedDays", Numbers.DAYS_OR_NONE),
                required("ignoredTimes", Numbers.count(1, 100)),
                required("ignoredWithinDays", Numbers.DAYS),
                required("ignoredForDays", Numbers.DAYS_OR_NONE));
    }

    private static Shape type() {
        return Shape.Group.of(
                "type", required("closesAfterDays", Numbers.DAYS_OR_NONE), required("greatestAgeDays", Numbers.DAYS));
    }

    private static Shape pot() {
        return Shape.Group.of(
                "pot", required("amount", Numbers.SUM), required("per", Shape.Choice.of(Budget.Period.class)));
    }

    private static Shape allowance() {
        return Shape.Group.of(
                "allowance",
                required("kinds", new Shape.Items(Shape.Choice.of(ActionKind.class), 1, 0, true)),
                required("amount", Numbers.AMOUNT),
                required("days", Numbers.DAYS));
    }

    private static Shape authority() {
        return dated(
                "authority",
                required("automatic", Numbers.AMOUNT),
                required("agent", Numbers.AMOUNT),
                required("supervisor", Numbers.AMOUNT));
    }

    private static Shape controlGroups() {
        return dated(
                "controlGroups",
                required("salt", new Shape.Text(MAX_SALT, null, Shape.Names.NONE)),
                optional("everybody", PERCENT),
                optional("rules", by(Shape.Names.RULE, PERCENT)));
    }

    private static Shape weights() {
        Shape context = Shape.Group.of(
                "context",
                optional("actions", new Shape.Items(ActionFields.id(Shape.Names.ACTION), 1, 0, false)),
                optional("channel", Shape.Choice.of(Channel.class)),
                optional("moment", Shape.Choice.of(DecisionMoment.class)),
                required("factor", FACTOR));
        return dated(
                "weights",
                optional("propensity", by(Shape.Names.ACTION, Numbers.of(0, 1, 4, Shape.Unit.NONE))),
                optional("context", list(context)),
                optional("lever", by(Shape.Names.ACTION, FACTOR)));
    }

    private static Shape by(Shape.Names names, Shape value) {
        return new Shape.Entries(new Shape.Text(0, null, names), value, 0, 0);
    }
}
