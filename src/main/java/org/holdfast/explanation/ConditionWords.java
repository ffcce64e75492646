package org.holdfast.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.explanation.conditions.ScopedCondition;
import org.holdfast.explanation.conditions.UnmetNeed;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.condition.AllOf;
import org.holdfast.rules.condition.AnyOf;
import org.holdfast.rules.condition.Comparator;
import org.holdfast.rules.condition.Comparison;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.ContainsWord;
import org.holdfast.rules.condition.Count;
import org.holdfast.rules.condition.FlagCondition;
import org.holdfast.rules.condition.IsKnown;
import org.holdfast.rules.condition.ListFigure;
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.MetAlternatives;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/**
 * Puts conditions into words: by the sentence of the reader's language that means the same, or by the names of the
 * facts. Never in DRL.
 */
final class ConditionWords {

    private final RuleBook rules;
    private final ExplanationTexts texts;
    private final String currency;

    ConditionWords(RuleBook rules, ExplanationTexts texts, String currency) {
        this.rules = rules;
        this.texts = texts;
        this.currency = currency;
    }

    /** {@code days since the last order: at most 30 days}. */
    String of(ScopedCondition scoped) {
        return of(scoped, false);
    }

    private String of(ScopedCondition scoped, boolean negated) {
        Condition condition = scoped.condition();
        String sentence = negated ? null : sentence(scoped);
        if (sentence != null) {
            return sentence;
        } else if (condition instanceof Negation negation) {
            return of(scoped.with(negation.condition()), !negated);
        } else if (condition instanceof SelfBinding inner) {
            return of(scoped.selfBound(inner.condition()), negated);
        } else if (condition instanceof AllOf allOf) {
            return negated
                    ? joined(scoped, allOf.conditions(), true, "or")
                    : joined(scoped, saidTogether(scoped, allOf.conditions()), false, "and");
        } else if (condition instanceof AnyOf anyOf) {
            return joined(scoped, anyOf.conditions(), negated, negated ? "and" : "or");
        }
        if (condition instanceof Comparison comparison && comparison.left() instanceof MetAlternatives met) {
            return alternatives(scoped, met, comparison, negated);
        }
        return label(scoped) + ": " + needed(scoped, negated);
    }

    /** {@code at least 2 of these: (age: more than 60; points: at least 100)}. */
    private String alternatives(ScopedCondition scoped, MetAlternatives met, Comparison comparison, boolean negated) {
        String list = met.alternatives().stream()
                .map(each -> of(scoped.with(each), false))
                .collect(Collectors.joining("; "));
        return texts.format("figure.met", "needed", needed(scoped, negated), "list", list);
    }

    private @Nullable String sentence(ScopedCondition scoped) {
        String drl = scoped.condition() instanceof AllOf allOf
                ? allOf.conditions().stream().map(Condition::text).collect(Collectors.joining(", "))
                : scoped.condition().text();
        String written = drl.replaceAll("!\\((\\w+)\\)", "!$1");
        return rules.sentenceFor(scoped.self().name(), written, texts.language())
                .or(() -> rules.sentenceFor(scoped.self().name(), written + " == true", texts.language()))
                .orElse(null);
    }

    /** Puts conditions that one sentence says together, such as both ends of {@code placed this year}. */
    private List<Condition> saidTogether(ScopedCondition scoped, List<Condition> all) {
        List<Condition> parts = new ArrayList<>();
        int next = 0;
        while (next < all.size()) {
            int end = all.size();
            while (end > next + 1 && sentence(scoped.with(new AllOf(all.subList(next, end)))) == null) {
                end--;
            }
            parts.add(Condition.all(all.subList(next, end)));
            next = end;
        }
        return parts;
    }

    private String joined(ScopedCondition scoped, List<Condition> parts, boolean negated, String by) {
        return parts.stream()
                .map(part -> {
                    String text = of(scoped.with(part), negated);
                    boolean several = part instanceof AnyOf || part instanceof AllOf;
                    return several && sentence(scoped.with(part)) == null ? "(" + text + ")" : text;
                })
                .collect(Collectors.joining(texts.format(by)));
    }

    /** Returns the name of the fact that a condition on a single fact tests. */
    String label(ScopedCondition scoped) {
        Condition condition = scoped.condition();
        if (condition instanceof Comparison comparison) {
            return label(scoped, comparison.left());
        } else if (condition instanceof FlagCondition flag) {
            return label(scoped, flag.flag());
        } else if (condition instanceof IsKnown known) {
            return label(scoped, known.operand());
        } else if (condition instanceof ContainsWord word) {
            return label(scoped, word.operand());
        } else if (condition instanceof MatchesPattern pattern) {
            return label(scoped, pattern.operand());
        } else if (condition instanceof Count count) {
            return list(scoped, count.owner(), count.items(), count.filter());
        }
        throw new IllegalStateException("Not a condition on a single fact: " + condition.text());
    }

