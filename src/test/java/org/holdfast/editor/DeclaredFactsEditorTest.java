package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.completion.CompletionItem;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.PhraseBook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Completion and the phrase book know the facts that a rule book declares. */
class DeclaredFactsEditorTest {

    private static final BookSource BOOK =
            Desk.SHIPPED.with(Map.of("facts.yaml", DeclaredBook.FACTS.getBytes(StandardCharsets.UTF_8)));

    private static List<String> labels(String text) {
        return Desk.SERVICE
                .complete(new OpenFile(BOOK, "areas/regulars/new.dslr", text), text.length(), "en")
                .items()
                .stream()
                .map(CompletionItem::label)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rule \"x\"~when~The customer's pl | The customer's plan is one of",
                "rule \"x\"~when~The customer has a veh | The customer has a vehicle",
                "rule \"x\"~when~The customer has a vehicle~  - mil | - mileage is at least",
                "правило \"x\"~когда~Тариф | Тариф клиента — не",
                "regula \"x\"~când~La client, abon | La client, abonamentul este"
            })
    void completionOffersWhatCanBeSaid(String text, String label) {
        assertThat(labels(text.replace('~', '\n'))).anyMatch(each -> each.startsWith(label));
    }

    @Test
    void thePhraseBookHasThem() {
        Map<String, String> pages = PhraseBook.write(BOOK, new Problems());

        assertThat(pages.get("language/en/PHRASES.md")).contains("The customer's contract end is in at most …");
        assertThat(pages.get("language/ru/PHRASES.md")).contains("Окончание договора клиента");
        assertThat(pages.get("language/ro/PHRASES.md")).contains("La client, sfârșitul contractului");
    }
}
