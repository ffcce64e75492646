package org.holdfast.rules.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.Books;
import org.holdfast.rules.RuleBookReader;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.phrases.SentenceExamplesFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestSentencesTest {

    private static final BookSource SOURCE = BookSource.of(Samples.shippedTexts());
    private static final Sentences SENTENCES = Sentences.read(SOURCE, new Problems());
    private static final SentenceExamplesFile EXAMPLES = SentenceExamplesFile.read(SOURCE, new Problems());
    private static final RuleBookReader READER = new RuleBookReader("EUR");
    private static final Map<String, String> TEXTS = Books.texts("r.dslr", "");

    /** Typical mistakes in a sentence. */
    private enum Mistake implements UnaryOperator<String> {
        WRONG_ENDINGS {
            @Override
            public String apply(String line) {
                return words(line).stream()
                        .map(word -> word.matches("\\pL{6,}") ? word.substring(0, word.length() - 1) + "x" : word)
                        .collect(Collectors.joining(" "));
            }
        },
        MISSING_WORD {
            @Override
            public String apply(String line) {
                List<String> words = words(line);
                words.remove(1);
                return String.join(" ", words);
            }
        },
        SWAPPED_WORDS {
            @Override
            public String apply(String line) {
                List<String> words = words(line);
                Collections.swap(words, 0, 1);
                return String.join(" ", words);
            }
        },
        EXTRA_LETTER {
            @Override
            public String apply(String line) {
                return words(line).stream()
                        .map(word -> word.matches("\\pL{5,}")
                                ? word.substring(0, 2) + word.charAt(1) + word.substring(2)
                                : word)
                        .collect(Collectors.joining(" "));
            }
        };

        private static List<String> words(String line) {
            return new ArrayList<>(Arrays.asList(line.split(" ")));
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "ru", "ro"})
    void findsSentencesDespiteMistakes(String language) {
        List<String> lost = new ArrayList<>();
        int tried = 0;
        for (Sentence sentence : SENTENCES.all()) {
            String line = EXAMPLES.of(sentence)
                    .map(each -> Sentences.write(sentence, each.values()))
                    .orElse("");
            if (!sentence.language().equals(language)
                    || sentence.section() == RuleSection.KEYWORD
                    || line.split(" ").length < 4) {
                continue;
            }
            List<Sentence> fitting = SENTENCES.all().stream()
                    .filter(each -> each.section() == sentence.section())
                    .toList();
            Mistake mistake = Mistake.values()[tried % Mistake.values().length];
            tried++;
            List<String> near = NearestSentences.to(mistake.apply(line), fitting);
            if (!near.contains(sentence.readable())) {
                lost.add(mistake + ": " + mistake.apply(line) + " -> " + near);
            }
        }
        assertThat(tried).isGreaterThan(150);
        assertThat(lost).as("of " + tried + " mistakes").hasSizeLessThanOrEqualTo(tried / 50);
    }

    /** A gap takes any words, and a sentence can have many forms: neither hides the sentence that is meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "У клиента есть заказ; - оформлен за последний месяц ¦ «оформлен за последние … (месяц|месяца|месяцев)»",
                "У клиента есть заказ; - оформлен в последние 3 дня ¦ «оформлен за последние … (день|дня|дней)»",
                "У клиента есть заказ; - оформлен сегодня или вчера ¦ «оформлен сегодня» или «оформлен вчера»",
                "Clientul are o comandă; - plasată în ultima lună ¦ „plasată în ultimele … (lună|luni|de luni)”",
                "Clientul are o comandă; - plasată astăzi ¦ „plasată azi”",
                "Clientul are o comandă; - plasată cu cel mult 3 zile în urmă ¦ „plasată acum cel mult … (zi|zile|de zile)”",
                "The customer has an order; - value is at least 200 EUR ¦ Maybe write 200 alone",
                "У клиента есть заказ; - стоимость не меньше 9,90 евро ¦ только 9,90",
                "Clientul are o comandă; - valoarea este de cel puțin €50 ¦ doar 50",
                "The customer has an order; - placed on or after 2026-11-27 ¦ \"placed after …\"",
            })
    void suggestsWhatCanBeSaidOfAnyFact(String lines, String nearest) {
        Problem problem = problem(Books.sentences(lines.replace("; ", "\n")));

        assertThat(problem.hint()).contains(nearest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer did not order for 60 days | The customer has not ordered for at least … day(s)",
                "Clients has no order | The customer has no order",
                "Клиент не делал заказов не меньше 60 дней | Клиент не заказывал не меньше … (дня|дней)",
                "У клиентов есть заказы | У клиента есть заказ",
                "Клиенты не участвуют в программах \"Клуб\" | Клиент не участвует в программе \"…\"",
                "Clientii nu au comandat de 60 de zile | Clientul nu a comandat de cel puțin … (zi|zile|de zile)",
                "Clientul are comanda | Clientul are o comandă",
            })
    void suggestsSentencesOfTheSameLanguage(String line, String nearest) {
        Problem problem = problem(Books.sentences(line));

        assertThat(problem.hint()).contains(nearest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer has an order~that is late | \"that is late\" is a detail of a condition above "
                        + "it, so it must begin with a dash. Maybe \"- that is late\".",
                "- The customer has an order | \"The customer has an order\" is a condition of its own, so it "
                        + "must not begin with a dash.",
                "The customer has an order~• The customer has no complaint | "
                        + "\"The customer has no complaint\" is a condition of its own",
                "У клиента есть заказ~который опаздывает | «который опаздывает» уточняет условие, стоящее выше",
                "— У клиента есть заказ | «У клиента есть заказ» — отдельное условие",
                "Clientul are o comandă~care întârzie | „care întârzie” precizează o condiție de mai sus",
                "- Clientul are o comandă | „Clientul are o comandă” este o condiție de sine stătătoare",
                "The customer has a complaint~- that has been delivered | "
                        + "\"that has been delivered\" applies to Order, Parcel, but the condition above it is about "
                        + "Complaint.",
            })
    void reportsMissingAndUnnecessaryDashes(String lines, String text) {
        assertThat(problem(Books.sentences(lines.replace("~", "\n"))).toString())
                .contains(text);
    }

    private static Problem problem(String text) {
        TEXTS.put("areas/test/r.dslr", text);
        return READER.read(BookSource.of(TEXTS)).problems().get(0);
    }
}
