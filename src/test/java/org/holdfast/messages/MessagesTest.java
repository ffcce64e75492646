package org.holdfast.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.holdfast.Samples.problemsWith;
import static org.holdfast.Samples.shippedTexts;

import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Samples;
import org.holdfast.decisions.Decider;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.guardrails.Guardrails;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Proposal;
import org.holdfast.simulation.RuleBookValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private static DecisionModel book;

    @BeforeAll
    static void readBook() {
        book = Samples.shipped().book();
    }

    private static Messages.RenderedMessage render(String facts, String today, String action) {
        Proposal proposal = proposal(facts, today, action);
        return book.messages().render(proposal, Samples.view(facts, today).language(), proposal.desired(), null);
    }

    private static Proposal proposal(String facts, String today, String action) {
        return book.rules().proposals(Samples.view(facts, today)).stream()
                .filter(each -> each.action().id().equals(action))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 2026-03-13 | Your order 5512 is 1 day late.",
                "en | 2026-03-17 | Your order 5512 is 5 days late.",
                "ru | 2026-03-13 | Заказ 5512 опаздывает на 1 день.",
                "ru | 2026-03-14 | Заказ 5512 опаздывает на 2 дня.",
                "ru | 2026-03-17 | Заказ 5512 опаздывает на 5 дней.",
                "ru | 2026-04-02 | Заказ 5512 опаздывает на 21 день.",
                "ro | 2026-03-13 | Comanda 5512 întârzie cu o zi.",
                "ro | 2026-03-17 | Comanda 5512 întârzie cu 5 zile.",
                "ro | 2026-04-01 | Comanda 5512 întârzie cu 20 de zile.",
                "de | 2026-03-13 | Your order 5512 is 1 day late.",
            })
    void rendersReasonsInTheLanguageOfTheCustomerWithItsPlurals(String language, String today, String reason) {
        Messages.RenderedMessage rendered = render(
                "{'id':'c','language':'" + language
                        + "','orders':[{'id':'5512','placedAt':'2026-03-01','promisedAt':'2026-03-12'}]}",
                today,
                "warn-late-delivery");

        assertThat(rendered.reason()).isEqualTo(reason);
        assertThat(rendered.message().language()).isEqualTo(language.equals("de") ? "en" : language);
        assertThat(rendered.message().body()).contains("5512").doesNotContain("{", "null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | €6.00 | RON 40.00", "ru | 6,00 € | 40,00 RON", "ro | 6,00 EUR | 40,00 RON"})
    void formatsAmountsForTheLanguage(String language, String euros, String lei) {
        String facts = "{'id':'c','language':'" + language
                + "','orders':[{'id':'1','placedAt':'2026-03-01','currency':'%s',"
                + "'promisedDiscount':%s,'appliedDiscount':0}]}";

        assertThat(plain(render(facts.formatted("EUR", "6"), "2026-03-10", "credit-promised-discount")
                        .message()
                        .body()))
                .contains(euros);
        assertThat(plain(render(facts.formatted("RON", "40"), "2026-03-10", "credit-promised-discount")
                        .message()
                        .body()))
                .contains(lei);
    }

    @Test
    void doesNotRenderTextsWithUnknownValues() {
        MessageTemplate messageTemplate =
                MessageTemplate.of("Dear {customerName}, order {orderId}", ULocale.ENGLISH, List.of());

        assertThat(messageTemplate.fill(name -> name.equals("orderId") ? "7" : null))
                .isEqualTo(new Rendering.Missing(Set.of("customerName"), Set.of()));
        assertThat(messageTemplate.fill(name -> "x")).isEqualTo(new Rendering.Complete("Dear x, order x"));
    }

    @Test
    void keepsSubjectsOnOneLine() {
        String order = "{'id':'%s','placedAt':'2026-03-0%s','value':20,'currency':'EUR','lines':"
                + "[{'sku':'t','category':'tea\\r\\nBcc: all@example.org\\t\\u2028x\\u202E','quantity':1}]}";
        String facts = "{'id':'c','language':'en','orders':[" + order.formatted(1, 1) + "," + order.formatted(2, 2)
                + "," + order.formatted(3, 3) + "]}";

        Messages.RenderedMessage rendered = render(facts, "2026-03-25", "recommend-category");

        assertThat(rendered.message().subject()).isEqualTo("New for you from tea Bcc: all@example.org x");
        assertThat(rendered.message().body())
                .startsWith("You often choose something from tea Bcc: all@example.org x. There are")
                .doesNotContain("\r", "\n", "\t");
        assertThat(rendered.reason())
                .isEqualTo("3 of your orders had something from tea Bcc: all@example.org x in them.");
        assertThat(render(facts.replace("x\\u202E", "x".repeat(900)), "2026-03-25", "recommend-category")
                        .message()
                        .subject())
                .startsWith("New for you from tea Bcc: all@example.org xxx")
                .endsWith("x…")
                .hasSize(SingleLine.MAX_SUBJECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"word | 20 | 150", "слово | 30 | 150", "👩‍👩‍👧‍👦 | 100 | 150", "x | 1000 | 150"})
    void shortensSubjectsBetweenWordsOrCharacters(String word, int times, int maximum) {
        String long1 = (word + " ").repeat(times * 10).strip();
        String long2 = word.repeat(times * 10);

        for (String words : List.of(long1, long2)) {
            String subject = Messages.subject(words, "en");
            assertThat(SingleLine.length(subject, ULocale.ENGLISH)).isBetween(maximum / 2, maximum);
            assertThat(subject).endsWith("…");
            assertThat(words).startsWith(subject.substring(0, subject.length() - 1));
        }
        assertThat(Messages.subject(long1, "en")).matches("(" + word + " )*" + word + "…");
        assertThat(Messages.subject("a".repeat(150), "en")).isEqualTo("a".repeat(150));
        assertThat(Messages.subject("  short \n subject ", "en")).isEqualTo("short subject");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"Happy\\r\\nBcc: x\" | more than one line",
                "\"Happy\\tbirthday\" | more than one line",
                "\"Happy\\u202Ebirthday\" | more than one line",
                "\"LONG\" | longer than 150 characters",
                "\"{customerId} LONG\" | longer than 150 characters",
            })
    void rejectsSubjectsThatAreNotOneLine(String subject, String message) {
        String english = shippedTexts()
                .get("messages/en.yaml")
                .replace(
                        "subject: Happy birthday!\n", "subject: " + subject.replace("LONG", "very ".repeat(31)) + "\n");

        assertThat(problemsWith("messages/en.yaml", english))
                .filteredOn(Problem::isError)
                .singleElement()
                .asString()
                .startsWith("messages/en.yaml, line")
                .contains(message);
    }

    @Test
    void reportsProblemsOfTextsWithTheirLocation() {
        String english = shippedTexts().get("messages/en.yaml");

        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("is {orderDaysLate, plural, one", "is {orderDaysLte, plural, one"))))
                .contains("messages/en.yaml, line")
                .contains("has no {orderDaysLte}")
                .contains("\"orderDaysLate\"");
        assertThat(first(problemsWith(
                        "messages/en.yaml", english.replace("  Call a detractor:", "  Call a detracter:"))))
                .contains("no reason for the rule \"Call a detractor\"");
        assertThat(first(problemsWith("messages/en.yaml", english.replace("  remind-quiet:", "  remind-quite:"))))
                .contains("no text for the action \"remind-quiet\"");
        assertThat(first(problemsWith(
                        "messages/en.yaml", english.replace("{orderId} will arrive", "{orderId will arrive"))))
                .contains("cannot be read");
        assertThat(first(problemsWith("messages/en.yaml", english.replace("    subject: Happy birthday!\n", ""))))
                .contains("The subject is missing");
    }

    @Test
    void requiresTheLinkToASurveyOnlyInBodiesOfSurveys() {
        String english = shippedTexts().get("messages/en.yaml");

        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("how we did it? One click is enough: {surveyLink}", "how we did it?"))))
                .contains("messages/en.yaml, line")
                .contains("\"ask-after-complaint\" has a survey")
                .contains("no {surveyLink}");
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("subject: Is it good again?", "subject: \"Good? {surveyLink}\""))))
                .contains("{surveyLink} can only be used in the body");
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("It has been a while.", "It has been a while. {surveyLink}"))))
                .contains("\"say-hello\" has no survey, so there is no {surveyLink}");
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("Ask after a delivery: \"", "Ask after a delivery: \"{surveyLink} "))))
                .contains("has no {surveyLink}");
    }

    @ParameterizedTest
    @CsvSource({
        "invite-second-order, EMAIL, true",
        "invite-second-order, PUSH, false",
        "invite-second-order, , false",
        "warn-late-delivery, EMAIL, false"
    })
    void onlyMarketingMessagesOfTheChannelEndWithItsFooter(
            String action, @Nullable Channel channel, boolean hasFooter) {
        Proposal proposal = proposal(
                "{'id':'c','orders':[{'id':'5512','placedAt':'2026-01-01','promisedAt':'2026-03-12'}]}",
                "2026-03-14",
                action);

        assertThat(book.messages()
                        .render(proposal, "en", null, channel)
                        .message()
                        .body()
                        .endsWith(
                                "\n\nYou receive this because you agreed to hear from us. Unsubscribe, or choose what you "
                                        + "get: " + Messages.UNSUBSCRIBE_LINK))
                .isEqualTo(hasFooter);
    }

    @Test
    void aBookWithoutALinkInItsMarketingEmailsDoesNotGoLive() {
        Map<String, String> files = shippedTexts();
        files.computeIfPresent(
                "messages/ro.yaml",
                (path, text) -> text.replace("footers:", "# footers:")
                        .replaceFirst("  email: >-\n", "")
                        .replaceFirst(".*unsubscribeLink.*\n", ""));
        BookSource source = BookSource.of(files);

        assertThat(strict().check(BookSource.of(shippedTexts())).problems()).noneMatch(Problem::isError);
        assertThat(Samples.checked(files).problems()).noneMatch(Problem::isError);
        assertThat(strict().check(source).problems())
                .filteredOn(Problem::isError)
                .isNotEmpty()
                .allMatch(problem -> problem.toString().startsWith("messages/ro.yaml, line"))
                .allMatch(problem -> problem.toString().contains("unsubscribeLink"))
                .hasSize((int) book.rules().actions().values().stream()
                        .filter(action -> action.purpose() == Purpose.MARKETING
                                && action.channels().contains(Channel.EMAIL))
                        .count());
    }

    private static RuleBookValidator strict() {
        return new RuleBookValidator(Samples.ASSUMPTIONS, new Decider(Guardrails.all()), UnsubscribeLink.REQUIRED);
    }

    @Test
    void theLinkToUnsubscribeIsOnlyInBodiesAndFooters() {
        String english = shippedTexts().get("messages/en.yaml");

        assertThat(problemsWith(
                        "messages/en.yaml",
                        english.replace("It has been a while.", "It has been a while. {unsubscribeLink}")))
                .noneMatch(Problem::isError);
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("subject: Is it good again?", "subject: \"Good? {unsubscribeLink}\""))))
                .contains("{unsubscribeLink} can only be used in the body");
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("Ask after a delivery: \"", "Ask after a delivery: \"{unsubscribeLink} "))))
                .contains("has no {unsubscribeLink}");
        assertThat(first(problemsWith(
                        "messages/en.yaml",
                        english.replace("what you get: {unsub", "what you get, {customerName}: {unsub"))))
                .contains("cannot contain {customerName}");
        assertThat(first(problemsWith("messages/en.yaml", english.replace("  email: >-", "  emial: >-"))))
                .contains("no channel \"emial\"")
                .contains("email");
    }

    @Test
    void requiresThePluralFormsOfTheLanguage() {
        String russian = shippedTexts().get("messages/ru.yaml");
        String incomplete = russian.replace(
                "опаздывает на {orderDaysLate, plural, one {# день} few {# дня} many",
                "опаздывает на {orderDaysLate, plural, one {# день} few {# дня} lots");

        assertThat(first(problemsWith("messages/ru.yaml", incomplete)))
                .contains("messages/ru.yaml")
                .contains("lacks the form(s) many");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | You will have what was missing from your order 5512. | Please send me what is missing.",
                "ru | Вы получите то, чего не хватило в заказе 5512. | Пришлите мне то, чего не хватает.",
                "ro | Veți primi ce a lipsit din comanda 5512. | Trimiteți-mi ce lipsește.",
            })
    void rendersPromisesAndChoicesInTheLanguageOfTheCustomer(String language, String promise, String choice) {
        Messages.RenderedMessage rendered = render(
                "{'id':'c','language':'" + language
                        + "','orders':[{'id':'5512','placedAt':'2026-03-01','deliveredAt':'2026-03-12',"
                        + "'lines':[{'sku':'a','quantity':2,'delivered':1}]}]}",
                "2026-03-13",
                "send-missing-items");

        assertThat(rendered.promise()).isEqualTo(promise);
        assertThat(rendered.choices()).extracting(Messages.Choice::id).containsExactly("replacement", "refund");
        assertThat(rendered.choices().get(0).text()).isEqualTo(choice);
    }

    @Test
    void rendersNoPromiseIfThereIsNone() {
        Messages.RenderedMessage rendered = render(
                "{'id':'c','orders':[{'id':'5512','placedAt':'2026-03-01','promisedAt':'2026-03-12'}]}",
                "2026-03-14",
                "warn-late-delivery");

        assertThat(rendered.promise()).isNull();
        assertThat(rendered.choices()).isEmpty();
    }

    @Test
    void rendersNothingIfAPromiseOrChoiceHasAnUnknownValue() {
        for (String where : List.of("promise: You will have", "refund: I would rather")) {
            var texts = shippedTexts();
            texts.compute("messages/en.yaml", (path, text) -> text.replace(where, where + " {customerName}"));
            DecisionModel model = Samples.checked(texts).book();
            CustomerView view = Samples.view(
                    "{'id':'c','orders':[{'id':'5512','placedAt':'2026-03-01','deliveredAt':'2026-03-12',"
                            + "'lines':[{'sku':'a','quantity':2,'delivered':1}]}]}",
                    "2026-03-13");
            Proposal proposal = model.rules().proposals(view).stream()
                    .filter(each -> each.action().id().equals("send-missing-items"))
                    .findFirst()
                    .orElseThrow();

            assertThat(model.messages().render(proposal, "en", null, null))
                    .isEqualTo(new Messages.RenderedMessage(
                            null, null, null, List.of(), Set.of("customerName"), Set.of()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promise: We will answer your complaint {complaintId}. | | "
                        + "The action \"answer-complaint\" promises something, but its \"promise\" is missing here.",
                "subject: Happy birthday! | subject: Happy birthday!~    promise: A cake. | "
                        + "The action \"greet-birthday\" promises nothing.",
                "refund: I would | refnd: I would | no text for the choice \"refund\" of the action "
                        + "\"send-missing-items\". Maybe",
                "refund: I would | refnd: I would | has no choice \"refnd\". Maybe \"refund\".",
                "refund: I would | refund: I {orderId would | cannot be read",
                "refund: I would | refund: I {orderIdd} would | has no {orderIdd}, which this text needs. "
                        + "Maybe \"orderId\".",
                "answer your complaint {complaintId} | answer your complaint {complaintId, plural, one {x} other "
                        + "{y}} | is not a number",
                "call you with a solution | call {customerName} with a solution | "
                        + "warning: The rule \"Take a complaint further that is not solved in time\" does not "
                        + "ensure",
            })
    void requiresTextsOfPromisesAndChoicesToMatchTheirTerms(String before, String after, String message) {
        String english = shippedTexts().get("messages/en.yaml");
        String replaced = english.replace(before, after == null ? "" : after.replace("~", "\n"));

        assertThat(replaced).isNotEqualTo(english);
        assertThat(problemsWith("messages/en.yaml", replaced))
                .extracting(Problem::toString)
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("messages/en.yaml, line").contains(message));
    }

    @Test
    void requiresTextsInTheDefaultLanguage() {
        var texts = shippedTexts();
        texts.remove("messages/en.yaml");

        assertThat(Samples.checked(texts).problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("default language"));
    }

    private static String first(List<Problem> problems) {
        return problems.stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .toList()
                .toString();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
