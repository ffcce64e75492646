package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.decisioning.DecisionQuery;
import org.holdfast.decisioning.DecisionService;
import org.holdfast.decisions.Decision;
import org.holdfast.facts.json.FactsJson;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "decide", mixinStandardHelpOptions = true, description = "Decides for one customer and records it.")
public final class DecideCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--customer", required = true, paramLabel = "ID", description = "The customer.")
    private String customer = "";

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Decide as of a date or instant; implies --dry.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Only look; record nothing.")
    private boolean dry;

    @Option(names = "--json", description = "Print the decision as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    DecideCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            Decision decision = context.getBean(DecisionService.class)
                    .decide(
                            dry || asOf != null
                                    ? DecisionQuery.preview(customer, asOf)
                                    : DecisionQuery.about(customer));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(decision));
            } else {
                print(decision, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private static void print(Decision decision, PrintWriter out) {
        for (Decision.DecidedAction act : decision.actions()) {
            out.printf("%s (%s, by %s)%n", act.action(), act.kind(), act.channel());
            out.printf("  why      %s%n", act.reason());
            out.printf("  rule     %s (%s)%n", act.rule(), act.area());
            if (act.granted() != null) {
                out.printf(
                        "  gives    %s %s%n",
                        act.granted().amount().toPlainString(), act.granted().currency());
            }
            out.printf(
                    "  says     %s%n           %s%n",
                    act.message().subject(), act.message().body());
        }
        for (Decision.HeldBack held : decision.heldBack()) {
            out.printf("held back: %s, by %s: %s%n", held.action(), held.by(), held.reason());
        }
        if (decision.outcome() == Decision.Outcome.NOTHING) {
            out.println("Nothing to do for this customer.");
        }
        out.println(decision.decisionId() == null ? "Not recorded." : "Recorded as " + decision.decisionId() + ".");
    }
}
