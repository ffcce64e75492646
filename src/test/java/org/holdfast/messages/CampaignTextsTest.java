package org.holdfast.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.decisions.ContactHistory;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionInput;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.DecisionMoment;
import org.holdfast.guardrails.Guardrails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of single campaigns: what stands in a gap without a value, languages, and amounts of zero. */
class CampaignTextsTest {

    private static final String ACTION = """
            greet:
              kind: warning
              purpose: service
              channels: [web]
              worth: 5.00
              cost: 0.10
            """;

    private static final String RULE = """
            rule "Greet"
              when
                The customer has an order
                  - that has not been delivered
              then
                Propose "greet" for the order
            end
            """;

    private static final String FACTS = """
            customer:
              nickname: { type: text, en: nickname, ru: прозвище, ro: poreclă }
            """;

    private static final String TEXT = """
            actions:
              greet:
                subject: %s
                body: %s
            reasons:
              Greet: Why not.
            """;

    /** A rule book with one action and its texts. */
    private static Map<String, String> files(String subject, String body) {
        Map<String, String> files = new HashMap<>(Samples.shippedTexts());
        files.keySet().removeIf(path -> !path.startsWith("language/"));
        files.put("facts.yaml", FACTS);
        files.put("areas/news/actions.yaml", ACTION);
        files.put("areas/news/greet.dslr", RULE);
        files.put("messages/en.yaml", TEXT.formatted(subject, body));
        return files;
    }

    private static DecisionModel book(Map<String, String> files) {
        var report = Samples.checked(files);
        assertThat(report.problems())
                .filteredOn(CampaignTextsTest::isAboutTexts)
                .isEmpty();
        return report.book();
    }

    /** The small books of this test have no scenarios; that alone is no fault here. */
    private static boolean isAboutTexts(Problem problem) {
        return problem.isError() && !problem.toString().contains("scenario");
    }

    private static List<String> problems(Map<String, String> files) {
        return Samples.checked(files).problems().stream()
                .map(Problem::toString)
                .filter(problem -> !problem.contains("scenario"))
                .filter(problem -> !problem.startsWith("language/"))
                .toList();
    }

