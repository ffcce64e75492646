package org.holdfast.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.holdfast.diagnostics.Problem.Severity;
import org.holdfast.editor.checking.BookCheck;
import org.holdfast.editor.checking.EditorProblem;
import org.holdfast.editor.checking.ExampleResult;
import org.holdfast.editor.checking.ExampleResult.State;
import org.holdfast.editor.checking.FileExamples;
import org.holdfast.editor.checking.Overtaking;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a text, how to correct it, and what its examples do. */
class CheckingTest {

    private static final String RULE = "areas/delivery/warn-late-delivery.dslr";
    private static final String EXAMPLES = "areas/delivery/warn-late-delivery.scenarios.yaml";
    private static final String WARN = Desk.text(RULE);

    private static List<EditorProblem> problems(String path, String text, String language) {
        return Desk.SERVICE.problems(Desk.file(path, text), language);
    }

    private static EditorProblem problem(String path, String text) {
        List<EditorProblem> problems = problems(path, text, "en");
        assertThat(problems).hasSize(1);
        return problems.get(0);
    }

    @Test
    void shippedFilesAreFineOnTheirOwn() {
        List<String> some = Desk.SHIPPED.paths().stream()
                .filter(path -> path.contains("delivery/") || !path.contains("/") || path.contains("amira"))
                .toList();
        assertThat(some).hasSizeGreaterThan(10);
        for (String path : some) {
            assertThat(problems(path, Desk.text(path), "en")).as(path).isEmpty();
        }
    }

