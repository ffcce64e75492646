package org.holdfast.cli.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.util.Map;
import org.holdfast.cli.CommandLines;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;

class OutputFormatTest {

    @CommandLine.Command(name = "sample")
    private static final class SampleCommand {

        @ArgGroup
        private @Nullable OutputFormat format;
    }

    private static String printed(String... options) {
        SampleCommand command = new SampleCommand();
        new CommandLine(command).parseArgs(options);
        return CommandLines.printed(out -> OutputFormat.print(
                command.format,
                Map.of("customers", 7),
                (report, text) -> print(text, "customers  " + report.get("customers")),
                (report, text) -> print(text, "customers\n" + report.get("customers")),
                out));
    }

    private static void print(PrintWriter out, String text) {
        out.print(text);
    }

    @Test
    void withoutAnOptionTheReportIsForPeople() {
        assertThat(printed()).isEqualTo("customers  7");
    }

    @Test
    void jsonIsOneLine() {
        assertThat(printed("--json")).isEqualTo("{\"customers\":7}\n");
    }

    @Test
    void csvHasAHeader() {
        assertThat(printed("--csv")).isEqualTo("customers\n7");
    }
}