    private static Decision decide(Map<String, String> files, String customer) {
        String facts = customer.replace(
                "ORDER", "'orders':[{'id':'5512','placedAt':'2026-03-01','value':0.00,'currency':'EUR'}]");
        return new Decider(Guardrails.all())
                .decide(book(files), DecisionInput.about(Samples.view(facts, "2026-03-10"), "hash"))
                .decision();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "Hello {n|there}!; Ana; Hello Ana!",
                "Hello {n|there}!; -; Hello there!",
                "Hello {n|there}!; ' '; Hello there!",
                "Hello { n |there}!; -; Hello there!",
                "Hello {n|}, you; -; Hello, you",
                "Hello {n|}, you; Ana; Hello Ana, you",
                "{n|} hello; -; hello",
                "{n|dear ''friend''}; -; dear 'friend'",
                "{n|l'ami}; -; l'ami",
                "{n|'{'a'}' '|' b}; -; {a} | b",
                "{n|a|b}; -; a|b",
                "'{n|x}' {n|y}; -; {n|x} y",
                "it''s {n|y}; -; it's y",
                "{k, plural, one {a|b {n|one}} other {c|d {n|many}}}; -; c|d many",
                "{s, select, x {a} other {b|c}} {n|z}; -; b|c z",
            })
    void aGapWithAFallbackIsAlwaysFilled(String text, String name, String filled) {
        MessageTemplate template = MessageTemplate.of(text, ULocale.ENGLISH, new ArrayList<>());
        String value = name == null ? null : name.replace("'", "");

        Rendering rendering = template.fill(argument -> switch (argument) {
            case "k" -> 5;
            case "s" -> "y";
            default -> value;
        });

        assertThat(rendering).isEqualTo(new Rendering.Complete(filled));
        assertThat(template.arguments()).contains("n");
        assertThat(template.required()).doesNotContain("n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"Hello {n|there; no closing bracket", "Hello {n|{m}}; another gap"})
    void aFallbackThatCannotBeReadIsRefused(String text, String because) {
        assertThatThrownBy(() -> MessageTemplate.of(text, ULocale.ENGLISH, new ArrayList<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(because);
    }

    @Test
    void aValueIsNotReadAsAGap() {
        MessageTemplate template = MessageTemplate.of("{n|x} {m}", ULocale.ENGLISH, new ArrayList<>());

        assertThat(template.fill(name -> name.equals("m") ? "{n|y}" : null))
                .isEqualTo(new Rendering.Complete("x {n|y}"));
    }

    @Test
    void fallbacksStandInSubjectsAndBodiesForKnownAndDeclaredFacts() {
        Map<String, String> files =
                files("For {customerGivenName|you}", "Hi {customerNickname|friend}, {orderValue|soon}.");

        Decision unknown = decide(files, "{'id':'c',ORDER}");
        Decision known = decide(files, "{'id':'c','givenName':'Ana','attributes':{'nickname':'Anny'},ORDER}");

        assertThat(problems(files)).isEmpty();
        assertThat(unknown.actions()).singleElement().satisfies(act -> {
            assertThat(act.message().subject()).isEqualTo("For you");
            assertThat(act.message().body()).isEqualTo("Hi friend, soon.");
        });
        assertThat(known.actions()).singleElement().satisfies(act -> {
            assertThat(act.message().subject()).isEqualTo("For Ana");
            assertThat(act.message().body()).isEqualTo("Hi Anny, soon.");
        });
    }

    @Test
    void fallbacksAreChecked() {
        assertThat(problems(files("For {customerGivenNme|you}", "Hi.")))
                .singleElement()
                .asString()
                .contains("has no {customerGivenNme}", "customerGivenName");
        assertThat(problems(files("For {customerGivenName}", "Hi.")))
                .singleElement()
                .asString()
                .contains("does not ensure that {customerGivenName} is known", "{customerGivenName|…}");
        assertThat(problems(files("'{customerGivenName|}'", "Hi.")))
                .singleElement()
                .asString()
                .contains("empty wherever its values are unknown");
    }

    @Test
    void aFallbackStandsForWhatOnlyAnotherRuleOfTheActionKnows() {
        Map<String, String> files = files("For you", "About {orderId|your orders}.");
        files.put("areas/news/greet.dslr", RULE + """
                rule "Greet all"
                  when
                    The customer speaks "en"
                  then
                    Propose "greet"
                end
                """);
        files.computeIfPresent("messages/en.yaml", (path, text) -> text + "  Greet all: Why not.\n");

        assertThat(problems(files)).isEmpty();
        assertThat(decide(files, "{'id':'c','language':'en','orders':[]}").actions())
                .singleElement()
                .satisfies(act -> assertThat(act.message().body()).isEqualTo("About your orders."));
    }

    @Test
    void noMessageSaysThatAnAmountIsZero() {
        assertThat(decide(files("For you", "It was {orderValue}."), "{'id':'c',ORDER}")
                        .heldBack())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.by()).isEqualTo("truthfulness");
                    assertThat(held.reason()).isEqualTo("The message would say that an amount is zero: orderValue.");
                });
        assertThat(decide(files("For you", "It was {orderValue}."), "{'id':'c','language':'ro',ORDER}")
                        .heldBack())
                .singleElement()
                .satisfies(held ->
                        assertThat(held.reason()).isEqualTo("Mesajul ar indica o sumă egală cu zero: orderValue."));
    }

    @Test
    void subjectsStayOnOneLineWhateverTheFactsContain() {
        String name = "Ana\\r\\nBcc: x@example.org\\u0000\\u2028" + "y".repeat(300);

        Decision decision = decide(
                files("For {customerNickname|you}", "Hi."),
                "{'id':'c','attributes':{'nickname':'" + name.replace("\\u0000", "") + "'},ORDER}");

        assertThat(decision.actions())
                .singleElement()
                .satisfies(act -> assertThat(act.message().subject())
                        .startsWith("For Ana Bcc: x@example.org")
                        .doesNotContain("\r", "\n", "\u2028")
                        .endsWith("…")
                        .hasSizeLessThanOrEqualTo(SingleLine.MAX_SUBJECT));
    }

    /** A book in English and Romanian, whose action has texts in some languages. */
    private static Map<String, String> inLanguages(String terms, String... languages) {
        Map<String, String> files = files("Hello", "Hi.");
        files.put("areas/news/actions.yaml", ACTION + terms);
        for (String language : languages) {
            files.put("messages/" + language + ".yaml", TEXT.formatted("Hello in " + language, "Hi."));
        }
        return files;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ro; ro; Hello in ro",
                "en; en; Hello",
                "ru; en; Hello",
                "de; en; Hello",
            })
    void customersWhoReadAnotherLanguageGetTheOneOfTheCompany(String language, String used, String subject) {
        Map<String, String> files = inLanguages("  languages: [en, ro]\n", "ro");
        files.put("messages/ru.yaml", "reasons: {}\n");

        assertThat(problems(files)).isEmpty();
        assertThat(decide(files, "{'id':'c','language':'" + language + "',ORDER}")
                        .actions())
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.message().language()).isEqualTo(used);
                    assertThat(act.message().subject()).isEqualTo(subject);
                });
    }

    @Test
    void orNothingIfTheActionSaysSo() {
        Map<String, String> files = inLanguages("  languages: [ro]\n  otherLanguages: nothing\n", "ro");
        files.put("messages/en.yaml", "reasons: {}\n");

        assertThat(problems(files)).isEmpty();
        assertThat(decide(files, "{'id':'c','language':'ro',ORDER}").actions()).hasSize(1);
        assertThat(decide(files, "{'id':'c','language':'de',ORDER}").heldBack())
                .singleElement()
                .satisfies(held -> {
                    assertThat(held.by()).isEqualTo("language");
                    assertThat(held.reason()).isEqualTo("There is no text for this in the customer's language (de).");
                    assertThat(held.liftsAt()).isNull();
                });
    }

    @Test
    void aLanguageCanHaveTextsForSomeActionsOnly() {
        Map<String, String> files = files("Hello", "Hi.");
        files.put("areas/news/more.dslr", RULE.replace("Greet", "More").replace("greet", "more"));
        files.put(
                "areas/news/actions.yaml",
                ACTION + ACTION.replace("greet", "more").replace("5.00", "9.00"));
        files.computeIfPresent(
                "messages/en.yaml",
                (path, text) ->
                        text.replace("reasons:", "  more: { subject: More, body: More. }\nreasons:\n  More: So."));
        files.put("messages/uk.yaml", "partial: true\n" + TEXT.formatted("Вітаю", "Добридень."));

        assertThat(problems(files)).isEmpty();
        Decision decision = new Decider(Guardrails.all())
                .decide(
                        book(files),
                        new DecisionInput(
                                Samples.view(
                                        "{'id':'c','language':'uk','orders':[{'id':'1','placedAt':'2026-03-01'}]}",
                                        "2026-03-10"),
                                "hash",
                                null,
                                DecisionMoment.REVIEW,
                                2,
                                AuthorityLevel.AUTOMATIC,
                                ContactHistory.NONE))
                .decision();
        assertThat(decision.actions())
                .extracting(act -> act.message().subject())
                .containsExactly("More", "Вітаю");

        files.put("messages/uk.yaml", TEXT.formatted("Вітаю", "Добридень."));
        assertThat(problems(files)).anyMatch(problem -> problem.contains("There is no text for the action \"more\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "languages: [en, ro]; There is no text for the action \"greet\"",
                "languages: [en, uk]; no file messages/uk.yaml",
                "languages: [ro]; has no texts in \"en\", the company's language",
                "languages: []; At least one language",
                "languages: [EN]; the code of a language",
                "languages: [en, en]; appears twice",
                "otherLanguages: nothing; and it has none",
            })
    void whatActionsSayAboutLanguagesIsChecked(String terms, String problem) {
        Map<String, String> files = inLanguages("  " + terms + "\n");
        files.put("messages/ro.yaml", "reasons: {}\n");

        assertThat(problems(files)).anyMatch(each -> each.contains(problem));
    }
}
