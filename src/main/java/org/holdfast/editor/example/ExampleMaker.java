package org.holdfast.editor.example;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.holdfast.churn.ChurnForecasts;
import org.holdfast.decisions.DecisionModel;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.checking.FileChecker;
import org.holdfast.editor.checking.RuleFile;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.explanation.conditions.ConditionResult;
import org.holdfast.explanation.conditions.RuleExplanation;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.rules.model.Proposal;
import org.holdfast.rules.model.Rule;
import org.holdfast.simulation.scenario.ExampleCustomer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes an example for the rules of a file from a customer: those facts that the rules read, without anything that
 * identifies the person, and what the rules propose.
 */
public final class ExampleMaker {

    private final FileChecker files;

    public ExampleMaker(FileChecker files) {
        this.files = files;
    }

    /**
     * Makes an example.
     *
     * @param file the rule file or the file of its examples
     * @param customer the customer, with any promises and programmes
     * @param at the moment at which the rules look at the customer
     * @throws InvalidInput if the file has no rules, or if they have errors
     */
    public MadeExample make(OpenFile file, ExampleCustomer customer, Instant at) {
        RuleFile rules = files.rules(file);
        if (rules == null) {
            throw new InvalidInput("path", "has no rules that can be read; expected is a file of rules without errors");
        }
        Trial trial = new Trial(rules);
        ObjectNode facts = PrivateFacts.of(
                customer.knowing(rules.model().rules().actions().keySet()),
                rules.model().rules().facts());
        Outcome outcome = trial.outcome(facts, at);
        ZoneId zone = zone(customer, rules.model());
        LocalDate day = at.atZone(zone).toLocalDate();
        Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
        boolean isAlikeAtNoon = trial.outcome(facts, noon).equals(outcome);
        Instant now = isAlikeAtNoon ? noon : at;
        boolean dependsOnZone = !zone.equals(rules.model().assumptions().timeZone());
        new FactsMinimizer(
                        facts,
                        other -> (!dependsOnZone || other.has("timeZone") || !isAlikeAtNoon)
                                && trial.hasKeys(other)
                                && trial.outcome(other, now).equals(outcome))
                .minimize();
        facts.remove("id");
        List<Proposal> proposals = trial.proposals(trial.view(facts, now));
        String name = name(rules, proposals);
        String item = ExampleYaml.item(name, isAlikeAtNoon ? day.toString() : null, now, facts, proposals);
        return new MadeExample(rules.examples(), name, item, appended(file, rules.examples(), item));
    }

    private static ZoneId zone(ExampleCustomer customer, DecisionModel model) {
        return Objects.requireNonNullElse(
                customer.customer().timeZone(), model.assumptions().timeZone());
    }

    private static String name(RuleFile rules, List<Proposal> proposals) {
        String language = rules.rules().get(0).language();
        String first = proposals.isEmpty()
                ? ProblemText.of("example.silent").message(language)
                : ProblemText.of("example.acts", "rule", proposals.get(0).rule().name())
                        .message(language);
        String name = first;
        for (int i = 2; rules.exampleNames().contains(name); i++) {
            name = first + " (" + i + ")";
        }
        return name;
    }

    private static String appended(OpenFile file, String path, String item) {
        String before = file.path().equals(path) ? file.text() : file.book().text(path, new Problems());
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        String start = before.isEmpty() || before.endsWith("\n") ? before : before + end;
        return start + item.replace("\n", end);
    }

    /** What the rules of a file do for a customer: their proposals, and whether each condition is met. */
    private record Outcome(List<String> proposals, List<String> conditions) {}

    /** Tries the rules of a file on facts. */
    private record Trial(RuleFile rules) {

        CustomerView view(ObjectNode facts, Instant now) {
            ObjectNode own = facts.deepCopy();
            if (!own.has("id")) {
                own.put("id", "example");
            }
            ExampleCustomer read = ExampleCustomer.read(own);
            DecisionModel model = rules.model().with(ChurnForecasts.only(read.forecast()));
            CustomerView view =
                    ExampleCustomer.view(read.customer(), model.viewpoint(now), read.promises(), read.programmes());
            return view.withActions(read.past(model.rules().actions(), view));
        }

        /** Returns whether every item of a declared list has its key, without which an example could not state it. */
        boolean hasKeys(ObjectNode facts) {
            return rules.model().rules().facts().lists().values().stream()
                    .allMatch(list -> facts.path("lists").path(list.name()).values().stream()
                            .allMatch(item -> item.hasNonNull(list.key())));
        }

        List<Proposal> proposals(CustomerView view) {
            return rules.model().rules().proposals(view).stream()
                    .sorted(Comparator.comparing((Proposal each) -> each.rule().name())
                            .thenComparing(each -> String.valueOf(each.subject())))
                    .toList();
        }

        Outcome outcome(ObjectNode facts, Instant now) {
            CustomerView view = view(facts, now);
            List<String> conditions = new ArrayList<>();
            for (Rule rule : rules.rules()) {
                for (ConditionResult result : RuleExplanation.of(rule, view).results()) {
                    conditions.add(result.line().line() + " " + result.truth());
                }
            }
            return new Outcome(proposals(view).stream().map(Trial::words).toList(), conditions);
        }

        private static String words(Proposal proposal) {
            return proposal.rule().name() + " " + proposal.action().id() + " " + proposal.subject() + " "
                    + amount(proposal);
        }

        private static @Nullable String amount(Proposal proposal) {
            return proposal.desired() == null
                    ? null
                    : proposal.desired().stripTrailingZeros().toPlainString();
        }
    }
}
