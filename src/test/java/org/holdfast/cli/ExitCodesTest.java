package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.holdfast.HoldfastApplication;
import org.holdfast.cli.startup.SpringLauncher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** A usage error exits with 2 before a database is opened, and {@code --help} exits with 0. */
class ExitCodesTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        SpringLauncher spring = new SpringLauncher(HoldfastApplication.class, List.of());
        return new CommandLine(HoldfastCommand.class, new CommandFactory(spring))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "report --from yesterday",
                "report --json --csv",
                "report --kept-days 0",
                "measures --period 2026 --from 2026-01-01",
                "measures --by moon",
                "deliveries list --limit 0",
                "keys create"
            })
    void aWrongCommandLineIsAUsageError(String line) {
        assertThat(run(line.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void everyCommandExplainsItself() {
        CommandLine line = new CommandLine(
                HoldfastCommand.class, new CommandFactory(new SpringLauncher(HoldfastApplication.class, List.of())));

        line.getSubcommands().forEach((name, command) -> {
            assertThat(run(name, "--help")).as(name).isZero();
            assertThat(command.getUsageMessage()).as(name).contains("Usage: ", name);
        });
        assertThat(err.toString()).isEmpty();
    }
}
