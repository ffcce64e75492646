package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.diagnostics.Problem;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the instructions of {@code rules/README.md} and expects the output it describes. */
class RulesPageIT {

    private static final String LATE = "areas/delivery/warn-late-delivery.dslr";

    @TempDir
    private Path folder;

    private Path rules;
    private Program program;
    private String page;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Program.isPackaged(), "target/holdfast.jar is not there; it is made by mvn verify");
        rules = Server.copyOfRules(folder);
        program = new Program(folder);
        page = Files.readString(rules.resolve("README.md"));
    }

    private void change(String path, String before, String after) throws IOException {
        String text = Files.readString(rules.resolve(path));
        assertThat(text).as(path).contains(before);
        Files.writeString(rules.resolve(path), text.replace(before, after));
    }

    /** A command as written on the page. */
    private Program.Result type(String command) throws Exception {
        assertThat(page).contains("java -jar target/holdfast.jar " + command);
        Matcher words = Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(command);
        return program.run(words.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new));
    }

    /** Returns the lines of the code block that follows a text. */
    private String block(String after) {
        Matcher block =
                Pattern.compile("```\\w*\\n(.*?)\\n *```", Pattern.DOTALL).matcher(page);
        assertThat(block.find(page.indexOf(after))).isTrue();
        return block.group(1);
    }

    @Test
    void aRuleIsReadChangedAndTried() throws Exception {
        assertThat(Files.readString(rules.resolve(LATE))).contains(block("Open `" + LATE + "`"));
        change(LATE, "1 day", "2 days");
        assertThat(type("check").out()).startsWith("Passed: ");
        change(LATE, "2 days", "5 days");

        Program.Result check = type("check");

        assertThat(check.exit()).isEqualTo(1);
        assertThat(check.out()).startsWith(block("It answers:").replace("…", "").strip());
        assertThat(Files.readString(rules.resolve(LATE.replace(".dslr", ".scenarios.yaml"))))
                .startsWith(block("no longer comes out as written"));
        change(LATE, "5 days", "1 day");
        assertThat(type("test").exit()).isZero();
    }

    @Test
    void aNewRuleIsCreatedStepByStep() throws Exception {
        Program.Result made = type("new-rule regulars \"Thank a customer for a visit\"");
        String rule = "areas/regulars/thank-a-customer-for-a-visit";
        assertThat(made.exit()).isZero();
        assertThat(made.out())
                .contains(
                        "rules/" + rule + ".dslr",
                        "rules/" + rule + ".scenarios.yaml",
                        "rules/areas/regulars/actions.yaml",
                        "rules/messages/ro.yaml",
                        "paused because \"new, not finished\"");
        assertThat(type("check").out()).startsWith("Passed: ").contains("no warnings");

        change(
                rule + ".dslr",
                "    The customer has ordered in the last 30 days",
                block("in place of the one that is there"));
        change(
                rule + ".scenarios.yaml",
                "  but: { orders: [ { id: example, placedAt: 2026-03-10 } ] }",
                block("the first example has done"));
        change(rule + ".scenarios.yaml", "  but: { orders: [] }", block("that nothing has happened"));
        assertThat(type("check").out()).startsWith("Passed: ").contains("no warnings");
        change(rule + ".dslr", "  paused because \"new, not finished\"\n", "");
        assertThat(type("check").out()).startsWith("Passed: ").contains("no warnings");

        assertThat(program.run("new-rule", "regulars", "Thank a customer for a visit")
                        .exit())
                .isEqualTo(1);
        assertThat(program.run("new-rule", "regulars", "../up").exit()).isEqualTo(2);
        assertThat(program.run("new-rule", "--help").out()).contains("Usage: holdfast new-rule");
    }

    @Test
    void aRowIsCopiedAndChanged() throws Exception {
        String table = "areas/regulars/tier-by-spend";
        change(
                table + ".csv",
                "\"3000, 1000000\",Holdfast Club,yes,gold,gold\n",
                "\"3000, 9000\",Holdfast Club,yes,gold,gold\n"
                        + "Platinum tier,\"9000, 1000000\",Holdfast Club,yes,platinum,platinum\n");
        assertThat(type("check").out()).contains("Passed: ", "No scenario shows the rule \"Platinum tier\" acting");
    }

    @Test
    void aBookIsPublishedAndRestored() throws Exception {
        program.run("rules", "publish", "--note", "As shipped");
        change(LATE, "1 day", "2 days");
        assertThat(type("rules publish --note \"Warn after two days, not after one\"")
                        .exit())
                .isZero();
        assertThat(program.run("rules", "versions").out()).contains("As shipped", "Warn after two days, not after one");

        assertThat(type("rules restore 1").exit()).isZero();

        assertThat(program.run("rules", "status").out()).contains("suspended");
        assertThat(program.run("rules", "diff").out()).contains("+      - that is late by at least 2 days");
        assertThat(program.run("rules", "checkout").exit()).isZero();
        assertThat(Files.readString(rules.resolve(LATE))).contains("at least 1 day");
    }

    @Test
    void aRuleIsPausedByOneLine() throws Exception {
        change(LATE, "  when\n", block("Under the rule's name you can write") + "\n  when\n");
        assertThat(type("check").out()).startsWith("Passed: ");
        change(LATE, block("Under the rule's name you can write"), block("For a\nseason, write"));
        assertThat(type("check").out()).contains("today is 2026-03-15, needed >= 2026-12-01");
    }

    @Test
    void documentedProblemsAreReportedAsDocumented() {
        List<String> said = Stream.of(
                        Samples.problemsWith(LATE, rule("The customer is a detracter")),
                        Samples.problemsWith(LATE, rule("- that is late")),
                        Samples.problemsWith(LATE, rule("The customer has an order\nthat is late")),
                        Samples.problemsWith(
                                LATE, rule("The customer has an order\n- that is late by at least two days")),
                        Samples.problemsWith(
                                "areas/regulars/thank-regular.scenarios.yaml",
                                "- { name: N, today: 2026-03-15, customer: corina, expect: nothing }"),
                        Samples.problemsWith(
                                LATE, rule("The customer has an order").replace("warn-late-delivery", "warn")),
                        Samples.problemsWith("messages/ro.yaml", "actions:\n"),
                        Samples.problemsWith("messages/ro.yaml", "actions: ["),
                        Samples.problemsWith(
                                "areas/regulars/thank-regular.scenarios.yaml",
                                "- { name: N, today: 2026-03-15, customer: corina, but: { orders: ["
                                        + "{ id: a, placedAt: 2026-03-01 }, ".repeat(501) + "] }, expect: nothing }"),
                        List.of(Problem.error(
                                SourceLocation.of(LATE),
                                Problems.describe(new IllegalStateException("for example")),
                                "")),
                        Samples.problemsWith(LATE, rule("The customer is a detractor")))
                .flatMap(List::stream)
                .map(Problem::toString)
                .toList();
        Matcher row = Pattern.compile("^\\| `(.*?)` \\| ", Pattern.MULTILINE)
                .matcher(page.substring(page.indexOf("## What went wrong")));
        int rows = 0;
        while (row.find()) {
            String pattern = ".*" + Pattern.quote(row.group(1)).replace("…", "\\E.*\\Q") + ".*";
            assertThat(said).as(row.group(1)).anyMatch(problem -> problem.matches(pattern));
            rows++;
        }
        assertThat(rows).isGreaterThanOrEqualTo(8);
    }

    private static String rule(String when) {
        return "rule \"Warn about a late delivery\"\nwhen\n" + when + "\nthen\nPropose \"warn-late-delivery\"\nend\n";
    }
}