    /** Applying the first correction of each problem leads to the text that was meant. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "- that is late by at least 1 day; - that is late by at leest 1 day",
                "- that is late by at least 1 day; - that is late by at least one day",
                "- that is late by at least 1 day; that is late by at least 1 day",
                "The customer has an order; - The customer has an order",
                "Propose \"warn-late-delivery\" for the order; Propose \"warn-late-delivry\" for the order"
            })
    void theFirstCorrectionIsWhatWasMeant(String right, String wrong) {
        EditorProblem problem = problems(RULE, WARN.replace(right, wrong), "en").get(0);
        assertThat(problem.severity()).isEqualTo(Severity.ERROR);
        assertThat(problem.fixes()).isNotEmpty();
        assertThat(Desk.applied(WARN.replace(right, wrong), problem.fixes().get(0)))
                .isEqualTo(WARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\nend", "  when\n", "  then\n"})
    void aMissingLineOfTheFrameIsInserted(String missing) {
        String text = WARN.replace(missing, "");
        EditorProblem problem = problems(RULE, text, "en").stream()
                .filter(each -> !each.fixes().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(problems(RULE, Desk.applied(text, problem.fixes().get(0)), "en"))
                .isEmpty();
    }

    @Test
    void aNameGetsItsQuotationMarks() {
        String text = WARN.replace("rule \"Warn about a late delivery\"", "rule Warn about a late delivery");
        EditorProblem problem = problem(RULE, text);
        assertThat(Desk.applied(text, problem.fixes().get(0))).isEqualTo(WARN);
    }

    @Test
    void wordsAreMarkedWhereTheyAre() {
        EditorProblem problem = problem(RULE, WARN.replace("at least 1 day", "at leest 1 day"));
        assertThat(problem.words()).isEqualTo("that is late by at leest 1 day");
        assertThat(problem.range()).isEqualTo(TextRange.inLine(7, 9, 39));
    }

    @ParameterizedTest
    @CsvSource({
        "en, I do not know the sentence, Change to",
        "ru, Я не знаю фразы, Заменить на",
        "ro, Nu cunosc, Înlocuiește cu"
    })
    void problemsAndCorrectionsAreInTheReadersLanguage(String language, String message, String title) {
        EditorProblem problem = problems(RULE, WARN.replace("at least 1 day", "at leest 1 day"), language)
                .get(0);
        assertThat(problem.message()).startsWith(message);
        assertThat(problem.fixes().get(0).title()).startsWith(title);
    }

    @Test
    void keysAndNamesOfYamlAreCorrected() {
        String actions = "areas/delivery/actions.yaml";
        EditorProblem key = problems(actions, Desk.text(actions).replaceFirst("purpose:", "purpos:"), "en")
                .get(1);
        assertThat(key.words()).isEqualTo("purpos");
        assertThat(key.fixes().get(0).edits().get(0).text()).isEqualTo("purpose");
        String examples = Desk.text(EXAMPLES).replaceFirst("customer: amira", "customer: amyra");
        assertThat(problem(EXAMPLES, examples).fixes())
                .extracting(fix -> fix.edits().get(0).text())
                .contains("amira");
    }

    @Test
    void examplesAreRunWhicheverOfTheTwoFilesIsOpen() {
        FileExamples fromRules = Desk.SERVICE.examples(Desk.file(RULE, WARN), "en", Cancellation.NEVER);
        FileExamples fromExamples =
                Desk.SERVICE.examples(Desk.file(EXAMPLES, Desk.text(EXAMPLES)), "en", Cancellation.NEVER);
        assertThat(fromRules).isEqualTo(fromExamples);
        assertThat(fromRules.examples()).hasSizeGreaterThan(5).allMatch(each -> each.state() == State.PASSED);
        assertThat(fromRules.unreached()).isEmpty();
    }

    @Test
    void aFailedExampleSaysWhatCameAndWhy() {
        FileExamples examples = Desk.SERVICE.examples(
                Desk.file(RULE, WARN.replace("at least 1 day", "at least 5 days")), "en", Cancellation.NEVER);
        ExampleResult failed = examples.examples().stream()
                .filter(each -> each.state() == State.FAILED)
                .findFirst()
                .orElseThrow();
        assertThat(failed.expected()).contains("warn-late-delivery");
        assertThat(failed.came()).isEqualTo("nothing was proposed");
        assertThat(failed.why()).contains("late by at least 5 days", "3");
        assertThat(examples.unreached()).containsExactly(8, 10);
    }

    @Test
    void examplesCannotRunWhileTheRuleHasErrors() {
        FileExamples examples =
                Desk.SERVICE.examples(Desk.file(RULE, WARN.replace("late", "lat")), "ru", Cancellation.NEVER);
        assertThat(examples.examples()).isNotEmpty().allMatch(each -> each.state() == State.NOT_RUN);
        assertThat(examples.examples().get(0).why()).contains("ошибки");
    }

    @Test
    void theWholeBookIsCheckedWithItsExamples() {
        BookCheck fine = Desk.SERVICE.check(Desk.SHIPPED, "en", Cancellation.NEVER);
        assertThat(fine.passed()).isTrue();
        BookCheck failing = Desk.SERVICE.check(
                Desk.with(RULE, WARN.replace("at least 1 day", "at least 9 days")), "ro", Cancellation.NEVER);
        assertThat(failing.passed()).isFalse();
        assertThat(failing.failed()).isNotEmpty().allMatch(each -> each.file().equals(EXAMPLES));
        assertThat(failing.problems())
                .anyMatch(problem ->
                        problem.file().equals(EXAMPLES) && problem.message().startsWith("Exemplul"));
    }

    @Test
    void aWrongNameInAnExampleIsMarkedOnItsOwnLine() {
        String text =
                Desk.text(EXAMPLES).replaceFirst("rule: Warn about a late delivery", "rule: Warn about a late delivry");
        BookSource book = Desk.with(EXAMPLES, text);
        EditorProblem problem = Desk.SERVICE.check(book, "en", Cancellation.NEVER).problems().stream()
                .filter(each -> each.words().equals("Warn about a late delivry"))
                .findFirst()
                .orElseThrow();
        assertThat(Desk.applied(text, problem.fixes().get(0))).isEqualTo(Desk.text(EXAMPLES));
    }

    @Test
    void aCheckStopsWhenANewerOneBegins() {
        Overtaking overtaking = new Overtaking();
        Cancellation first = overtaking.begin("draft");
        Cancellation other = overtaking.begin("another draft");
        assertThat(first.isRequested()).isFalse();
        Cancellation second = overtaking.begin("draft");
        assertThat(second.isRequested()).isFalse();
        assertThat(other.isRequested()).isFalse();
        assertThatThrownBy(() -> Desk.SERVICE.check(Desk.SHIPPED, "en", first))
                .isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> Desk.SERVICE.examples(Desk.file(RULE, WARN), "en", first))
                .isInstanceOf(CancellationException.class);
        assertThat(Desk.SERVICE.check(Desk.SHIPPED, "en", second).passed()).isTrue();
    }

    @Test
    void anOlderCheckStaysCancelledWhenTheNewerOneHasEnded() {
        Overtaking overtaking = new Overtaking();
        boolean cancelled = overtaking.run("draft", older -> {
            assertThat(overtaking.<Boolean>run("draft", Cancellation::isRequested))
                    .isFalse();
            return older.isRequested();
        });
        assertThat(cancelled).isTrue();
        assertThat(overtaking.<Boolean>run("draft", Cancellation::isRequested)).isFalse();
    }

    @Test
    void aCancelledCheckLeavesNoTraces() {
        int[] asked = {0};
        assertThatThrownBy(() -> Desk.SERVICE.check(
                        Desk.with(RULE, WARN.replace("at least 1 day", "at least 9 days")),
                        "en",
                        () -> ++asked[0] > 40))
                .isInstanceOf(CancellationException.class);
        assertThat(Desk.SERVICE.check(Desk.SHIPPED, "en", Cancellation.NEVER).passed())
                .isTrue();
    }

    @Test
    void anErrorInAnotherFileDoesNotHideThoseOfThisOne() {
        BookSource broken = Desk.with("areas/voices/praise.dslr", "rule \"x\"\n when\n   What is this?\n");
        OpenFile file = new OpenFile(broken, RULE, WARN.replace("1 day", "one day"));
        assertThat(Desk.SERVICE.problems(file, "en")).hasSize(1);
        assertThat(Desk.SERVICE.problems(new OpenFile(broken, RULE, WARN), "en"))
                .isEmpty();
    }
}
