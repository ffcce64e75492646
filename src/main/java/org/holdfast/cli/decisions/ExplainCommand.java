package org.holdfast.cli.decisions;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.cli.terminal.AsOfConverter;
import org.holdfast.cli.terminal.ExitCode;
import org.holdfast.explanation.DecisionExplanation;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.insight.ExplanationService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain why rules act for a customer, or why they do not and when they would; or explain a"
                + " recorded decision. Records nothing.")
public final class ExplainCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Option(names = "--customer", paramLabel = "ID", description = "Customer ID.")
    private @Nullable String customer;

    @Option(
            names = "--rule",
            paramLabel = "NAME",
            description = "Name of a rule; or an action, a file such as a table, or words of the rule to explain all"
                    + " matching rules (at most 30).")
    private @Nullable String rule;

    @Option(
            names = "--decision",
            paramLabel = "ID",
            description = "Explain this recorded decision instead, from its receipt.")
    private @Nullable String decision;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            converter = AsOfConverter.class,
            description = "Explain as of an instant or a date (noon UTC) (default: now).")
    private @Nullable Instant asOf;

    @Option(
            names = "--language",
            paramLabel = "en|ru|ro",
            description = "Language of the explanation (default: the customer's).")
    private @Nullable String language;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    ExplainCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        check();
        try (ConfigurableApplicationContext context = springLauncher.open()) {
            DecisionExplanation explanation = explain(context.getBean(ExplanationService.class));
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(FactsJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(explanation));
            } else {
                print(explanation, out);
                limits(explanation, out);
            }
            return ExitCode.SUCCESS;
        }
    }

    private void check() {
        if (decision == null) {
            if (customer == null || rule == null) {
                String missing = customer == null ? "'--customer=ID'" : "'--rule=NAME'";
                throw new ParameterException(
                        spec.commandLine(),
                        "Missing required option: " + missing + ", or --decision=ID for a recorded decision");
            }
        } else if (customer != null || rule != null || asOf != null) {
            throw new ParameterException(
                    spec.commandLine(), "--decision cannot be combined with --customer, --rule and --as-of");
        }
    }

    private DecisionExplanation explain(ExplanationService service) {
        return decision == null
                ? service.explainNow(Objects.requireNonNull(customer), Objects.requireNonNull(rule), asOf, language)
                : service.explain(decision, language);
    }

    /** Prints the explanation rule by rule. */
    private static void print(DecisionExplanation explanation, PrintWriter out) {
        Set<String> rules = new LinkedHashSet<>(
                explanation.why().stream().map(DecisionExplanation.Why::rule).toList());
        explanation.whyNot().forEach(each -> rules.add(each.rule()));
        for (String rule : rules) {
            if (rules.size() > 1) {
                out.printf("%n%s%n", rule);
            }
            explanation.why().stream().filter(each -> each.rule().equals(rule)).forEach(each -> print(each, out));
            explanation.whyNot().stream()
                    .filter(each -> each.rule().equals(rule))
                    .forEach(each -> print(each, out));
            explanation.whenYes().stream()
                    .filter(each -> each.rule().equals(rule))
                    .forEach(each -> print(each, explanation, out));
        }
    }

    private static void limits(DecisionExplanation explanation, PrintWriter out) {
        if (explanation.limited() != null) {
            out.println(explanation.limited());
        }
    }

    private static void print(DecisionExplanation.Why why, PrintWriter out) {
        out.printf("Yes: %s%s%n", why.action(), about(why.subject()));
        out.printf("  why      %s%n", why.reason());
        why.conditions()
                .forEach(condition -> out.printf(
                        "  met      %s%s%s%n",
                        condition.text(),
                        condition.about() == null ? "" : " [" + condition.about() + "]",
                        values(condition)));
    }

    private static void print(DecisionExplanation.WhyNot whyNot, PrintWriter out) {
        out.printf("No: %s%s%n", whyNot.action(), about(whyNot.subject()));
        out.printf(
                "  why not  %s%s%n", whyNot.text(), whyNot.guardrail() == null ? "" : " [" + whyNot.guardrail() + "]");
    }

    private static void print(DecisionExplanation.WhenYes when, DecisionExplanation explanation, PrintWriter out) {
        if (when.from() != null) {
            long days = Duration.between(explanation.asOf(), when.from()).toDays();
            out.printf(
                    "  yes from %s%s%s%n",
                    when.on(),
                    days < 1 ? "" : " (in " + days + (days == 1 ? " day)" : " days)"),
                    about(when.subject()));
        }
        if (when.change() != null) {
            out.printf("  or when  %s%n", when.change());
        }
    }

    private static String about(@Nullable String subject) {
        return subject == null ? "" : " (" + subject + ")";
    }

    /** Formats the values a condition was evaluated with, except yes/no values: the sentence itself states those. */
    private static String values(DecisionExplanation.Condition condition) {
        return condition.values().stream()
                .filter(value -> !"true".equals(value.found()) && !"false".equals(value.found()))
                .map(value -> value.label() + " " + (value.found() == null ? "-" : value.found()))
                .distinct()
                .collect(
                        Collectors.collectingAndThen(Collectors.joining(", "), all -> all.isEmpty() ? "" : ": " + all));
    }
}
