package org.holdfast.rules.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.diagnostics.Problems;
import org.holdfast.diagnostics.SentenceLine;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.model.Action;
import org.holdfast.rules.model.Amount;
import org.holdfast.rules.model.ConsequenceClause;
import org.holdfast.rules.model.Preference;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.table.TableReader;
import org.jspecify.annotations.Nullable;

/**
 * Checks that need no example customer: contradictory rules, redundant rules, gaps and overlaps between the rows of a
 * table, and unused actions.
 */
public final class StaticAnalysis {

    private static final String CLOCK = "clock";

    private final Problems problems;
    private final List<ConditionProfile> profiles;
    private final Collection<Action> actions;
    private final Map<String, Preference> preferences = new HashMap<>();

    private StaticAnalysis(List<Rule> rules, Collection<Action> actions, Problems problems) {
        this.profiles = rules.stream().map(ConditionProfile::new).toList();
        this.actions = actions;
        actions.forEach(action -> preferences.put(action.id(), action.prefer()));
        this.problems = problems;
    }

    public static void check(List<Rule> rules, Collection<Action> actions, Problems problems) {
        StaticAnalysis staticAnalysis = new StaticAnalysis(rules, actions, problems);
        staticAnalysis.contradictions();
        staticAnalysis.shadows();
        staticAnalysis.tables();
        staticAnalysis.unusedActions();
        PastReach.checkDays(rules, problems);
    }

    private void contradictions() {
        for (ConditionProfile conditionProfile : profiles) {
            if (!conditionProfile.contradiction().isEmpty()) {
                Rule rule = conditionProfile.rule();
                problems.error(rule.origin(), contradiction(conditionProfile), rule.language());
            }
        }
    }

    /** Says what contradicts itself: the sentences of the rule, or in plain DRL the expression. */
    private static ProblemText contradiction(ConditionProfile profile) {
        String name = profile.rule().name();
        List<SourceLocation> lines = profile.contradictory();
        if (lines.stream().allMatch(line -> line.sentence().isEmpty())) {
            String fact = words(profile.contradiction());
            return ProblemText.of("contradiction-of-fact", "rule", name, "fact", fact);
        }
        List<ProblemText> named =
                lines.stream().map(StaticAnalysis::named).distinct().toList();
        ProblemText all = ProblemText.joined("list.and", named);
        String amount = named.size() == 1 ? "one" : "several";
        ProblemText text = ProblemText.of("contradiction", "rule", name, "amount", amount, "lines", all);
        return words(profile.contradiction()).equals(CLOCK)
                ? text.withHint(ProblemText.of("hours-over-midnight"))
                : text;
    }

    private static ProblemText named(SourceLocation line) {
        String words = line.sentence().isEmpty() ? line.text() : SentenceLine.joined(SentenceLine.of(line.sentence()));
        return ProblemText.of("contradiction.line", "line", words, "number", line.line());
    }

    /** Reports rules that never have an effect: another rule proposes the same in every case and takes precedence. */
    private void shadows() {
        Map<String, List<ConditionProfile>> byAction = new HashMap<>();
        for (ConditionProfile conditionProfile : profiles) {
            if (!conditionProfile.rule().paused()) {
                conditionProfile
                        .rule()
                        .then()
                        .forEach(clause -> byAction.computeIfAbsent(clause.action(), key -> new ArrayList<>())
                                .add(conditionProfile));
            }
        }
        Set<Rule> reported = new HashSet<>();
        byAction.values().forEach(group -> {
            SubsumptionIndex index = new SubsumptionIndex(group);
            for (ConditionProfile narrow : group) {
                for (ConditionProfile wide : index.widerCandidates(narrow)) {
                    if (wide != narrow
                            && shadows(wide, narrow)
                            && (!shadows(narrow, wide) || comesBefore(wide, narrow))
                            && reported.add(narrow.rule())) {
                        reportShadowed(narrow.rule(), wide.rule());
                    }
                }
            }
        });
    }

    private void reportShadowed(Rule narrow, Rule wide) {
        ProblemText text = ProblemText.of(
                "shadowed",
                "rule",
                narrow.name(),
                "other",
                wide.name(),
                "place",
                wide.origin().words());
        problems.warning(narrow.origin(), text, narrow.language());
    }

    private static boolean comesBefore(ConditionProfile a, ConditionProfile b) {
        int byFile = a.rule().origin().file().compareTo(b.rule().origin().file());
        return byFile != 0
                ? byFile < 0
                : a.rule().origin().line() < b.rule().origin().line();
    }

    private boolean shadows(ConditionProfile wide, ConditionProfile narrow) {
        return narrow.rule().then().stream()
                        .allMatch(clause ->
                                wide.rule().then().stream().anyMatch(other -> isPreferred(other, wide, clause, narrow)))
                && narrow.isNarrowerThan(wide);
    }

