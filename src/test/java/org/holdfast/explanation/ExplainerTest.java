package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.HoldReasons;
import org.holdfast.decisions.RecordedAction;
import org.holdfast.explanation.DecisionExplanation.WhenYes;
import org.holdfast.explanation.DecisionExplanation.WhyNot;
import org.holdfast.facts.Channel;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.ActionKind;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final String WARN = "Warn about a late delivery";
    private static final String REGULAR =
            "{'id':'c','email':'c@example.org','consents':[{'channel':'email','purpose':'marketing','given':true}],"
                    + "'complaints':[],'orders':[" + order("1", "2026-01-05") + "," + order("2", "2026-01-20") + ","
                    + order("3", "2026-02-02") + ","
                    + order("4", "2026-02-20") + "," + order("5", "2026-03-10") + "]}";
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static final ContactHistory THANKED = new ContactHistory(
            List.of(new RecordedAction(
                    "d.1",
                    "d",
                    Instant.parse("2025-12-20T10:00:00Z"),
                    new Decision.ActionRef("thank-regular", ActionKind.REWARD, Purpose.MARKETING),
                    "Thank a regular",
                    new Decision.Contact(Channel.EMAIL, true),
                    new Decision.Matter(null, null),
                    null,
                    null,
                    new RecordedAction.LastOutcome(
                            RecordedAction.Status.ACCEPTED, Instant.parse("2025-12-21T10:00:00Z")),
                    null,
                    null)),
            Map.of());
    private static DecisionModel book;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    private static String order(String id, String day) {
        return "{'id':'" + id + "','placedAt':'" + day + "','value':80,'currency':'EUR','promisedAt':'" + day
                + "','deliveredAt':'" + day + "'}";
    }

    private static String due(String promised) {
        return "{'id':'c','orders':[{'id':'77','placedAt':'2026-03-01','value':80,'currency':'EUR','promisedAt':'"
                + promised + "'}]}";
    }

    private static DecisionInput question(String facts, ContactHistory history) {
        return new DecisionInput(
                Samples.view(facts, "2026-03-15"),
                "sha256:x",
                null,
                DecisionMoment.REVIEW,
                1,
                AuthorityLevel.SUPERVISOR,
                history);
    }

    private static DecisionExplanation explain(DecisionInput input, @Nullable String language, @Nullable String rule) {
        return new Explainer(DECIDER)
                .explain(book, input, DECIDER.decide(book, input), language, rule == null ? null : Set.of(rule));
    }

    private static DecisionExplanation explain(String facts, String rule) {
        return explain(question(facts, ContactHistory.NONE), null, rule);
    }

    private static Decision decide(DecisionInput input, Instant at) {
        CustomerView view = CustomerView.of(input.view().facts(), book.viewpoint(at));
        return DECIDER.decide(
                        book,
                        new DecisionInput(
                                view,
                                "sha256:x",
                                input.channel(),
                                input.moment(),
                                input.max(),
                                input.step(),
                                input.history()))
                .decision();
    }

    @Test
    void whyListsTheMetConditionsWithTheirValues() {
        DecisionExplanation explanation = explain(due("2026-03-12"), WARN);

        assertThat(explanation.whyNot()).isEmpty();
        assertThat(explanation.why()).singleElement().satisfies(why -> {
            assertThat(why.file()).isEqualTo("areas/delivery/warn-late-delivery.dslr");
            assertThat(why.reason()).isEqualTo("Your order 77 is 3 days late.");
            assertThat(why.conditions())
                    .allMatch(DecisionExplanation.Condition::met)
                    .extracting(DecisionExplanation.Condition::text)
                    .containsExactly(
                            "The customer has an order", "that is late by at least 1 day", "that is still under way");
            assertThat(why.conditions().get(1).values())
                    .containsExactly(new DecisionExplanation.Seen("daysLate", "3", ">= 1", "days late", "3"));
        });
    }

    @Test
    void whyNotNamesTheFirstFailedConditionWithItsValues() {
        WhyNot whyNot = explain(due("2026-03-15"), WARN).whyNot().get(0);

        assertThat(whyNot.condition()).isEqualTo("that is late by at least 1 day");
        assertThat(whyNot.found()).isEqualTo("0");
        assertThat(whyNot.needed()).isEqualTo("at least 1 day");
        assertThat(whyNot.text())
                .isEqualTo(
                        "Not met for order 77: “that is late by at least 1 day”. Found 0 days, needed at least 1 day.");
    }

    @Test
    void whenYesNamesTheDayAndTheSmallestChange() {
        WhenYes when = explain(due("2026-03-15"), WARN).whenYes().get(0);

        assertThat(when.from()).isEqualTo("2026-03-16T00:00:00Z");
        assertThat(when.change()).endsWith("1 day more would be enough.");
        assertThat(when.enough()).isTrue();
    }

    @Test
    void severalFailedConditionsAreAllListed() {
        WhenYes when = explain(
                        "{'id':'c','orders':[{'id':'77','placedAt':'2026-03-01','promisedAt':'2026-03-15',"
                                + "'cancelledAt':'2026-03-02'}]}",
                        WARN)
                .whenYes()
                .get(0);

        assertThat(when.from()).isNull();
        assertThat(when.change())
                .startsWith("Several things prevent this:")
                .contains("that is late by at least 1 day", "that is still under way");
        assertThat(when.enough()).isFalse();
    }

    private static String basket(String changedAt) {
        return "{'id':'c','email':'c@example.org','orders':[],'complaints':[],"
                + "'consents':[{'channel':'email','purpose':'marketing','given':true}],'carts':[{'id':'b',"
                + "'changedAt':'" + changedAt + "','lines':[{'sku':'t','name':'Tea','quantity':1}]}]}";
    }

    @Test
    void whenYesNamesTheHourAfterWhichABasketIsMentioned() {
        String rule = "Remind of a basket";
        DecisionExplanation explanation = explain(basket("2026-03-15T11:20:00Z"), rule);

        assertThat(explanation.whyNot().get(0).text())
                .isEqualTo(
                        "Not met for cart b: “that has been untouched for at least 3 hours”. Found 0 hours, needed at "
                                + "least 3 hours.");
        assertThat(explanation.whenYes().get(0).from()).isEqualTo("2026-03-15T14:20:00Z");
        assertThat(explain(question(basket("2026-03-15T08:00:00Z"), ContactHistory.NONE), "ru", rule)
                        .why())
                .isNotEmpty();
        assertThat(explain(basket("2026-03-15"), rule).whenYes().get(0).from()).isNull();
    }

    @Test
    void unknownFactsAreReportedAsUnknown() {
        DecisionExplanation explanation = explain("{'id':'c'}", WARN);

        assertThat(explanation.whyNot().get(0).text()).isEqualTo("Unknown: “The customer has an order”.");
        assertThat(explanation.whyNot().get(0).found()).isNull();
        assertThat(explanation.whenYes().get(0).change())
                .isEqualTo("Unknown: “The customer has an order”. It would have to be known, and true.");
    }

    @Test
    void aGuardrailIsNamedWithTheDayOnWhichItLifts() {
        DecisionInput input = question(REGULAR, THANKED);
        DecisionExplanation explanation = explain(input, null, "Thank a regular");

        assertThat(explanation.whyNot().get(0).guardrail()).isEqualTo("cool-down");
        assertThat(explanation.whyNot().get(0).liftsAt()).isEqualTo("2026-03-20T00:00:00Z");
        assertThat(explanation.whenYes().get(0).from()).isEqualTo("2026-03-20T00:00:00Z");
        assertThat(explain(input, "ro", "Thank a regular").whyNot().get(0).text())
                .isEqualTo("Clientul a primit recent același lucru.");
    }

    @Test
    void theReasonThatWouldRemainIsInTheLanguageOfTheReader() {
        String oneOrderTooFew = REGULAR.replace("," + order("5", "2026-03-10"), "");
        DecisionInput input = question(oneOrderTooFew, THANKED);

        assertThat(explain(input, "ro", "Thank a regular").whenYes().get(0).change())
                .endsWith("Și atunci ar fi reținut: Clientul a primit recent același lucru.");
    }

    @Test
    void conditionsAreInTheLanguageOfTheReader() {
        DecisionInput input = question(due("2026-03-15"), ContactHistory.NONE);

        assertThat(explain(input, "ru", WARN).whyNot().get(0).text())
                .isEqualTo("Не выполняется (заказ 77): «который опаздывает не меньше чем на 1 день». Сейчас 0 дней, "
                        + "нужно самое меньшее 1 день.");
        assertThat(explain(input, "ro", "Credit a discount that was promised and not given")
                        .whyNot()
                        .get(0)
                        .condition())
                .isNotEmpty()
                .doesNotContain("that ", "whose");
        assertThat(explain(input, "ru", "Thank a regular").whyNot().get(0).condition())
                .isEqualTo("Клиент заказывал не меньше 5 раз за последние 365 дней");
    }

    @Test
    void aDetailOfAnUnboundFactBelongsToItsSentence() {
        String facts = "{'id':'c','orders':[],'complaints':[],'interactions':[{'kind':'competitor-mention',"
                + "'at':'2026-01-01'}]}";

        assertThat(explain(facts, "Answer a competitor's offer").whyNot().get(0).condition())
                .isEqualTo("The customer has mentioned a competitor (in the last 30 days)");
    }

    @Test
    void rowsOfATableAreExplainedAsSentences() {
        assertThat(explain(due("2026-03-12"), "Delay credit for a small order")
                        .whyNot()
                        .get(0)
                        .condition())
                .isEqualTo("that is late by at least 4 days");
    }

    @Test
    void everyRuleOfTheBookIsExplained() {
        DecisionExplanation explanation = explain(question(due("2026-03-12"), ContactHistory.NONE), null, null);

        assertThat(explanation.why()).extracting(DecisionExplanation.Why::rule).containsExactly(WARN);
        assertThat(explanation.whyNot())
                .extracting(WhyNot::rule)
                .doesNotContain(WARN)
                .hasSize(book.rules().rules().size() - 1);
    }

    @Test
    void everyNamedDayLeadsToTheActionAndTheMomentBeforeDoesNot() {
        int named = 0;
        for (String facts : List.of(
                due("2026-03-20"),
                due("2026-03-15"),
                due("2026-03-15T18:30:00Z"),
                basket("2026-03-15T11:20:00Z"),
                REGULAR,
                "{'id':'c','birthday':'1990-05-20','orders':[" + order("1", "2026-03-01") + "]}")) {
            DecisionInput input = question(facts, ContactHistory.NONE);
            for (WhenYes when : explain(input, null, null).whenYes()) {
                if (when.from() != null
                        && (when.change() == null || !when.change().startsWith("It is allowed from then on"))) {
                    named++;
                    assertThat(rules(decide(input, when.from())))
                            .as(when.toString())
                            .contains(when.rule());
                    assertThat(rules(decide(input, when.from().minusMillis(1))))
                            .as(when.toString())
                            .doesNotContain(when.rule());
                }
            }
        }
        assertThat(named).isGreaterThan(5);
    }

    private static List<String> rules(Decision decision) {
        return decision.actions().stream().map(act -> act.cause().rule()).toList();
    }

    @Test
    void everyEntityHasAName() {
        for (Entity entity : Vocabulary.KNOWN.entities()) {
            assertThat(entity.isCustomer() || ExplanationTexts.in("en").keys().contains("thing." + entity.name()))
                    .as(entity.name())
                    .isTrue();
        }
    }

    @Test
    void allLanguagesHaveTheSameKeys() {
        for (String language : HoldReasons.LANGUAGES) {
            assertThat(ExplanationTexts.in(language).keys())
                    .as(language)
                    .isEqualTo(ExplanationTexts.in("en").keys());
        }
    }
}
