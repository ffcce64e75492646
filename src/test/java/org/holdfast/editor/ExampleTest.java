package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.holdfast.Samples;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.checking.ExampleResult;
import org.holdfast.editor.checking.ExampleResult.State;
import org.holdfast.editor.checking.FileExamples;
import org.holdfast.editor.example.MadeExample;
import org.holdfast.editor.hover.HoverText;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples made from customers, and what the text under the cursor means. */
class ExampleTest {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";
    private static final Instant NOW = Instant.parse("2026-03-15T15:30:00Z");
    private static final ExampleCustomer CUSTOMER = customer("""
            {'id':'c-77','name':'Ana Popescu','email':'ana@example.org','phone':'+37360000000','language':'ro',
             'timeZone':'Europe/Chisinau','country':'MD','birthday':'1984-05-06','segment':'consumer',
             'consents':[{'channel':'email','purpose':'marketing','given':true,'at':'2025-01-10'}],
             'orders':[{'id':'R-1','placedAt':'2026-03-01T10:00:00Z','value':80,'currency':'EUR','promisedAt':'2026-03-12'},
                       {'id':'R-2','placedAt':'2026-01-01T10:00:00Z','value':30,'currency':'EUR','promisedAt':'2026-01-05',
                        'deliveredAt':'2026-01-04'}],
             'complaints':[{'id':'K-1','openedAt':'2026-03-13T10:00:00Z','orderId':'R-1','topic':'late',
                            'text':'Ana Popescu here, my parcel is lost, call +37360000000','fault':'us','severity':2}],
             'returns':[],'surveys':[],'interactions':[]}""");

    private static ExampleCustomer customer(String json) {
        return new ExampleCustomer(Samples.customer(json), List.of(), List.of(), null, null);
    }

    private static MadeExample make(BookSource book, String path) {
        return Desk.SERVICE.makeExample(new OpenFile(book, path, book.text(path, new Problems())), CUSTOMER, NOW);
    }

    private static FileExamples run(BookSource book, MadeExample made) {
        return Desk.SERVICE.examples(new OpenFile(book, made.path(), made.text()), "en", Cancellation.NEVER);
    }

    @Test
    void theExampleStatesOnlyWhatTheRuleReads() {
        assertThat(make(Desk.SHIPPED, RULE).item()).isEqualTo("""
                - name: "The rule \\"Warn about a late delivery\\" acts"
                  today: 2026-03-15
                  customer:
                    orders:
                      - { id: order-1, placedAt: 2026-03-01T10:00:00Z, promisedAt: 2026-03-12 }
                  expect: { action: warn-late-delivery, rule: Warn about a late delivery, about: order-1 }
                """);
    }

    /** For every rule file, the example passes when it is added, and says nothing about the person. */
    @Test
    void everyRuleFileAcceptsTheExample() {
        for (String path : Desk.SHIPPED.paths("areas/", "")) {
            if (!path.endsWith(".dslr") && !path.endsWith(".csv")) {
                continue;
            }
            MadeExample made = make(Desk.SHIPPED, path);
            ExampleResult result = run(Desk.SHIPPED, made).examples().stream()
                    .filter(each -> each.name().equals(made.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(result.state()).as(path + "\n" + made.item() + result).isEqualTo(State.PASSED);
            assertThat(made.item())
                    .doesNotContain("Ana", "Popescu", "example.org", "373", "c-77", "R-1", "K-1", "1984");
        }
    }

    @Test
    void aFileWithoutExamplesGetsItsFirst() {
        String path = "areas/delivery/new.dslr";
        BookSource book = Desk.with(path, """
                правило "Жалоба на потерю"
                  когда
                    У клиента есть жалоба
                      - в которой сказано "lost"
                  то
                    Предложить "answer-complaint" по жалобе
                конец
                """);
        MadeExample made = make(book, path);
        assertThat(made.path()).isEqualTo("areas/delivery/new.scenarios.yaml");
        assertThat(made.name()).isEqualTo("Правило «Жалоба на потерю» срабатывает");
        assertThat(made.item()).contains("text: \"lost").doesNotContain("parcel");
        assertThat(run(book, made).examples()).hasSize(1).allMatch(each -> each.state() == State.PASSED);
    }

    @Test
    void aSecondExampleHasAnotherName() {
        MadeExample first = make(Desk.SHIPPED, RULE);
        BookSource book = Desk.SHIPPED.with(Map.of(first.path(), first.text().getBytes(StandardCharsets.UTF_8)));
        MadeExample second = make(book, first.path());
        assertThat(second.name()).isEqualTo(first.name() + " (2)");
        assertThat(second.text()).startsWith(first.text());
    }

    @Test
    void aRuleWithErrorsHasNoExample() {
        OpenFile broken = Desk.file(RULE, "rule \"x\"\n when\n Nonsense\n then\nend");
        assertThatThrownBy(() -> Desk.SERVICE.makeExample(broken, CUSTOMER, NOW))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "- that is late; that is late by at least … day(s); daysLate",
                "Propose; Propose \"…\" for the order; ",
                "warn-late-delivery; warn-late-delivery; areas/delivery/actions.yaml",
                "has an order; The customer has an order; "
            })
    void theTextUnderTheCursorIsExplained(String at, String title, String field) {
        String text = Desk.text(RULE);
        HoverText hover = Desk.SERVICE.hover(Desk.file(RULE, text), text.indexOf(at) + 2);
        assertThat(hover).isNotNull();
        assertThat(hover.title()).isEqualTo(title);
        assertThat(hover.help()).isNotEmpty();
        assertThat(String.join(" ", hover.fields())).contains(field == null ? "" : field);
    }

    @Test
    void nothingIsSaidAboutComments() {
        assertThat(Desk.SERVICE.hover(Desk.file(RULE, "# The customer has an order"), 8))
                .isNull();
        assertThat(TextRange.at(1, 1).touches(1, 1)).isTrue();
    }
}
