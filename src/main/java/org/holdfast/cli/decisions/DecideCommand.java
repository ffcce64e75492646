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
import org.holdfast.messages.GiftWords;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "decide",
        mixinStandardHelpOptions = true,
        description = "Decide for one customer and record the decision.")
public final class DecideCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--customer", required = true, paramLabel = "ID", description = "Customer ID.")
    private String customer = "";

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Decide as of an instant or a date (noon UTC); implies --dry.")
    private @Nullable Instant asOf;

    @Option(names = "--dry", description = "Record nothing.")
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
        for (Decision.DecidedAction decided : decision.actions()) {
            out.printf(
                    "%s (%s, by %s)%n",
                    decided.action().id(),
                    decided.action().kind(),
                    decided.contact().channel());
            out.printf("  reason   %s%n", decided.cause().reason());
            out.printf(
                    "  rule     %s (%s)%n",
                    decided.cause().rule(), decided.cause().area());
            if (decided.grant().granted() != null) {
                out.printf(
                        "  grants   %s %s%n",
                        decided.grant().granted().amount().toPlainString(),
                        decided.grant().granted().currency());
            }
            if (decided.grant().given() != null) {
                out.printf(
                        "  gives    %s%n", GiftWords.of(decided.grant().given().gift(), "en"));
            }
            if (decided.grant().payout() != null) {
                out.printf(
                        "  as       %s %s%n",
                        decided.grant().payout().amount().toPlainString(),
                        decided.grant().payout().currency());
            }
            out.printf(
                    "  message  %s%n           %s%n",
                    decided.message().subject(), decided.message().body());
        }
        for (Decision.HeldBack held : decision.heldBack()) {
            out.printf("Held back: %s, by %s: %s%n", held.action(), held.by(), held.reason());
        }
        if (decision.outcome() == Decision.Outcome.NOTHING) {
            out.println("No action for this customer.");
        }
        out.println(decision.decisionId() == null ? "Not recorded." : "Recorded as " + decision.decisionId() + ".");
    }
}
