package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Every command, option and parameter is described in one style. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpTest {

    private final Map<String, CommandSpec> commands = all();

    private static Map<String, CommandSpec> all() {
        Map<String, CommandSpec> all = new LinkedHashMap<>();
        collect(CommandLines.root(), all);
        all.remove("holdfast");
        all.keySet().removeIf(name -> name.endsWith(" help"));
        return all;
    }

    private static void collect(CommandLine line, Map<String, CommandSpec> all) {
        all.put(line.getCommandSpec().qualifiedName(), line.getCommandSpec());
        line.getSubcommands().values().forEach(each -> collect(each, all));
    }

    List<String> commands() {
        return List.copyOf(commands.keySet());
    }

    private CommandSpec command(String name) {
        return commands.get(name);
    }

    @Test
    void thereAreCommandsWithSubcommands() {
        assertThat(commands()).contains("holdfast check", "holdfast rules publish", "holdfast keys create");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandPrintsItsHelp(String name) {
        StringWriter out = new StringWriter();
        CommandLine root = CommandLines.root().setOut(new PrintWriter(out));

        assertThat(root.execute((name.replaceFirst("holdfast ", "") + " --help").split(" ")))
                .isZero();
        assertThat(out.toString()).contains("Usage: " + name);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aDescriptionIsAnImperativeSentence(String name) {
        String[] description = command(name).usageMessage().description();

        assertThat(description).isNotEmpty();
        assertThat(description[0]).matches("[A-Z][a-z]+ .*").doesNotMatch("[A-Z][a-z]+s .*");
        assertThat(description).allMatch(each -> each.endsWith(".") || each.endsWith(")."));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionAndParameterIsDescribed(String name) {
        List<ArgSpec> arguments = new ArrayList<>(command(name).options());
        arguments.addAll(command(name).positionalParameters());

        assertThat(arguments).allSatisfy(each -> {
            assertThat(each.description()).as(each.toString()).isNotEmpty();
            assertThat(String.join(" ", each.description())).as(each.toString()).matches("(?s)[A-Z].*[.)]");
        });
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsATerminalAndIsPrintedToStandardOutput(String name) {
        List<String> words = new ArrayList<>(List.of(name.split(" ")));
        words.remove(0);
        words.add("--help");

        CommandLines.Result result = CommandLines.run(words.toArray(new String[0]));

        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("Usage: " + name);
        assertThat(result.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theRootListsTheCommandsAndExplainsSettingsAndExitCodes() {
        assertThat(CommandLines.run("--help").out())
                .contains(
                        "Commands:",
                        "  check  ",
                        "--holdfast.rules.dir=DIR",
                        "Exit codes: 0 success, 1 check failed, 2 usage error.");
    }

    @Test
    void theVersionIsOneLine() {
        CommandLines.Result result = CommandLines.run("--version");

        assertThat(result.exit()).isZero();
        assertThat(result.out()).matches("holdfast \\S.*\n");
    }

    @Test
    void anUnknownCommandSuggestsSimilarOnes() {
        CommandLines.Result result = CommandLines.run("chek");

        assertThat(result.exit()).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(result.err()).contains("chek", "check");
    }
}
