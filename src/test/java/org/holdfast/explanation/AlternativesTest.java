package org.holdfast.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.decisions.DecisionTrace;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.explanation.Alternative.Group;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an agent reads about the actions that were not chosen. */
class AlternativesTest {

    /** Names of fields, operators, calls and paths of the language of rules. */
    private static final Pattern CODE = Pattern.compile(
            "\\b\\p{Ll}+\\p{Lu}\\w*|[=!<>]=|&&|\\|\\||\\$\\w|[<>]|\\b(null|false)\\b|(found|:|=) true\\b|\\p{L}\\.\\p{L}|\\w\\(|\\{|}");

    private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
    private static final Decider DECIDER = new Decider(Guardrails.all());
    private static DecisionModel book;
    private static List<CustomerView> views;

    @BeforeAll
    static void read() {
        book = Samples.shipped().book();
        views = new ArrayList<>();
        views.add(view("{'id':'unknown'}"));
        views.add(view("{'id':'empty','orders':[],'complaints':[],'returns':[],'surveys':[],'interactions':[],"
                + "'observations':[]}"));
        views.add(view("{'id':'foreign','orders':[{'id':'A','placedAt':'2026-03-01','value':20,'currency':'XAU'}]}"));
        DemoCustomers.around(NOW).stream()
                .limit(60)
                .map(customer -> CustomerView.of(customer, book.viewpoint(NOW)))
                .forEach(views::add);
    }

    private static CustomerView view(String facts) {
        return CustomerView.of(Samples.customer(facts), book.viewpoint(NOW));
    }

    private static DecisionTrace decide(CustomerView view) {
        return DECIDER.decide(
                book,
                new DecisionInput(
                        view,
                        "sha256:x",
                        null,
                        DecisionMoment.INBOUND_CALL,
                        3,
                        AuthorityLevel.AGENT,
                        ContactHistory.NONE));
    }

