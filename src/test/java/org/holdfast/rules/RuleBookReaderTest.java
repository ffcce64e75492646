package org.holdfast.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.holdfast.diagnostics.Problem;
import org.holdfast.facts.promise.FulfilmentCriterion;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;
import org.holdfast.rules.model.PromiseTerms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookReaderTest {

    @TempDir
    private Path folder;

    @Test
    void twoRulesWithTheSameNameAreAnErrorThatNamesBoth() {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put("areas/test/b.drl", Books.drl("Customer()"));

        assertThat(read(texts).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.origin().file()).isEqualTo("areas/test/b.drl");
            assertThat(problem.message()).contains("already a rule \"R\" in areas/test/a.drl, line 1");
        });
    }

    @Test
    void anEmptyBookIsAnError() {
        assertThat(read(Map.of()).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("not a single rule"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "warn: { knd: warning } | \"knd\" is not known here. Maybe \"kind\".",
                "warn: { kind: wraning, purpose: service, channels: [email], worth: 1, cost: 1 } | \"wraning\" is "
                        + "not what is expected here: one of obligation",
                "warn: { kind: warning, purpose: service, channels: [fax], worth: 1, cost: 1 } | one of email, sms",
                "warn: { kind: warning, purpose: service, channels: [email], worth: much, cost: 1 } | a number",
                "warn: { kind: warning, purpose: service, channels: [email], worth: -1, cost: 1 } | An amount from 0",
                "warn: { kind: warning, purpose: service, channels: [], worth: 1, cost: 1 } | At least one channel",
                "Warn It: { kind: warning, purpose: service, channels: [email], worth: 1, cost: 1 } | not a name "
                        + "for an action",
                "warn: { kind: wraning, purpose: service, channels: [email], worth: 1, cost: 1 } | Maybe \"warning\".",
                "warn: { kind: warning, purpose: service, channels: [email], worth: 1e-999999999, cost: 1 } | is "
                        + "not what is expected here: a number.",
                "warn: { kind: warning, purpose: service, channels: [email], worth: 0.00001, cost: 1 } | with at "
                        + "most 4 decimals",
                "warn: { budget: Good Will } | \"Good Will\" is not what is expected here: small letters and "
                        + "hyphens, such as goodwill.",
                "warn: { afterSilenceDays: 0 } | A number of days from 1 to 3650 is expected here. Maybe 1.",
                "warn: { coolDownDays: 0 } | A number of days from 1 to 3650 is expected here. Maybe 1.",
                "warn: { coolDownDays: 4000 } | Maybe 3650.",
                "warn: { atLeast: 0 } | An amount above 0 and up to 1000000 with at most 2 decimals is expected "
                        + "here. Maybe leave it out.",
                "warn: { atLeast: 5.005 } | with at most 2 decimals",
                "warn: { needs: { order: 2 hours } } | \"order\" is not known here. Maybe \"orders\".",
                "warn: { needs: { orders: 2 weeks } } | \"2 weeks\" is not what is expected here: an age of at most "
                        + "3650 days, such as 2 hours. Maybe 2",
                "warn: { needs: { orders: 2h } } | Maybe 2 hours.",
                "warn: { needs: { orders: 4000 days } } | an age of at most 3650 days",
                "warn: { needs: { orders: 0 hours } } | an age of at most",
                "warn: { needs: {} } | There are no facts under \"needs\". Maybe",
                "warn: { promise: { keptBy: delivery } } | The promise has no \"dueDays\". Maybe",
                "warn: { promise: { dueDays: 3 } } | The promise has no \"keptBy\". Maybe",
                "warn: { promise: { dueDays: -3, keptBy: delivery } } | A number of days from 0 to 365 is expected "
                        + "here. Maybe 3.",
                "warn: { promise: { dueDays: 3, keptBy: deliverd } } | one of delivery, resolution, outcome. Maybe "
                        + "\"delivery\".",
                "warn: { promise: soon } | Names with values",
                "warn: { authority: agent } | \"agent\" is not what is expected here: automatic",
                "warn: { kind: goodwill, authority: automatic } | Only an obligation can be granted without a limit",
                "warn: { choices: [refund] } | From 2 to 5 choices are expected here. Maybe",
                "warn: { choices: [refund, refund] } | \"refund\" appears twice in this list. Maybe",
                "warn: { choices: [refund, New One] } | small letters and hyphens, such as refund",
                "warn: 5 | Names with values",
                "warn: { kind: warning | not valid YAML",
            })
    void invalidActionsAreReported(String actions, String message) {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put("areas/test/actions.yaml", "# actions\n" + actions + "\n");

        assertThat(read(texts).problems()).anySatisfy(problem -> {
            assertThat(problem.origin().file()).isEqualTo("areas/test/actions.yaml");
            assertThat(problem.toString()).contains(message);
        });
    }

    @Test
    void budgetNeedsAndPromiseOfAnActionAreRead() {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put("areas/test/actions.yaml", """
                warn:
                  kind: goodwill
                  purpose: service
                  channels: [email]
                  worth: 12
                  cost: 0.005
                  budget: goodwill
                  coolDownDays: 30
                  atLeast: 5.00
                  needs: { orders: 2 hours, complaints: 1 day, surveys: 30 minutes }
                  promise: { dueDays: 0, keptBy: resolution }
                  choices: [refund, replacement]
                """);
        texts.put(
                "limits.yaml",
                "budgets: [ { from: 2026-01-01, why: x, pots: { goodwill: { amount: 1, per: day } } } ]\n");

        assertThat(read(texts).book().actions().get("warn")).satisfies(action -> {
            assertThat(action.grant().budget()).isEqualTo("goodwill");
            assertThat(action.usage().repetition().coolDownDays()).isEqualTo(30);
            assertThat(action.grant().atLeast()).isEqualByComparingTo("5");
            assertThat(action.usage().needs())
                    .isEqualTo(Map.of(
                            "orders",
                            Duration.ofHours(2),
                            "complaints",
                            Duration.ofDays(1),
                            "surveys",
                            Duration.ofMinutes(30)));
            assertThat(action.content().promise()).isEqualTo(new PromiseTerms(0, FulfilmentCriterion.RESOLUTION));
            assertThat(action.content().choices()).containsExactly("refund", "replacement");
        });
    }

    @Test
    void anActionWithOnlyRequiredFieldsHasDefaults() {
        assertThat(Books.book("a.drl", Books.drl("Customer()")).actions().get("warn"))
                .satisfies(action -> {
                    assertThat(action.grant().budget()).isNull();
                    assertThat(action.usage().repetition().coolDownDays()).isNull();
                    assertThat(action.grant().atLeast()).isNull();
                    assertThat(action.usage().needs()).isEmpty();
                    assertThat(action.content().promise()).isNull();
                    assertThat(action.content().choices()).isEmpty();
                });
    }

    @Test
    void aLimitWithoutADateOrAReasonIsAnError() {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put("limits.yaml", "exchangeRates:\n  - perUnit: { RON: 0.2, XXXX: 1, MDL: -1 }\n");

        assertThat(read(texts).problems())
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("has no \"from\""))
                .anyMatch(message -> message.contains("has no \"why\""))
                .anyMatch(message -> message.contains("\"XXXX\" is not an ISO"))
                .anyMatch(message -> message.contains("above 0"));
    }

    @Test
    void aMisplacedFileIsReported() {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        texts.put("area/test/b.drl", Books.drl("Customer()"));
        texts.put("areas/test/c.dlsr", "x");

        assertThat(Books.withoutLeftovers(read(texts).problems()))
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.isError()).isFalse());
    }

    @Test
    void theVersionDependsOnTheContentOnly() throws Exception {
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer()"));
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        Files.writeString(folder.resolve("README.md"), "for people");
        Files.createDirectories(folder.resolve("retired"));
        Files.writeString(folder.resolve("retired/old.drl"), "rule");
        Files.writeString(folder.resolve("areas/test/.a.drl.swp"), "editor");

        assertThat(BookSource.read(folder).version())
                .isEqualTo(BookSource.of(texts).version())
                .startsWith("sha256:");
        texts.merge("areas/test/a.drl", " ", String::concat);
        assertThat(BookSource.of(texts).version())
                .isNotEqualTo(BookSource.read(folder).version());
    }

    @Test
    void aFileThatIsNotUtf8IsNamed() throws Exception {
        Files.createDirectories(folder.resolve("areas/test"));
        Files.write(folder.resolve("areas/test/a.drl"), "rule \"Café\"".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(new RuleBookReader("EUR").read(BookSource.read(folder)).problems())
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("areas/test/a.drl")
                        .contains("not UTF-8"));
    }

    @Test
    void aMissingFolderIsReportedWithAHint() {
        assertThatThrownBy(() -> BookSource.read(folder.resolve("nowhere")))
                .isInstanceOf(BookUnreadable.class)
                .hasMessageContaining("There is no folder")
                .hasMessageContaining("holdfast.rules.dir");
    }

    @Test
    void windowsLineEndsAndByteOrderMarksDoNotMatter() {
        Map<String, String> texts = Books.texts(
                "a.dslr",
                "\uFEFF"
                        + Books.sentences("The customer has an order\n - that is late")
                                .replace("\n", "\r\n"));

        assertThat(Books.withoutLeftovers(read(texts).problems())).isEmpty();
    }

    @Test
    void aChangedFileIsReadAgain() {
        RuleBookReader reader = new RuleBookReader("EUR");
        Map<String, String> texts = Books.texts("a.drl", Books.drl("Customer( stamps > 1 )"));
        texts.put("areas/test/b.drl", Books.drl("Customer( stamps > 2 )").replace("\"R\"", "\"S\""));
        RuleBook before = reader.read(BookSource.of(texts)).book();
        texts.put("areas/test/b.drl", Books.drl("Customer( stamps > 3 )").replace("\"R\"", "\"S\""));
        RuleBook after = reader.read(BookSource.of(texts)).book();

        assertThat(before.rule("S").orElseThrow().when().text()).isEqualTo("Customer(stamps > 2)");
        assertThat(after.rule("S").orElseThrow().when().text()).isEqualTo("Customer(stamps > 3)");
        assertThat(after.rule("R").orElseThrow()).isSameAs(before.rule("R").orElseThrow());
        texts.put("language/en/more.dsl", "[when]The customer is new=Customer( orderCount == 0 )");
        assertThat(reader.read(BookSource.of(texts)).book().rule("R").orElseThrow())
                .isNotSameAs(before.rule("R").orElseThrow());
    }

    private static RuleBookReader.Result read(Map<String, String> texts) {
        return new RuleBookReader("EUR").read(BookSource.of(texts));
    }
}
