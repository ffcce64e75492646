package org.holdfast.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.retention.Explaining;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "explain", mixinStandardHelpOptions = true,
        description = "Says why a rule acts for a customer, or why not and when it would. Nothing is recorded.")
final class ExplainCommand implements Callable<Integer> {

    private final Application application;

    @Option(names = "--customer", required = true, paramLabel = "ID", description = "The customer.")
    private String customer = "";

    @Option(names = "--rule", required = true, paramLabel = "NAME", description = "The rule, by its name.")
    private String rule = "";

    @Option(names = "--as-of", paramLabel = "INSTANT", converter = AsOf.class, description = "Look as of a date or instant.")
    private @Nullable Instant asOf;

    @Option(names = "--language", paramLabel = "en|ru|ro", description = "Explain in this language instead of the customer's.")
    private @Nullable String language;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ExplainCommand(Application application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        try (ConfigurableApplicationContext context = application.open()) {
            DecisionExplanation explanation = context.getBean(Explaining.class).look(customer, rule, asOf, language);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(explanation));
            } else {
                print(explanation, out);
            }
            return Holdfast.FINE;
        }
    }

    private static void print(DecisionExplanation explanation, PrintWriter out) {
        for (DecisionExplanation.Why why : explanation.why()) {
            out.printf("Yes: %s%s%n", why.action(), why.subject() == null ? "" : " (" + why.subject() + ")");
            out.printf("  why      %s%n", why.reason());
            why.conditions().forEach(condition -> out.printf("  met      %s%s%s%n", condition.text(),
                    condition.about() == null ? "" : " [" + condition.about() + "]", values(condition)));
        }
        for (DecisionExplanation.WhyNot whyNot : explanation.whyNot()) {
            out.printf("No: %s%s%n", whyNot.action(), whyNot.subject() == null ? "" : " (" + whyNot.subject() + ")");
            out.printf("  why not  %s%s%n", whyNot.text(), whyNot.guardrail() == null ? "" : " [" + whyNot.guardrail() + "]");
        }
        for (DecisionExplanation.WhenYes when : explanation.whenYes()) {
            if (when.from() != null) {
                out.printf("  yes from %s%s%n", when.from(), when.subject() == null ? "" : " (" + when.subject() + ")");
            }
            if (when.change() != null) {
                out.printf("  or when  %s%n", when.change());
            }
        }
    }

    private static String values(DecisionExplanation.Condition condition) {
        StringBuilder values = new StringBuilder();
        condition.values().forEach(value -> values.append(values.isEmpty() ? ": " : ", ").append(value.what()).append(" is ").append(value.found()));
        return values.toString();
    }
}
