package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RuleFinderTest {

    private static RuleBook book;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book().rules();
    }

    private static List<String> find(String asked) {
        return new RuleFinder(book).find(asked).stream().map(Rule::name).toList();
    }

    @Test
    void aFullNameMatchesThatRuleOnly() {
        assertThat(find("Warn about a late delivery")).containsExactly("Warn about a late delivery");
        assertThat(find("  warn about a LATE delivery ")).containsExactly("Warn about a late delivery");
    }

    @Test
    void anActionMatchesAllRulesThatProposeIt() {
        assertThat(find("ask-what-is-missing"))
                .containsExactlyInAnyOrder(
                        "Ask a customer who is about to be lost", "Ask a yearly customer who is about to be lost");
    }

    @Test
    void aTableMatchesAllItsRows() {
        List<String> rows = book.rules().stream()
                .filter(rule -> rule.origin().file().endsWith("/tier-by-spend.csv"))
                .map(Rule::name)
                .toList();
        assertThat(rows).hasSizeGreaterThan(1);
        assertThat(find("tier-by-spend.csv")).isEqualTo(rows);
        assertThat(find("areas/regulars/tier-by-spend.csv")).isEqualTo(rows);
    }

    @Test
    void wordsMatchNamesActionsAndSentences() {
        assertThat(find("yearly lost")).containsExactly("Ask a yearly customer who is about to be lost");
        assertThat(find("competitor mentioned")).contains("Answer a competitor's offer");
    }

    @Test
    void anUnknownNameIsRefusedWithSuggestions() {
        assertThatThrownBy(() -> find("warn-late-delivry"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("no action of that name")
                .hasMessageContaining("\"warn-late-delivery\"");
        assertThatThrownBy(() -> find("the")).isInstanceOf(InvalidInput.class).hasMessageContaining("be more specific");
        assertThatThrownBy(() -> find("")).isInstanceOf(InvalidInput.class);
    }

    @Test
    void everyFactAndFigureHasANameInEveryLanguage() {
        for (String language : Explainer.languages()) {
            ExplanationTexts explanationTexts = ExplanationTexts.in(language);
            for (Entity entity : Vocabulary.KNOWN.entities()) {
                entity.fields().forEach(field -> named(explanationTexts, entity, field.name()));
                entity.measures()
                        .forEach(parameterisedField -> named(explanationTexts, entity, parameterisedField.name()));
                entity.items().forEach(listField -> named(explanationTexts, entity, listField.name()));
            }
        }
        assertThat(ExplanationTexts.in("en").label("Customer", "spendIn(180)")).isEqualTo("spent in the last 180 days");
        assertThat(ExplanationTexts.in("ru").label("Customer", "number of orders"))
                .isEqualTo("количество: заказы");
    }

    private static void named(ExplanationTexts explanationTexts, Entity entity, String name) {
        assertThat(explanationTexts.keys().contains("label." + entity.name() + "." + name)
                        || explanationTexts.keys().contains("label." + name))
                .as(explanationTexts.language() + " " + entity.name() + "." + name)
                .isTrue();
    }

    @Test
    void severalRulesAreExplainedTogether() {
        Decider decider = new Decider(Guardrails.all());
        DecisionInput input = DecisionInput.about(
                Samples.view(
                        "{'id':'c','language':'ru','timeZone':'Europe/Chisinau','orders':[{'id':'7',"
                                + "'placedAt':'2026-03-01','value':80,'currency':'EUR','promisedAt':'2026-03-15'}],"
                                + "'complaints':[]}",
                        "2026-03-15"),
                "sha256:test");
        Set<String> names = new RuleFinder(book)
                .find("late delivery").stream().map(Rule::name).collect(Collectors.toSet());
        assertThat(names).hasSizeGreaterThan(1);
        DecisionExplanation explanation = new Explainer(decider)
                .explain(
                        Samples.shipped().book(),
                        input,
                        decider.decide(Samples.shipped().book(), input),
                        null,
                        names);
        assertThat(explanation.whyNot())
                .extracting(DecisionExplanation.WhyNot::rule)
                .hasSizeGreaterThan(1)
                .isSubsetOf(names);
        assertThat(explanation.whenYes())
                .filteredOn(when -> when.rule().equals("Warn about a late delivery"))
                .first()
                .satisfies(when -> assertThat(when.on()).isEqualTo("2026-03-16"));
    }
}
