package org.holdfast.cli.deliveries;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.delivery.Deliveries;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        description = {
            "Sends deliveries again, at once and with all their tries: those that are named, or all dead letters.",
            "Receivers see the same ids as the first time."
        })
final class DeliveriesResendCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Deliveries, as deliveries list names them.")
    private List<Long> ids = List.of();

    @Option(names = "--dead", description = "All dead letters.")
    private boolean dead;

    @Option(names = "--target", paramLabel = "NAME", description = "With --dead: only those of this target.")
    private @Nullable String target;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DeliveriesResendCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        if (dead != ids.isEmpty() || target != null && !dead) {
            throw new ParameterException(spec.commandLine(), "Name deliveries, or say --dead [--target NAME]");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Deliveries deliveries = context.getBean(Deliveries.class);
            ids.forEach(deliveries::resend);
            int resent = dead ? deliveries.resendDead(target) : ids.size();
            if (resent == 0 && target != null) {
                spec.commandLine().getErr().println("There is no dead letter for a target \"" + target + "\".");
                return ExitCode.CHECK_FAILED;
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? FactsJson.write(Map.of("resent", resent))
                                    : "To be sent again: " + resent + (resent == 1 ? " delivery." : " deliveries.")
                                            + " A running server does so now.");
            return ExitCode.SUCCESS;
        }
    }
}