    private static List<Alternative> alternatives(CustomerView view, String language) {
        return new Explainer(DECIDER).alternatives(decide(view), language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void noShippedRuleShowsCodeToAnAgent(String language) {
        ConditionTexts texts = new ConditionTexts(book, ExplanationTexts.in(language));
        List<String> found = new ArrayList<>();
        for (Rule rule : book.rules().rules()) {
            for (CustomerView view : views) {
                RuleExplanation explanation = RuleExplanation.of(rule, view);
                Stream.concat(
                                Stream.of(texts.change(explanation)),
                                texts.conditions(explanation).stream().map(DecisionExplanation.Condition::text))
                        .filter(text -> CODE.matcher(text).find())
                        .forEach(text -> found.add(rule.name() + ": " + text));
            }
        }
        assertThat(found.stream().distinct()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ru", "ro"})
    void everyConditionOfAShippedRuleIsSaidInTheLanguageOfTheReader(String language) {
        ConditionTexts texts = new ConditionTexts(book, ExplanationTexts.in(language));
        ConditionTexts english = new ConditionTexts(book, ExplanationTexts.in("en"));
        List<String> found = new ArrayList<>();
        for (Rule rule : book.rules().rules()) {
            for (CustomerView view : views) {
                RuleExplanation.of(rule, view).results().stream()
                        .filter(result -> texts.sentence(rule, result).equals(english.sentence(rule, result)))
                        .forEach(result -> found.add(rule.name() + ": " + texts.sentence(rule, result)));
            }
        }
        assertThat(found.stream().distinct()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ru", "ro"})
    void noAlternativeShowsCode(String language) {
        List<Alternative> all = views.stream()
                .limit(8)
                .flatMap(view -> alternatives(view, language).stream())
                .toList();

        assertThat(all)
                .extracting(Alternative::group)
                .contains(Group.LATER, Group.ONE_MISSING, Group.HELD_BACK, Group.NOT_KNOWN, Group.SEVERAL_MISSING);
        assertThat(all.stream().flatMap(each -> Stream.of(each.text(), each.title())))
                .filteredOn(text -> text.isBlank() || CODE.matcher(text).find())
                .isEmpty();
    }

    @Test
    void theNearestComesFirst() {
        List<Alternative> all = alternatives(views.get(1), "en");

        assertThat(all).extracting(Alternative::missing).isSorted();
        List<Alternative> dated = all.stream()
                .filter(each -> each.missing() == 1 && each.from() != null)
                .toList();
        assertThat(dated).isSortedAccordingTo(Comparator.comparing(Alternative::from));
    }

    @Test
    void whatComesWithTimeNamesTheDay() {
        CustomerView view = view("{'id':'c','orders':[{'id':'77','placedAt':'2026-03-01','value':80,'currency':'EUR',"
                + "'promisedAt':'2026-03-15'}]}");

        assertThat(alternatives(view, "en"))
                .filteredOn(each -> each.rule().equals("Warn about a late delivery"))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.group()).isEqualTo(Group.LATER);
                    assertThat(each.on()).isEqualTo("2026-03-16");
                    assertThat(each.title()).isEqualTo("Your order … will arrive later than we promised");
                    assertThat(each.text())
                            .isEqualTo("From March 16, 2026, when this is true: “that is late by at least 1 day” "
                                    + "(order 77).");
                });
    }

    /** One condition of the shipped rule in plain DRL is a sentence of a file, the other one of the grammar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "en ~ The customer has ordered at least 5 times in the last 365 days ~ The customer last ordered "
                        + "at most 30 days ago",
                "ru ~ Клиент заказывал не меньше 5 раз за последние 365 дней ~ Клиент сделал последний заказ не "
                        + "больше 30 дней назад",
                "ro ~ Clientul a comandat de cel puțin 5 ori în ultimele 365 de zile ~ Clientul a făcut ultima "
                        + "comandă acum cel mult 30 de zile",
            })
    void plainDrlIsSaidInSentencesWhereThereAreAny(String language, String sentence, String words) {
        Rule rule = book.rules().rule("Thank a regular").orElseThrow();
        RuleExplanation explanation = RuleExplanation.of(rule, views.get(1));

        assertThat(new ConditionTexts(book, ExplanationTexts.in(language)).conditions(explanation))
                .extracting(DecisionExplanation.Condition::text)
                .containsExactly(sentence, words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Customer( !( segment == \"tea\" || ordersIn(30) >= 1 ) )",
                "Customer( segment in ( \"coffee\", \"cake\" ), tier != null || segment == null )",
                "Customer( segment contains \"cof\" || today >= \"2026-05-01\" )",
                "not Order( delivered ) from $customer.orders",
                "accumulate( Order( value > 20, !delivered ) from $customer.orders; $n : count(1); $n >= 4 )",
                "$order : Order( daysLate > 3 || value >= 100 ) from $customer.orders $complaint : Complaint( orderId "
                        + "== $order.id, open ) from $customer.complaints",
                "$order : Order() from $customer.orders",
                "Customer( publicHoliday == true )",
            })
    void plainDrlOfAnyFormHasWords(String when) {
        Map<String, String> texts =
                Books.texts("r.drl", Books.drl("  " + when.replace(" $complaint", "\n  $complaint")));
        Rule rule = new RuleBookReader("EUR")
                .read(BookSource.of(texts))
                .book()
                .rules()
                .get(0);
        for (String language : List.of("en", "ru", "ro")) {
            ConditionTexts conditionTexts = new ConditionTexts(book, ExplanationTexts.in(language));
            views.forEach(view -> {
                RuleExplanation explanation = RuleExplanation.of(rule, view);
                assertThat(conditionTexts.change(explanation)).doesNotContainPattern(CODE);
                assertThat(conditionTexts.conditions(explanation))
                        .allSatisfy(each -> assertThat(each.text()).isNotBlank().doesNotContainPattern(CODE));
            });
        }
    }
}