    /** Returns whether {@code other} is chosen over {@code clause} whenever both are proposed. */
    private boolean isPreferred(
            ConsequenceClause other, ConditionProfile itsRule, ConsequenceClause clause, ConditionProfile rule) {
        if (!other.action().equals(clause.action())
                || other.about() != clause.about()
                || !other.details().toString().equals(clause.details().toString())) {
            return false;
        }
        Preference prefer = preferences.getOrDefault(clause.action(), Preference.MOST);
        if (prefer == Preference.FIRST) {
            return comesBefore(itsRule, rule);
        }
        if (!Objects.equals(other.amount(), clause.amount())) {
            Integer more = difference(other.amount(), clause.amount());
            return more != null && (prefer == Preference.MOST ? more > 0 : more < 0);
        }
        return itsRule.rule().priority() >= rule.rule().priority();
    }

    /** Returns which of two amounts is the larger one; {@code null} if it depends on the facts. */
    private static @Nullable Integer difference(@Nullable Amount one, @Nullable Amount other) {
        if (one instanceof Amount.Fixed a && other instanceof Amount.Fixed b) {
            return a.amount().compareTo(b.amount());
        }
        if (one instanceof Amount.Percent a
                && other instanceof Amount.Percent b
                && a.base().equals(b.base())) {
            return a.percent().compareTo(b.percent());
        }
        if (one instanceof Amount.InKind a
                && other instanceof Amount.InKind b
                && a.gift().form() == b.gift().form()) {
            return compare(a.gift().number(), b.gift().number());
        }
        return null;
    }

    private static @Nullable Integer compare(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? null : one.compareTo(other);
    }

    /** Returns whether a row is for what the others leave: it overlaps with none, and leaves no gap. */
    private static boolean isForEverybodyElse(ConditionProfile row) {
        String text = row.rule().when().text();
        return text.contains("!(applies(") || text.contains("appliesHere(");
    }

    private void tables() {
        Map<String, List<ConditionProfile>> tables = new LinkedHashMap<>();
        for (ConditionProfile conditionProfile : profiles) {
            String file = conditionProfile.rule().origin().file();
            if (TableReader.isTable(file)) {
                tables.computeIfAbsent(file, key -> new ArrayList<>()).add(conditionProfile);
            }
        }
        tables.values().forEach(rows -> {
            List<ConditionProfile> stated =
                    rows.stream().filter(row -> !isForEverybodyElse(row)).toList();
            overlaps(stated);
            if (stated.size() == rows.size()) {
                new TableGaps(rows, problems).find();
            }
        });
    }

    private void overlaps(List<ConditionProfile> rows) {
        for (int i = 0; i < rows.size(); i++) {
            for (int j = i + 1; j < rows.size(); j++) {
                if (rows.get(i).overlaps(rows.get(j)) && !isSettled(rows.get(i), rows.get(j))) {
                    Rule first = rows.get(i).rule();
                    Rule second = rows.get(j).rule();
                    ProblemText text = ProblemText.of(
                            "rows-overlap",
                            "first",
                            first.name(),
                            "firstLine",
                            first.origin().line(),
                            "second",
                            second.name(),
                            "secondLine",
                            second.origin().line());
                    problems.warning(second.origin(), text, second.language());
                }
            }
        }
    }

    /**
     * Returns whether an overlap is intended, as with rows from 100, from 200 and from 500: one row applies whenever
     * the other does, and the action determines which is chosen.
     */
    private boolean isSettled(ConditionProfile first, ConditionProfile second) {
        return (first.isNarrowerThan(second) || second.isNarrowerThan(first))
                && first.rule().then().stream()
                        .allMatch(clause -> second.rule().then().stream()
                                .anyMatch(other -> isPreferred(other, second, clause, first)
                                        != isPreferred(clause, first, other, second)));
    }

    private void unusedActions() {
        Set<String> proposed = new HashSet<>();
        profiles.forEach(
                conditionProfile -> conditionProfile.rule().then().forEach(clause -> proposed.add(clause.action())));
        for (Action action : actions) {
            if (!proposed.contains(action.id())) {
                problems.warning(
                        action.origin(),
                        "No rule proposes the action \"" + action.id() + "\".",
                        "Maybe it is left over, or a rule is missing.");
            }
        }
    }

    static String words(String key) {
        int scale = key.indexOf(CalendarDistance.SEPARATOR);
        String compared = scale < 0 ? key : key.substring(0, scale);
        return compared.replace(" >= 0", "").replace("$customer.", "");
    }

    /** Returns a bound as people write it. */
    static String words(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
