package org.holdfast.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ConditionLine;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.ListPattern;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand.OtherRule;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.condition.WhenClause;
import org.holdfast.rules.model.Rule;

/**
 * Puts rules together that ask whether another rule applies. What they ask becomes the conditions of the other rule, so
 * it is unknown where those are unknown; limits and guardrails do not matter, and neither does a pause. Rules that
 * cannot be put together are reported.
 */
final class RuleLinks {

    private final Map<String, Rule> known = new HashMap<>();
    private final Map<String, Rule> linked = new HashMap<>();
    private final Set<String> open = new LinkedHashSet<>();
    private final List<Rule> rules;
    private final boolean complete;
    private final Problems problems;

    private RuleLinks(List<Rule> rules, boolean complete, Problems problems) {
        this.rules = rules;
        this.complete = complete;
        this.problems = problems;
        rules.forEach(rule -> known.putIfAbsent(rule.name(), rule));
    }

    /**
     * Returns the rules with the conditions of those that they ask for.
     *
     * @param complete whether these are all rules of the book; otherwise what is asked of others is unknown
     */
    static List<Rule> link(List<Rule> rules, boolean complete, Problems problems) {
        if (rules.stream().noneMatch(RuleLinks::asks)) {
            return rules;
        }
        RuleLinks links = new RuleLinks(rules, complete, problems);
        return rules.stream().map(links::link).toList();
    }

    private static boolean asks(Rule rule) {
        return Stream.concat(
                        rule.when().customer().stream(),
                        rule.when().eaches().stream().flatMap(pattern -> pattern.lines().stream()))
                .anyMatch(line -> asks(line.condition()));
    }

    private static boolean asks(Condition condition) {
        AtomicBoolean found = new AtomicBoolean();
        replaced(condition, other -> {
            found.set(true);
            return new FlagCondition(other);
        });
        return found.get();
    }

    /** Returns a condition in which whatever asks for another rule is replaced. */
    private static Condition replaced(Condition condition, Function<OtherRule, Condition> by) {
        if (condition instanceof FlagCondition flag && flag.flag() instanceof OtherRule other) {
            return by.apply(other);
        } else if (condition instanceof Negation negation) {
            return new Negation(replaced(negation.condition(), by));
        } else if (condition instanceof AllOf all) {
            return new AllOf(replaced(all.conditions(), by));
        } else if (condition instanceof AnyOf any) {
            return new AnyOf(replaced(any.conditions(), by));
        } else if (condition instanceof SelfBinding binding) {
            return new SelfBinding(replaced(binding.condition(), by));
        } else if (condition instanceof Comparison comparison && comparison.left() instanceof MetAlternatives met) {
            return new Comparison(
                    new MetAlternatives(replaced(met.alternatives(), by)), comparison.comparator(), comparison.right());
        }
        return condition;
    }

    private static List<Condition> replaced(List<Condition> conditions, Function<OtherRule, Condition> by) {
        return conditions.stream().map(each -> replaced(each, by)).toList();
    }

    private Rule link(Rule rule) {
        if (!asks(rule)) {
            return rule;
        }
        Rule done = linked.get(rule.name());
        if (done != null) {
            return done;
        }
        if (!open.add(rule.name())) {
            problems.error(
                    rule.origin(),
                    ProblemText.of("rule-asks-itself", "rule", rule.name(), "list", String.join(" → ", open)),
                    rule.language());
            return rule;
        }
        Rule result = rule.with(new Parts(rule).linked());
        open.remove(rule.name());
        linked.put(rule.name(), result);
        return result;
    }

    /** The conditions of a rule while the others are put in. */
    private final class Parts {

        private final Rule rule;
        private final List<ConditionLine> customer = new ArrayList<>();
        private final List<ConditionLine> things = new ArrayList<>();
        /** Whether what is being put in is about the things that the rule binds rather than about the customer. */
        private boolean ofThings;

        Parts(Rule rule) {
            this.rule = rule;
        }

        WhenClause linked() {
            for (ConditionLine line : rule.when().customer()) {
                ConditionLine with = linked(line);
                (ofThings ? things : customer).add(with);
                ofThings = false;
            }
            List<ListPattern> eaches = new ArrayList<>();
            for (ListPattern pattern : rule.when().eaches()) {
                List<ConditionLine> lines = new ArrayList<>();
                pattern.lines().forEach(line -> lines.add(linked(line)));
                lines.addAll(eaches.isEmpty() ? things : List.of());
                eaches.add(new ListPattern(
                        pattern.place(),
                        pattern.variable(),
                        pattern.owner(),
                        pattern.items(),
                        lines,
                        pattern.origin()));
            }
            return new WhenClause(customer, eaches);
        }

