package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;
import org.holdfast.rules.files.BookSource;
import org.holdfast.simulation.RuleBookValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Follows the instructions of {@code rules/README.md} and of its Russian and Romanian editions, and expects the output
 * they describe. Commands run in this process, which is quicker; the first changes of the English page are also tried
 * with the packaged program.
 */
@ParameterizedClass
@ValueSource(strings = {"en", "ru", "ro"})
class RulesPageIT {

    private static final String LATE = "areas/delivery/warn-late-delivery.dslr";
    private static final String LATE_EXAMPLES = LATE.replace(".dslr", ".scenarios.yaml");
    private static final String NO_ORDER = "today: 2026-03-15, customer: amira, but: { orders: [] }";
    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(RulesPageIT.class, "rules-page");

    /** Shared, because it does not read unchanged files again. */
    private static final RuleBookValidator VALIDATOR = Samples.check();

    /** Types a command. */
    private interface Terminal {
        Program.Result run(String... words) throws Exception;
    }

    @Parameter
    private String language;

    @TempDir
    private Path folder;

    private TextCatalogue texts;
    private Path rules;
    private Terminal terminal;
    private String page;

    @BeforeEach
    void prepare() throws Exception {
        texts = TEXTS.in(language);
        rules = Server.copyOfRules(folder);
        terminal = new CommandsInProcess(folder)::run;
        page = Files.readString(rules.resolve(text("page")));
        if (!language.equals("en")) {
            // The shipped rules are English; the other pages begin with a translation to paste over one of them.
            Files.writeString(rules.resolve(LATE), block("rule") + "\n");
        }
    }

    private String text(String key) {
        return texts.pattern(key);
    }

    private void change(String path, String before, String after) throws IOException {
        String text = Files.readString(rules.resolve(path));
        assertThat(text).as(path).contains(before);
        Files.writeString(rules.resolve(path), text.replace(before, after));
    }

    private void changeDays(String before, String after) throws IOException {
        assertThat(page).contains("`" + text(before) + "`", "`" + text(after) + "`");
        change(LATE, text(before), text(after));
    }

