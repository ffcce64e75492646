package org.holdfast.simulation.tour;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Decision;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.Customer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.ScenarioRunner;
import org.holdfast.simulation.scenario.Scenario;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes the tour as Markdown, generated from the results of the scenarios. */
final class TourPage {

    private static final List<String> LANGUAGES = List.of("en", "ru", "ro");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    /** Maximum number of actions per decision; the action of the story's own rule need not rank first. */
    private static final int ACTIONS = 5;

    private final DecisionModel book;
    private final ScenarioRunner runner;
    private final QuotedRule rules;
    private final Problems problems;
    private final StringBuilder page = new StringBuilder();

    TourPage(BookSource source, DecisionModel book, ScenarioRunner runner, Problems problems) {
        this.book = book;
        this.runner = runner;
        this.problems = problems;
        this.rules = new QuotedRule(source, problems);
    }

    String write(List<TourStop> stops) {
        page.append("""
                # The tour

                What Holdfast does for customers, in %d short stories. Every story is a scenario of a rule: the facts, \
                the decision, the rule behind it and the messages in three languages are the result of running it. \
                This page is generated from `tour.yaml` by `java -jar target/holdfast.jar tour`; edit that file, not \
                this page.

                | | |
                |---|---|
                """.formatted(stops.size()));
        stops.forEach(tourStop -> page.append("| [")
                .append(tourStop.row())
                .append("](#")
                .append(anchor(tourStop))
                .append(") | ")
                .append(tourStop.title())
                .append(" |\n"));
        stops.forEach(this::append);
        return page.toString();
    }

    /** Reduces a decision to the rules in the scenario's own rule file, which the story is about. */
    private Decision ofItsRules(Scenario scenario, Decision all) {
        Set<String> own = book.rules().rules().stream()
                .filter(rule -> rule.origin().file().equals(scenario.ruleFile()))
                .map(Rule::name)
                .collect(Collectors.toSet());
        return new Decision(
                all.decisionId(),
                all.customerId(),
                all.asOf(),
                all.outcome(),
                all.ruleBook(),
                all.repeated(),
                all.actions().stream()
                        .filter(act -> own.contains(act.cause().rule()))
                        .toList(),
                all.heldBack().stream()
                        .filter(held -> own.contains(held.rule()))
                        .toList(),
                all.facts());
    }

    private static String heading(TourStop tourStop) {
        return tourStop.row() + " " + tourStop.title();
    }

    private static String anchor(TourStop tourStop) {
        return heading(tourStop)
                .toLowerCase(Locale.ENGLISH)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }

    private void append(TourStop tourStop) {
        Scenario scenario = tourStop.scenario();
        Decision decision = ofItsRules(scenario, runner.decision(speaking(scenario, "en")));
        page.append("\n## ")
                .append(heading(tourStop))
                .append("\n\n")
                .append(tourStop.story().strip())
                .append("\n\n**")
                .append(scenario.name())
                .append("** (")
                .append(link(scenario.origin()))
                .append(")\n\n");
        page.append("On ")
                .append(day(scenario.now().atZone(zone(scenario.customer())).toLocalDate()))
                .append(" we know about ")
                .append(TourFacts.who(scenario.customer()))
                .append(":\n\n```\n")
                .append(TourFacts.of(scenario, zone(scenario.customer())))
                .append("```\n\n");
        decided(decision, scenario);
        rule(decision, scenario);
        words(scenario, tourStop);
    }

