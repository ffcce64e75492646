package org.holdfast.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.holdfast.catalogue.RuleSentences.Words;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.model.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A condition of several lines is said as a whole, in any language: as lines, and as one line. */
class RuleSentencesTest {

    private static final String GROUP = """
            At least 2 of these are true:
              The customer's segment is "vip"
              The customer has an order
                - late
                - value is at least 50
              None of these is true:
                The customer has a complaint
                  - open
                The customer has a return
              The customer has an order
                - late
            """;

    private static final String EVERY = """
            Every order of the customer
              - placed in the last 90 days
              - value is at least 50
              was late
            """;

    private static final String COUNT = """
            The customer has exactly 2 orders
              - placed this month
              - value is at least 50
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "en ¦ At least 2 of these are true:|.The customer's segment is \"vip\"|.The customer has an order|.– late"
                        + "|.– value is at least 50|.None of these is true:|..The customer has a complaint|..– open"
                        + "|..The customer has a return|.The customer has an order|.– late",
                "ru ¦ Выполнено не меньше 2 из следующих условий:|.Сегмент клиента — \"vip\"|.У клиента есть заказ"
                        + "|.– который опаздывает|.– стоимость не меньше 50|.Не выполнено ни одно из следующих условий:"
                        + "|..У клиента есть жалоба|..– которая открыта|..У клиента есть возврат"
                        + "|.У клиента есть заказ|.– который опаздывает",
            })
    void saysAllOfAGroup(String language, String expected) {
        assertThat(lines(GROUP, language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "en ¦ Every order of the customer|– placed in the last 90 days|– value is at least 50|.was late",
                "ru ¦ Каждый заказ клиента|– сделанный за последние 90 дней|– стоимость не меньше 50|.который опаздывает",
                "ro ¦ Fiecare comandă a clientului|– făcută în ultimele 90 de zile|– valoarea este de cel puțin 50|.care întârzie",
            })
    void saysWhatHasToBeTrueOfEveryThing(String language, String expected) {
        assertThat(lines(EVERY, language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "en ¦ At least 2 of these are true: The customer's segment is \"vip\"; The customer has an order (late, "
                        + "value is at least 50); None of these is true (The customer has a complaint (open); The customer "
                        + "has a return); The customer has an order (late)",
                "ro ¦ Cel puțin 2 dintre condițiile următoare sunt îndeplinite: La client, segmentul este \"vip\"; Clientul "
                        + "are o comandă (care întârzie, valoarea este de cel puțin 50); Niciuna dintre condițiile următoare nu este "
                        + "îndeplinită (Clientul are o reclamație (care este deschisă); Clientul are un retur); Clientul are "
                        + "o comandă (care întârzie)",
            })
    void saysAGroupInOneLine(String language, String expected) {
        assertThat(oneLine(GROUP, language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "en ¦ The customer has exactly 2 orders (placed this month, value is at least 50)",
                "ru ¦ У клиента ровно 2 заказа (оформлен в этом месяце, стоимость не меньше 50)",
            })
    void separatesWhatNarrowsACondition(String language, String expected) {
        assertThat(oneLine(COUNT, language)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            quoteCharacter = '`',
            value = {
                "en ¦ Every order of the customer (placed in the last 90 days, value is at least 50): was late",
                "ru ¦ Каждый заказ клиента (сделанный за последние 90 дней, стоимость не меньше 50): который опаздывает",
            })
    void saysInOneLineWhatHasToBeTrueOfEveryThing(String language, String expected) {
        assertThat(oneLine(EVERY, language)).isEqualTo(expected);
    }

    private static String lines(String conditions, String language) {
        RuleBook book = book(conditions);
        return RuleSentences.of(rule(book), book, language).when().stream()
                .map(RuleSentencesTest::line)
                .collect(Collectors.joining("|"));
    }

    private static String line(Words words) {
        return ".".repeat(words.depth()) + (words.detail() ? "– " : "") + words.text();
    }

    private static String oneLine(String conditions, String language) {
        RuleBook book = book(conditions);
        SourceLocation origin = rule(book).when().customer().get(0).origin();
        return book.inLanguage(rule(book), origin, language);
    }

    private static Rule rule(RuleBook book) {
        return book.rules().get(0);
    }

    private static RuleBook book(String conditions) {
        return Books.book("r.dslr", Books.sentences(conditions));
    }
}
