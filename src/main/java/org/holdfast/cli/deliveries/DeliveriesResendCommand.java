package org.holdfast.cli.deliveries;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.CommandActor;
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
            "Queue deliveries for immediate resending, with a full set of attempts: the given ones, or all dead ones.",
            "Receivers get the same IDs as the first time."
        })
final class DeliveriesResendCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "IDs as printed by \"deliveries list\".")
    private List<Long> ids = List.of();

    @Option(names = "--dead", description = "Resend all dead deliveries.")
    private boolean dead;

    @Option(names = "--target", paramLabel = "NAME", description = "With --dead: only deliveries to this target.")
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
            throw new ParameterException(spec.commandLine(), "Specify either delivery IDs or --dead [--target NAME]");
        }
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Deliveries deliveries = context.getBean(Deliveries.class);
            ids.forEach(id -> deliveries.resend(id, CommandActor.get()));
            int resent = dead ? deliveries.resendDead(target, CommandActor.get()) : ids.size();
            if (resent == 0 && target != null) {
                spec.commandLine().getErr().println("There are no dead deliveries to target \"" + target + "\".");
                return ExitCode.CHECK_FAILED;
            }
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? FactsJson.write(Map.of("resent", resent))
                                    : "Queued " + resent + (resent == 1 ? " delivery" : " deliveries")
                                            + " for resending. A running server sends them now.");
            return ExitCode.SUCCESS;
        }
    }
}