    private String label(ScopedCondition scoped, Operand operand) {
        if (operand instanceof ListFigure figure) {
            return figure(scoped, figure, list(scoped, figure.place(), figure.items(), figure.filter()));
        }
        Entity entity = scoped.at(operand.place());
        String name = texts.label(entity.name(), operand.text());
        return operand.place() <= 0 ? name : name + " (" + texts.kind(entity.name()) + ")";
    }

    /** {@code orders (delivered: yes)}. */
    private String list(ScopedCondition scoped, int owner, ListField items, Condition filter) {
        String list = texts.label(scoped.at(owner).name(), items.name());
        boolean all = filter instanceof AllOf allOf && allOf.conditions().isEmpty();
        return all ? list : list + " (" + of(scoped.ofItems(filter, items.element())) + ")";
    }

    /** {@code total value of orders}. */
    String figure(ScopedCondition scoped, ListFigure figure) {
        return figure(
                scoped,
                figure,
                texts.label(scoped.at(figure.place()).name(), figure.items().name()));
    }

    private String figure(ScopedCondition scoped, ListFigure figure, String list) {
        String key = "figure." + figure.function();
        ScopedCondition ofItems = scoped.ofItems(figure.filter(), figure.items().element());
        if (figure.part() != null) {
            return texts.format(key, "list", list, "part", of(ofItems.with(figure.part())));
        }
        if (figure.measured() == null) {
            return list;
        }
        boolean day = figure.type() == ValueType.DAY;
        return texts.format(day ? key + ".DAY" : key, "list", list, "what", label(ofItems, figure.measured()));
    }

    private String needed(ScopedCondition scoped, boolean negated) {
        Condition condition = scoped.condition();
        if (condition instanceof Comparison comparison) {
            String value = comparison.right() instanceof Operand.Literal literal
                    ? amount(comparison.left(), String.valueOf(literal.text()).replace("\"", ""))
                    : label(scoped, comparison.right());
            return signed(comparison.comparator(), negated, comparison.left().type(), value);
        } else if (condition instanceof FlagCondition) {
            return texts.flag(!negated);
        } else if (condition instanceof IsKnown) {
            return texts.format(negated ? "sign.UNKNOWN" : "sign.KNOWN");
        } else if (condition instanceof ContainsWord word) {
            return texts.format(negated ? "sign.WITHOUT" : "sign.WITH", "value", word.word());
        } else if (condition instanceof MatchesPattern pattern) {
            return texts.format(
                    negated ? "sign.UNLIKE" : "sign.LIKE",
                    "value",
                    pattern.pattern().pattern());
        }
        Count count = (Count) condition;
        return signed(count.comparator(), negated, ValueType.INTEGER, String.valueOf(count.number()));
    }

    private String signed(Comparator comparator, boolean negated, ValueType type, String value) {
        return texts.sign((negated ? comparator.negate() : comparator).name(), type, value);
    }

    private String amount(Operand operand, String value) {
        String name = operand instanceof ListFigure figure ? figure.name() : operand.text();
        return texts.amount(name, operand.type(), value, currency);
    }

    /**
     * {@code Needed: orders in the last 30 days: at least 2 (found 1); or level of loyalty: commitment (found habit).}
     */
    String ways(List<List<UnmetNeed>> ways) {
        return texts.format(
                ways.size() == 1 ? "way" : "ways",
                "list",
                joined(
                        ways,
                        need -> texts.format(
                                need.found() == null ? "need-unknown" : "need",
                                "name",
                                label(need.scoped()),
                                "needed",
                                needed(need),
                                "found",
                                found(need))));
    }

    /** {@code orders in the last 30 days: at least 2; or level of loyalty: commitment}. */
    String neededWays(List<List<UnmetNeed>> ways) {
        return joined(ways, need -> label(need.scoped()) + ": " + needed(need));
    }

    /** {@code orders in the last 30 days: 1; level of loyalty: habit}; {@code null} if none of the values is known. */
    @Nullable
    String found(List<List<UnmetNeed>> ways) {
        String found = ways.stream()
                .flatMap(List::stream)
                .filter(need -> need.found() != null)
                .map(need -> label(need.scoped()) + ": " + found(need))
                .distinct()
                .collect(Collectors.joining("; "));
        return found.isEmpty() ? null : found;
    }

    private String joined(List<List<UnmetNeed>> ways, Function<UnmetNeed, String> text) {
        return ways.stream()
                .map(way -> way.stream().map(text).collect(Collectors.joining(texts.format("and"))))
                .distinct()
                .collect(Collectors.joining(texts.format("or")));
    }

    private String found(UnmetNeed need) {
        return need.found() == null ? "" : texts.amount(need.name(), need.type(), need.found(), currency);
    }

    private String needed(UnmetNeed need) {
        boolean otherUnknown = need.needed().isEmpty() && need.scoped().condition() instanceof Comparison;
        String value = otherUnknown && need.scoped().condition() instanceof Comparison comparison
                ? label(need.scoped(), comparison.right())
                : texts.amount(need.name(), need.type(), need.needed(), currency);
        return texts.sign(need.test().name(), need.type(), value);
    }
}