    private void decided(Decision decision, Scenario scenario) {
        page.append("Holdfast decides: **").append(decision.outcome()).append("**\n\n");
        ZoneId zone = zone(scenario.customer());
        for (Decision.DecidedAction act : decision.actions()) {
            page.append("- `")
                    .append(act.action().id())
                    .append("`, ")
                    .append(act.action().kind().toString())
                    .append(", by ")
                    .append(act.contact().channel())
                    .append(". ")
                    .append(act.cause().reason())
                    .append('\n');
            detail(
                    "granted",
                    act.grant().granted() == null ? null : money(act.grant().granted()) + cut(act));
            detail("incident", act.matter().incident());
            detail(
                    "promised",
                    act.promise() == null
                            ? null
                            : act.promise().what() + " (until "
                                    + day(act.promise()
                                            .dueAt()
                                            .minusMillis(1)
                                            .atZone(zone)
                                            .toLocalDate()) + ")");
            detail(
                    "to choose from",
                    act.choices().isEmpty()
                            ? null
                            : act.choices().stream()
                                    .map(choice -> "`" + choice.id() + "` " + choice.text())
                                    .collect(Collectors.joining("; ")));
        }
        for (Decision.HeldBack held : decision.heldBack()) {
            page.append("- held back by ")
                    .append(held.by())
                    .append(": `")
                    .append(held.action())
                    .append("`. ")
                    .append(held.reason());
            page.append(
                            held.liftsAt() == null
                                    ? ""
                                    : " From " + day(held.liftsAt().atZone(zone).toLocalDate())
                                            + " on it is no longer held back.")
                    .append('\n');
        }
        page.append('\n');
    }

    private void detail(String name, @Nullable String value) {
        if (value != null) {
            page.append("  - ").append(name).append(": ").append(value).append('\n');
        }
    }

    private static String cut(Decision.DecidedAction act) {
        return act.grant().desired() == null
                        || act.grant().granted() == null
                        || act.grant()
                                        .desired()
                                        .amount()
                                        .compareTo(act.grant().granted().amount())
                                == 0
                ? ""
                : " of " + money(act.grant().desired());
    }

    private static String money(Decision.Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private void rule(Decision decision, Scenario scenario) {
        List<String> names = decision.actions().isEmpty()
                ? decision.heldBack().stream()
                        .map(Decision.HeldBack::rule)
                        .distinct()
                        .toList()
                : decision.actions().stream()
                        .map(act -> act.cause().rule())
                        .distinct()
                        .toList();
        for (String name : names) {
            book.rules()
                    .rule(name)
                    .ifPresent(rule -> page.append("Because of ")
                            .append(link(rule.origin()))
                            .append(":\n\n```\n")
                            .append(rules.of(rule))
                            .append("\n```\n\n"));
        }
    }

    private void words(Scenario scenario, TourStop tourStop) {
        page.append("| | |\n|---|---|\n");
        for (String language : LANGUAGES) {
            Decision decision = ofItsRules(scenario, runner.decision(speaking(scenario, language)));
            for (Decision.DecidedAction act : decision.actions()) {
                if (!act.message().language().equals(language)) {
                    problems.error(
                            Tour.origin(), "The story " + tourStop.row() + " has no message in \"" + language + "\".");
                }
                page.append("| ")
                        .append(language)
                        .append(" | **")
                        .append(cell(act.message().subject()))
                        .append("**<br>")
                        .append(cell(act.message().body()))
                        .append(" |\n");
            }
            if (decision.actions().isEmpty()) {
                decision.heldBack().stream()
                        .map(Decision.HeldBack::reason)
                        .distinct()
                        .forEach(reason -> page.append("| ")
                                .append(language)
                                .append(" | ")
                                .append(cell(reason))
                                .append(" |\n"));
            }
        }
    }

    /** Returns the scenario with a customer who reads another language. */
    private static Scenario speaking(Scenario scenario, String language) {
        ObjectNode facts = FactsJson.mapper().valueToTree(scenario.customer());
        facts.put("language", language);
        return scenario.about(FactsJson.read(facts, Customer.class), ACTIONS);
    }

    private ZoneId zone(Customer customer) {
        return customer.timeZone() == null ? book.assumptions().timeZone() : customer.timeZone();
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    private static String link(SourceLocation origin) {
        return "[" + origin.file() + "](" + origin.file() + ")";
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|").replace("\n", "<br>");
    }
}
