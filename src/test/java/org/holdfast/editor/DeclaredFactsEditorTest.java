package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.completion.CompletionItem;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.editor.hover.HoverText;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.rules.declared.DeclaredBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.phrases.PhraseBook;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.holdfast.simulation.scenario.Scenario;
import org.holdfast.simulation.scenario.ScenarioReader;
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

    private static CompletionItem only(String path, String textWithBar, String language) {
        List<CompletionItem> items = items(path, textWithBar, language);
        assertThat(items).as(textWithBar).hasSize(1);
        return items.get(0);
    }

    private static List<CompletionItem> items(String path, String textWithBar, String language) {
        String text = textWithBar.replace('~', '\n');
        int cursor = text.indexOf('|');
        OpenFile file = new OpenFile(BOOK, path, text.substring(0, cursor) + text.substring(cursor + 1));
        return Desk.SERVICE.complete(file, cursor, language).items();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "customers/new.yaml; attributes:~  pl|; 'plan: '",
                "customers/new.yaml; 'attributes: { plan: fam| }'; family",
                "customers/new.yaml; attributes:~  vegan: tr|; true",
                "customers/new.yaml; lists:~  veh|; 'vehicle: '",
                "customers/new.yaml; lists:~  vehicle:~    - mil|; 'mileage: '",
                "customers/new.yaml; lists:~  vehicle:~    - electric: fa|; false",
                "customers/new.yaml; orders:~  - id: o~    attributes:~      gift|; 'giftWrapped: '",
                "customers/new.yaml; orders:~  - id: o~    lines:~      - attributes:~          eng|; 'engraving: '",
                "customers/new.yaml; complaints:~  - attributes:~      ins|; 'insured: '",
                "customers/new.yaml; returns:~  - attributes:~      dam|; 'damaged: '",
                "customers/new.yaml; interactions:~  - attributes:~      min|; 'minutes: '",
                "areas/a/r.scenarios.yaml; - name: x~  but:~    attributes:~      contr|; 'contractEnds: '",
                "areas/a/r.scenarios.yaml; - name: x~  customer:~    attributes:~      plan: ba|; basic",
                "facts.yaml; ord|; 'order: '",
                "facts.yaml; customer:~  plan:~    typ|; 'type: '",
                "facts.yaml; customer:~  plan:~    type: cho|; choice",
                "facts.yaml; lists:~  pet:~    key: na|~    fields: { name: { type: text } }; name"
            })
    void filesThatNameFactsAreCompleted(String path, String textWithBar, String text) {
        assertThat(items(path, textWithBar, "en"))
                .extracting(CompletionItem::text)
                .contains(text);
    }

    @Test
    void completionExplainsAFactInTheLanguageOfTheReader() {
        assertThat(only("customers/new.yaml", "attributes:~  contr|", "ru").help())
                .isEqualTo("окончание договора: date");
        assertThat(only("customers/new.yaml", "attributes:~  pla|", "ro").help())
                .isEqualTo("abonament: choice of basic, plus, family");
        assertThat(only("customers/new.yaml", "lists:~  veh|", "en").help()).isEqualTo("vehicles");
    }

    private static HoverText hover(String path, String textWithBar) {
        int cursor = textWithBar.indexOf('|');
        String text = textWithBar.substring(0, cursor) + textWithBar.substring(cursor + 1);
        return Desk.SERVICE.hover(new OpenFile(BOOK, path, text), cursor);
    }

    @Test
    void hoverExplainsFactsAndTheirDeclaration() {
        assertThat(hover("customers/new.yaml", "attributes: { pl|an: basic }").fields())
                .containsExactly("customer.plan: choice of basic, plus, family; plan / тариф / abonament");
        assertThat(hover("areas/a/r.scenarios.yaml", "- but: { lists: { vehi|cle: [] } }")
                        .fields())
                .containsExactly("lists.vehicle: vehicle / автомобиль / mașină");
        assertThat(hover("facts.yaml", "customer: { age: { ty|pe: number } }").help())
                .startsWith("What its values are");
        assertThat(hover("facts.yaml", "customer: { age: { type: wor|ds } }").help())
                .isEqualTo("a list of texts");
    }

    @Test
    void theDeclarationIsCheckedWhileItIsWritten() {
        String text = "customer:\n  plan: { typ: text }\n  shoeSize: { type: numbr }\n";
        BookSource book = BOOK.with(Map.of("facts.yaml", text.getBytes(StandardCharsets.UTF_8)));

        assertThat(Desk.SERVICE.problems(new OpenFile(book, "facts.yaml", text), "en"))
                .anyMatch(each -> each.range().line() == 2 && each.message().contains("\"typ\""))
                .anyMatch(each -> each.range().line() == 3 && each.message().contains("\"numbr\""));
    }

    @Test
    void thePhraseBookHasThem() {
        Map<String, String> pages = PhraseBook.write(BOOK, new Problems());

        assertThat(pages.get("language/en/PHRASES.md")).contains("contract end");
        assertThat(pages.get("language/ru/PHRASES.md")).contains("окончание договора");
        assertThat(pages.get("language/ro/PHRASES.md")).contains("sfârșitul contractului");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The customer has a vehicle~- inspection due is in at most 30 days | for the vehicle",
                "The customer has a vehicle~- electric | ''",
                "The customer has at least 2 vehicles | ''",
                "The customer's motto contains \"always\" | ''"
            })
    void anExampleMadeOfACustomerStatesNeitherTheirKeysNorTheirWords(String conditions, String about) {
        String path = "areas/loyalty/own.dslr";
        String rule = "rule \"Own\"\nwhen\n" + conditions.replace('~', '\n') + "\nthen\n  Propose \"thank-advocate\" "
                + about + "\nend\n";
        BookSource book = BOOK.with(Map.of(path, rule.getBytes(StandardCharsets.UTF_8)));
        ExampleCustomer customer = new ExampleCustomer(Samples.customer("""
                {'id':'c','attributes':{'motto':'Always Ana','gone':'Ana'},'lists':{'old':[{'a':'Ana'}],'vehicle':[
                  {'plate':'Ana 1','mileage':1,'inspectionDue':'2026-03-20'},{'plate':'Ana 2','electric':true},
                  {'plate':'Ana 3'}]}}
                """), List.of(), List.of(), null, null);

        MadeExample made = Desk.SERVICE.makeExample(
                new OpenFile(book, path, rule), customer, Instant.parse("2026-03-15T09:00:00Z"));

        assertThat(made.item()).contains("rule: Own").doesNotContain("Ana");
        Problems problems = new Problems();
        List<Scenario> read = new ScenarioReader(ZoneId.of("UTC"))
                .read(book.with(Map.of(made.path(), made.text().getBytes(StandardCharsets.UTF_8))), problems);
        assertThat(problems.list()).isEmpty();
        assertThat(read).anyMatch(each -> each.name().equals(made.name()));
    }
}
