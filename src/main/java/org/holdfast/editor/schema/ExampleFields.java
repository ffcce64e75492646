package org.holdfast.editor.schema;

import static org.holdfast.editor.schema.YamlField.optional;
import static org.holdfast.editor.schema.YamlField.required;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.rules.model.Gift;

/** The fields of examples: {@code *.scenarios.yaml}, {@code language/examples.yaml} and {@code tour.yaml}. */
final class ExampleFields {

    private static final Shape NOTHING = new Shape.Choice(List.of("nothing"));
    private static final Shape ANY = Shape.ANY_TEXT;
    private static final Shape DATE = new Shape.Moment(true, false);
    private static final Shape CLOCK = new Shape.Text(0, "([01][0-9]|2[0-3]):[0-5][0-9]", Shape.Names.NONE);
    private static final Shape LOCAL_TIME = new Shape.Text(
            0,
            "([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}),?[T ] ?[0-9]{1,2}[:.][0-9]{2}",
            Shape.Names.NONE);
    private static final Shape DATE_OR_INSTANT = new Shape.Moment(true, true);

    private ExampleFields() {}

    static Shape scenarios() {
        return new Shape.Items(
                Shape.Group.of(
                        "scenario",
                        required("name", ANY),
                        optional("today", DATE),
                        optional("now", new Shape.Either(List.of(new Shape.Moment(false, true), LOCAL_TIME))),
                        required("customer", customer()),
                        optional("but", new Shape.Facts(true)),
                        optional("earlier", new Shape.Items(earlier(), 0, 0, false)),
                        optional("asked", asked()),
                        optional("budgetUsed", named(Numbers.ANY_AMOUNT)),
                        optional("firstTaken", named(Numbers.count(0, 100_000_000))),
                        optional("expect", expect()),
                        optional("expectDecision", new Shape.Either(List.of(NOTHING, decision())))),
                0,
                0,
                false);
    }

    /** Facts of its own, or the name of a file in {@code customers/}. */
    private static Shape customer() {
        return new Shape.Either(List.of(new Shape.Facts(false), new Shape.Text(0, null, Shape.Names.CUSTOMER)));
    }

    private static Shape named(Shape value) {
        return new Shape.Entries(Shape.ANY_TEXT, value, 0, 0);
    }

    private static Shape earlier() {
        return Shape.Group.of(
                "earlier",
                required("action", new Shape.Text(0, null, Shape.Names.ACTION)),
                required("on", DATE_OR_INSTANT),
                optional("rule", new Shape.Text(0, null, Shape.Names.RULE)),
                optional("about", ANY),
                optional("granted", Numbers.ANY_AMOUNT),
                optional("channel", Shape.Choice.of(Channel.class)),
                optional("outcome", Shape.Choice.of(RecordedAction.Status.class)),
                optional("outcomeOn", DATE_OR_INSTANT));
    }

    private static Shape asked() {
        return Shape.Group.of(
                "asked",
                optional("channel", Shape.Choice.of(Channel.class)),
                optional("moment", Shape.Choice.of(DecisionMoment.class)),
                optional("step", Shape.Choice.of(AuthorityLevel.class)),
                optional("max", Numbers.count(1, DecisionInput.MAX_ACTIONS)));
    }

    private static Shape expect() {
        Shape one = Shape.Group.of(
                "expected",
                required("action", new Shape.Text(0, null, Shape.Names.ACTION)),
                optional("rule", new Shape.Text(0, null, Shape.Names.RULE)),
                optional("about", ANY),
                optional("amount", Numbers.ANY_AMOUNT),
                optional("gift", ANY));
        return new Shape.Either(List.of(NOTHING, one, new Shape.Items(one, 0, 0, false)));
    }

    private static Shape decision() {
        Shape held = Shape.Group.of(
                "held",
                required("action", new Shape.Text(0, null, Shape.Names.ACTION)),
                optional("about", ANY),
                optional("by", ANY),
                optional("until", ANY));
        return Shape.Group.of(
                "decision",
                optional("outcome", ANY),
                optional("action", new Shape.Text(0, null, Shape.Names.ACTION)),
                optional("rule", new Shape.Text(0, null, Shape.Names.RULE)),
                optional("about", ANY),
                optional("granted", Numbers.ANY_AMOUNT),
                optional("desired", Numbers.ANY_AMOUNT),
                optional("gift", ANY),
                optional("payout", ANY),
                optional("incident", ANY),
                optional("authority", ANY),
                optional("channel", ANY),
                optional("repeated", Shape.FLAG),
                optional("score", Numbers.ANY_AMOUNT),
                optional("reason", ANY),
                optional("promise", ANY),
                optional("dueOn", ANY),
                optional("heldBack", new Shape.Items(held, 0, 0, false)));
    }

    static Shape sentences() {
        return new Shape.Items(
                Shape.Group.of(
                        "sentence",
                        required("means", ANY),
                        optional("of", ANY),
                        optional("with", named(ANY)),
                        optional("holds", new Shape.Facts(true)),
                        optional("fails", new Shape.Facts(true)),
                        optional("failsOn", DATE),
                        optional("failsAt", CLOCK),
                        optional("holdsOn", DATE),
                        optional("proposes", named(ANY))),
                0,
                0,
                false);
    }

    static Shape tour() {
        return named(Shape.Group.of(
                "stop",
                required("title", ANY),
                required("story", ANY),
                required("scenario", new Shape.Text(0, null, Shape.Names.SCENARIO))));
    }

    private static Shape.Text giftForm() {
        return new Shape.Text(
                0,
                Arrays.stream(Gift.Form.values()).map(Gift.Form::toString).collect(Collectors.joining("|")),
                Shape.Names.NONE);
    }

    private static Shape.Text channel() {
        return new Shape.Text(
                0,
                Arrays.stream(Channel.values()).map(Channel::toString).collect(Collectors.joining("|")),
                Shape.Names.NONE);
    }

    static Shape messages() {
        Shape letter = Shape.Group.of(
                "letter",
                required("subject", ANY),
                required("body", ANY),
                optional("promise", ANY),
                optional("choices", named(ANY)));
        return Shape.Group.of(
                "messages",
                optional("partial", Shape.FLAG),
                optional("gifts", new Shape.Entries(giftForm(), ANY, 0, 0)),
                optional("actions", new Shape.Entries(ActionFields.id(Shape.Names.ACTION), letter, 0, 0)),
                optional("topics", new Shape.Entries(ActionFields.id(Shape.Names.NONE), ANY, 0, 0)),
                optional("footers", new Shape.Entries(channel(), ANY, 0, 0)),
                optional("reasons", new Shape.Entries(new Shape.Text(0, null, Shape.Names.RULE), ANY, 0, 0)));
    }
}