    /** A command as written on the page. */
    private Program.Result type(String command) throws Exception {
        assertThat(page).contains("java -jar target/holdfast.jar " + command);
        Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
        return terminal.run(words.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new));
    }

    /** Returns the lines of the code block that follows the words under the key {@code block.NAME}. */
    private String block(String name) {
        String words = Arrays.stream(text("block." + name).split(" "))
                .map(Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        Matcher block = Pattern.compile(words + ".*?```\\w*\\n(.*?)\\n *```", Pattern.DOTALL)
                .matcher(page);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1);
    }

    private void assertPasses() throws Exception {
        assertThat(type("check").out()).startsWith("Passed: ").contains("no warnings");
    }

    @Test
    void aRuleIsReadChangedAndTried() throws Exception {
        if (language.equals("en")) {
            assumeTrue(Program.isPackaged(), "target/holdfast.jar is not there; it is made by mvn verify");
            terminal = new Program(folder)::run;
        }
        assertThat(Files.readString(rules.resolve(LATE))).contains(block("rule"));
        changeDays("one-day", "two-days");
        assertPasses();
        changeDays("two-days", "five-days");

        Program.Result check = type("check");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).startsWith(block("failure").replace("…", "").strip());
        assertThat(Files.readString(rules.resolve(LATE_EXAMPLES))).contains(block("example"));
        changeDays("five-days", "one-day");
        assertThat(type("test").exit()).isZero();
    }

    @Test
    void aNewRuleIsCreatedStepByStep() throws Exception {
        Program.Result made = type(text("new-rule"));
        String rule = "areas/regulars/" + text("new-rule.file");
        assertThat(page).contains(text("new-rule.file") + ".dslr", text("new-rule.file") + ".scenarios.yaml");
        assertThat(page).contains(text("new-rule.paused"));
        assertThat(made.exit()).isZero();
        assertThat(made.out())
                .contains(
                        "rules/" + rule + ".dslr",
                        "rules/" + rule + ".scenarios.yaml",
                        "rules/areas/regulars/actions.yaml",
                        "rules/messages/ro.yaml",
                        text("new-rule.paused"));
        assertPasses();

        change(rule + ".dslr", "    " + text("new-rule.condition"), block("condition"));
        change(
                rule + ".scenarios.yaml",
                "  but: { orders: [ { id: example, placedAt: 2026-03-10 } ] }",
                block("visit"));
        change(rule + ".scenarios.yaml", "  but: { orders: [] }", block("nothing"));
        assertPasses();
        change(rule + ".dslr", "  " + text("new-rule.paused") + "\n", "");
        assertPasses();

        assertThat(terminal.run("new-rule", "regulars", text("new-rule.name")).exit())
                .isEqualTo(1);
        assertThat(terminal.run("new-rule", "regulars", "../up").exit()).isEqualTo(2);
        assertThat(terminal.run("new-rule", "--help").out()).contains("Usage: holdfast new-rule");
    }

    @Test
    void aRowIsCopiedAndChanged() throws Exception {
        String table = "areas/regulars/tier-by-spend.csv";
        if (!language.equals("en")) {
            String sentences = Files.readAllLines(rules.resolve(table)).get(4);
            change(table, sentences, block("sentences"));
            assertPasses();
        }
        change(
                table,
                "\"3000, 1000000\",Holdfast Club,yes,gold,gold\n",
                "\"3000, 9000\",Holdfast Club,yes,gold,gold\n"
                        + "Platinum tier,\"9000, 1000000\",Holdfast Club,yes,platinum,platinum\n");
        assertThat(type("check").out()).contains("Passed: ", text("table.uncovered"));
    }

    @Test
    void aBookIsPublishedAndRestored() throws Exception {
        terminal.run("rules", "publish", "--note", "As shipped");
        changeDays("one-day", "two-days");
        assertThat(type("rules publish --note \"" + text("note") + "\"").exit()).isZero();
        assertThat(terminal.run("rules", "versions").out()).contains("As shipped", text("note"));

        assertThat(type("rules restore 1").exit()).isZero();

        assertThat(terminal.run("rules", "status").out()).contains("suspended");
        assertThat(terminal.run("rules", "diff").out()).containsPattern("(?m)^\\+      - .* " + text("two-days") + "$");
        assertThat(terminal.run("rules", "checkout").exit()).isZero();
        assertThat(Files.readString(rules.resolve(LATE))).contains(text("one-day"));
    }

    @Test
    void aRuleIsPausedByOneLine() throws Exception {
        change(LATE, text("when") + "\n", block("pause") + "\n" + text("when") + "\n");
        assertPasses();
        change(LATE, block("pause"), block("season"));
        assertThat(type("check").out()).contains(text("season.failure"));
    }

    @Test
    void theSpellingOfOtherProgramsIsUnderstood() {
        assertThat(problems(Map.of(LATE, text("rule.respelled")))).isEmpty();
    }

    @Test
    void documentedProblemsAreReportedAsDocumented() {
        List<String> said = Stream.of(
                        problems(Map.of(LATE, rule("word"))),
                        problems(Map.of(LATE, rule("no-condition"))),
                        problems(Map.of(LATE, rule("no-dash"))),
                        problems(Map.of(LATE, rule("number"))),
                        problems(Map.of(
                                LATE_EXAMPLES,
                                "- { name: N, " + NO_ORDER + ", expect: { action: warn-late-delivery } }")),
                        problems(Map.of(LATE, rule("none").replace("warn-late-delivery", "warn"))),
                        problems(Map.of("messages/ro.yaml", "actions:\n")),
                        problems(Map.of("messages/ro.yaml", "actions: [")),
                        problems(Map.of(
                                LATE_EXAMPLES,
                                "- { name: N, today: 2026-03-15, customer: corina, but: { orders: ["
                                        + "{ id: a, placedAt: 2026-03-01 }, ".repeat(501) + "] }, expect: nothing }")),
                        List.of(Problem.error(
                                SourceLocation.of(LATE),
                                Problems.describe(new IllegalStateException("for example")),
                                "")),
                        problems(Map.of(LATE, rule("gap"))))
                .flatMap(List::stream)
                .map(Problem::toString)
                .toList();
        Matcher row = Pattern.compile("^\\| `(.*?)` \\| ", Pattern.MULTILINE)
                .matcher(page.substring(page.indexOf(text("heading.problems"))));
        int rows = 0;
        while (row.find()) {
            String pattern = ".*" + Pattern.quote(row.group(1)).replace("…", "\\E.*\\Q") + ".*";
            assertThat(said).as(row.group(1)).anyMatch(problem -> problem.matches(pattern));
            rows++;
        }
        assertThat(rows).isGreaterThanOrEqualTo(11);
    }

    /** Returns the problems of the rule book of this page after some files have been replaced. */
    private List<Problem> problems(Map<String, String> files) {
        Map<String, String> book = Samples.shippedTexts();
        book.put(LATE, block("rule") + "\n");
        book.putAll(files);
        return VALIDATOR.check(BookSource.of(book)).problems();
    }

    /** Returns a rule with one mistake. */
    private String rule(String mistake) {
        return "rule \"Warn about a late delivery\"\nwhen\n" + text("mistake." + mistake) + "\nthen\n" + text("propose")
                + " \"warn-late-delivery\"\nend\n";
    }
}
