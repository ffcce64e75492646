package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.util.List;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Customer;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.facts.Survey;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.model.Repetition;
import org.holdfast.rules.offers.GroupChoice;
import org.holdfast.rules.offers.UseWindow;

/** The fields of {@code actions.yaml}. */
final class ActionFields {

    static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";
    private static final int MAX_ID = 60;
    private static final String DAYS = "[1-9][0-9]{0,3} days?";
    private static final String AGE = "[1-9][0-9]{0,4} (minute|hour|day)s?";

    private ActionFields() {}

    static Shape file() {
        return new Shape.Entries(id(Shape.Names.ACTION), action(), 0, 0);
    }

    static Shape.Text id(Shape.Names names) {
        return new Shape.Text(MAX_ID, ID, names);
    }

    private static Shape action() {
        return Shape.Group.of(
                "action",
                required("kind", Shape.Choice.of(ActionKind.class)),
                required("purpose", Shape.Choice.of(Purpose.class)),
                required("channels", new Shape.Items(Shape.Choice.of(Channel.class), 1, 0, false)),
                required("worth", Numbers.WORTH),
                required("cost", Numbers.WORTH),
                optional("incident", id(Shape.Names.INCIDENT)),
                optional("validDays", Numbers.DAYS),
                optional("budget", id(Shape.Names.BUDGET)),
                optional("atLeast", Numbers.AMOUNT_NOT_ZERO),
                optional("currency", new Shape.Choice(List.of("company", "customer"))),
                optional("nextOrder", Numbers.AMOUNT_NOT_ZERO),
                optional("pointWorth", Numbers.notZero(10_000, 6, Shape.Unit.MONEY)),
                optional("prefer", new Shape.Choice(List.of("most", "least", "first"))),
                optional("group", group()),
                optional("notWith", notWith()),
                optional("timesPerCustomer", timesPerCustomer()),
                optional("first", Numbers.count(0, 100_000_000)),
                optional("authority", new Shape.Choice(List.of("automatic"))),
                optional("coolDownDays", Numbers.DAYS),
                optional("per", Shape.Choice.of(Repetition.Per.class)),
                optional("afterSilenceDays", Numbers.DAYS),
                optional("choices", new Shape.Items(id(Shape.Names.NONE), 2, 5, true)),
                optional("promise", promise()),
                optional("programme", programme()),
                optional("survey", Shape.Choice.of(Survey.Kind.class)),
                optional("topic", id(Shape.Names.NONE)),
                optional("languages", new Shape.Items(new Shape.Text(0, LANGUAGE, Shape.Names.NONE), 1, 0, true)),
                optional("otherLanguages", new Shape.Choice(List.of("default", "nothing"))),
                optional("needs", needs()),
                optional("moments", new Shape.Items(Shape.Choice.of(DecisionMoment.class), 1, 10, true)));
    }

    private static Shape group() {
        return Shape.Group.of(
                "offerGroup",
                required("name", id(Shape.Names.NONE)),
                required("choose", Shape.Choice.of(GroupChoice.class)));
    }

    private static Shape notWith() {
        Shape within = Shape.Group.of(
                "exclusion",
                required("name", id(Shape.Names.ACTION)),
                optional("within", new Shape.Text(0, DAYS, Shape.Names.NONE)));
        return new Shape.Items(new Shape.Either(List.of(id(Shape.Names.ACTION), within)), 1, 0, true);
    }

    private static Shape timesPerCustomer() {
        Shape times = Numbers.count(0, 1_000);
        Shape within = Shape.Group.of(
                "useLimit",
                required("times", times),
                optional(
                        "in",
                        new Shape.Either(List.of(
                                Shape.Choice.of(UseWindow.Unit.class), new Shape.Text(0, DAYS, Shape.Names.NONE)))));
        return new Shape.Either(List.of(times, within));
    }

    private static Shape promise() {
        return Shape.Group.of(
                "promise",
                required("dueDays", Numbers.of(0, 365, 0, Shape.Unit.DAYS)),
                required("keptBy", Shape.Choice.of(FulfilmentCriterion.class)));
    }

    private static Shape programme() {
        Shape units = Numbers.count(1, 1_000_000);
        return new Shape.Group(
                "effect",
                List.of(
                        required("name", new Shape.Text(0, null, Shape.Names.PROGRAMME)),
                        optional("joins", Shape.FLAG),
                        optional("givesPoints", units),
                        optional("givesStamps", units),
                        optional("takesPoints", units),
                        optional("takesCard", Shape.FLAG),
                        optional("expireAfterDays", Numbers.DAYS)),
                List.of("joins", "givesPoints", "givesStamps", "takesPoints", "takesCard"));
    }

    private static Shape needs() {
        Shape age = new Shape.Text(0, AGE, Shape.Names.NONE);
        return new Shape.Group(
                "needs",
                Customer.COLLECTIONS.stream().map(each -> optional(each, age)).toList(),
                List.of());
    }
}