        private ConditionLine linked(ConditionLine line) {
            return new ConditionLine(replaced(line.condition(), other -> asked(other, line)), line.origin());
        }

        private Condition asked(OtherRule other, ConditionLine line) {
            return switch (other.rule()) {
                case OtherRule.ABOVE -> above(line);
                case OtherRule.OTHER_ROW -> otherRows(line);
                default -> named(other, line);
            };
        }

        private Condition named(OtherRule asked, ConditionLine line) {
            Rule other = known.get(asked.rule());
            if (other == null && complete) {
                problems.error(
                        line.origin(),
                        ProblemText.of("no-rule", "rule", asked.rule())
                                .nearest(asked.rule(), new TreeSet<>(known.keySet())),
                        rule.language());
            }
            return other == null ? new FlagCondition(asked) : asking(other, false, line);
        }

        private Condition above(ConditionLine line) {
            List<Rule> above = rules.stream()
                    .takeWhile(each -> each != rule)
                    .filter(each -> each.origin().file().equals(rule.origin().file()))
                    .toList();
            if (above.isEmpty()) {
                problems.error(line.origin(), ProblemText.of("no-rule-above", "rule", rule.name()), rule.language());
            }
            return any(above, false, line);
        }

        private Condition otherRows(ConditionLine line) {
            List<Rule> rows = rules.stream()
                    .filter(each -> each.origin().file().equals(rule.origin().file()) && !asksForRows(each))
                    .toList();
            boolean alike = rows.stream().allMatch(this::isAboutTheSame);
            rows.stream()
                    .filter(each -> alike && covers(each))
                    .forEach(each -> problems.error(
                            rule.origin(),
                            ProblemText.of("row-leaves-nothing", "row", each.name(), "rule", rule.name()),
                            rule.language()));
            if (rows.isEmpty()) {
                problems.error(line.origin(), ProblemText.of("no-other-row", "rule", rule.name()), rule.language());
            }
            ofThings = alike && !rule.when().eaches().isEmpty();
            return any(rows, alike, line);
        }

        /** Returns whether a row is about one thing of the same list, or like this one only about the customer. */
        private boolean isAboutTheSame(Rule row) {
            List<ListPattern> own = rule.when().eaches();
            List<ListPattern> others = row.when().eaches();
            return own.size() == others.size()
                    && own.size() <= 1
                    && (own.isEmpty()
                            || own.get(0)
                                    .items()
                                    .name()
                                    .equals(others.get(0).items().name()));
        }

        /** Returns whether a row applies wherever this one could, so that nothing is left for this one. */
        private boolean covers(Rule row) {
            return texts(rule).containsAll(texts(row));
        }

        private static Set<String> texts(Rule rule) {
            Set<String> texts = new TreeSet<>();
            rule.when().customer().forEach(line -> texts.add(line.condition().text()));
            rule.when()
                    .eaches()
                    .forEach(pattern -> pattern.lines()
                            .forEach(line -> texts.add(
                                    pattern.place() + " " + line.condition().text())));
            return texts;
        }

        private Condition any(List<Rule> others, boolean sameThings, ConditionLine line) {
            List<Condition> asked = others.stream()
                    .map(other -> asking(other, sameThings, line))
                    .toList();
            return asked.size() == 1 ? asked.get(0) : new AnyOf(asked);
        }

        private Condition asking(Rule other, boolean sameThings, ConditionLine line) {
            Rule target = link(other);
            if (target.when().eaches().size() > 1) {
                problems.error(
                        line.origin(), ProblemText.of("rule-joins-lists", "rule", other.name()), rule.language());
            }
            return new FlagCondition(new OtherRule(other.name(), sameThings, target.when()));
        }
    }

    private static boolean asksForRows(Rule rule) {
        return rule.when().customer().stream()
                .map(ConditionLine::condition)
                .map(Condition::text)
                .anyMatch(text -> text.contains("\"" + OtherRule.OTHER_ROW + "\""));
    }
}
