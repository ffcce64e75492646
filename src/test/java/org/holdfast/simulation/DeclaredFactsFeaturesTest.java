package org.holdfast.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.facts.declared.FactType;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.measures.Grouping;
import org.holdfast.rules.Books;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.simulation.comparison.CustomerDifference;
import org.holdfast.simulation.comparison.RuleBookComparison;
import org.holdfast.simulation.values.ValueField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every place of a rule book that can name a fact takes declared ones, and a fact that is dropped or gets another type
 * is reported there, with file and line. A place that is added to a rule book belongs into {@link Place}.
 */
class DeclaredFactsFeaturesTest {

    private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");
    private static final String RULES = "areas/regulars/own.dslr";
    private static final String TABLE = "areas/regulars/own.csv";
    private static final String EXAMPLES = "areas/regulars/own.scenarios.yaml";
    private static final String MESSAGES = "messages/en.yaml";

    private static final String RULE = """
            rule "Own"
              when
                The customer's plan is "plus"
              then
                Propose "greet-birthday"
            end
            """;

    /** A place that names the fact {@code plan} of the customer. */
    private enum Place {
        SENTENCE(RULES, "plan is") {
            @Override
            void write(Map<String, String> texts) {
                texts.put(RULES, RULE);
            }
        },
        DRL("areas/regulars/own.drl", "plan ==") {
            @Override
            void write(Map<String, String> texts) {
                texts.put("areas/regulars/own.drl", """
                        rule "Own"
                        when
                          Customer( plan == "plus" )
                        then
                          propose("greet-birthday");
                        end
                        """);
            }
        },
        TABLE_COLUMN(TABLE, "Own,plus") {
            @Override
            void write(Map<String, String> texts) {
                texts.put(TABLE, """
                        RuleSet,regulars,
                        RuleTable Own,,
                        NAME,CONDITION,ACTION
                        ,,
                        ,~The customer's plan is ~~$param~~~,~Propose ~~$param~~~
                        Rule,Plan,Action
                        Own,plus,greet-birthday
                        """.replace('~', '"'));
            }
        },
        TEXT(MESSAGES, "{customerPlan}") {
            @Override
            void write(Map<String, String> texts) {
                texts.put(RULES, RULE.replace("plan is \"plus\"", "motto is \"On time\""));
                texts.computeIfPresent(
                        MESSAGES,
                        (path, text) ->
                                text.replace("\nreasons:\n", "\nreasons:\n  Own: You have {customerPlan} with us.\n"));
            }
        },
        EXAMPLE(EXAMPLES, "plan: plus") {
            @Override
            void write(Map<String, String> texts) {
                texts.put(RULES, RULE.replace("The customer's plan is \"plus\"", "The customer is a promoter"));
                texts.put(EXAMPLES, """
                        - name: Own
                          today: 2026-03-15
                          customer:
                            attributes:
                              plan: plus
                          expect: nothing
                        """);
            }
        },
        PERSONA("customers/own.yaml", "plan: plus") {
            @Override
            void write(Map<String, String> texts) {
                texts.put("customers/own.yaml", "language: en\nattributes:\n  plan: plus\n");
            }
        };

        private final String file;
        private final String words;

        Place(String file, String words) {
            this.file = file;
            this.words = words;
        }

        abstract void write(Map<String, String> texts);

        Map<String, String> book(String facts) {
            Map<String, String> texts = Samples.shippedTexts();
            texts.put("facts.yaml", facts);
            write(texts);
            return texts;
        }
    }

    private static List<Problem> errors(Map<String, String> texts, String file) {
        return Samples.checked(texts).problems().stream()
                .filter(each -> each.isError() && each.origin().file().equals(file))
                .toList();
    }

    private static int line(String text, String words) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        throw new AssertionError("No line with " + words);
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aDeclaredFactCanBeNamed(Place place) {
        assertThat(errors(place.book(DeclaredBook.FACTS), place.file)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void aFactThatIsDroppedIsReportedWhereItIsNamed(Place place) {
        assertReported(
                place,
                facts -> facts.lines()
                        .filter(line -> !line.contains("plan:"))
                        .reduce("", (all, line) -> all + line + "\n"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Place.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TEXT"})
    void aFactThatGetsAnotherTypeIsReportedWhereItIsNamed(Place place) {
        assertReported(
                place,
                facts -> facts.replace("plan: { type: choice, of: [basic, plus, family],", "plan: { type: date,"));
    }

    private static void assertReported(Place place, UnaryOperator<String> change) {
        String changed = change.apply(DeclaredBook.FACTS);
        assertThat(changed).isNotEqualTo(DeclaredBook.FACTS);
        Map<String, String> texts = place.book(changed);

        assertThat(errors(texts, place.file))
                .as(Samples.checked(texts).problems().toString())
                .anyMatch(each -> each.origin().line() == line(texts.get(place.file), place.words));
    }

    @Test
    void simulationComparesBooksThatDifferInADeclaredFact() {
        DecisionModel before = book("\"basic\"");
        DecisionModel after = book("\"plus\"");
        StoredCustomer plus = new StoredCustomer(
                Samples.customer("{'id':'c','language':'en','attributes':{'plan':'plus'},'consents':["
                        + "{'channel':'email','purpose':'marketing','given':true}]}"),
                "sha256:test");

        CustomerDifference difference = new RuleBookComparison(new Decider(List.of()), before, after, NOW)
                .compare(List.of(plus))
                .get(0);

        assertThat(difference.toString()).contains("greet-birthday");
    }

    private static DecisionModel book(String plan) {
        Map<String, String> texts = Place.SENTENCE.book(DeclaredBook.FACTS);
        texts.put(RULES, RULE.replace("\"plus\"", plan));
        List.of("en", "ru", "ro")
                .forEach(language -> texts.computeIfPresent(
                        "messages/" + language + ".yaml",
                        (path, text) -> text.replace("\nreasons:\n", "\nreasons:\n  own: It fits.\n")));
        DecisionModel book = Samples.checked(texts).book();
        assertThat(book).isNotNull();
        return book;
    }

    /** Values that are shared are listed, others grouped by bands or months: no type is forgotten. */
    @ParameterizedTest
    @EnumSource(FactType.class)
    void aFactOfEachTypeMakesGroups(FactType type) {
        FactsSchema schema = Books.facts(DeclaredBook.FACTS);
        DeclaredFact fact = schema.of(FactOwner.CUSTOMER).all().stream()
                .filter(each -> each.type() == type)
                .findFirst()
                .orElseThrow();
        CustomerView none = CustomerView.of(Samples.customer("{'id':'c'}"), Samples.at(NOW.toString()));

        assertThat(Grouping.named(fact.name(), schema).groups(none)).isEmpty();
        assertThat(
                        ValueField.all(Books.declaring(DeclaredBook.FACTS, "r.drl", Books.drl("Customer( vegan )"))
                                        .vocabulary())
                                .stream()
                                .anyMatch(each -> each.label().equals(fact.name())))
                .isEqualTo(!type.isNumber() && !type.isTime());
    }
}
