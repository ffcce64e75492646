package org.holdfast.explanation;

import java.util.List;
import java.util.Locale;
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
import org.holdfast.rules.condition.MatchesPattern;
import org.holdfast.rules.condition.Negation;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.condition.SelfBinding;
import org.holdfast.rules.vocabulary.Entity;
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
            return joined(scoped, allOf.conditions(), negated, negated ? "or" : "and");
        } else if (condition instanceof AnyOf anyOf) {
            return joined(scoped, anyOf.conditions(), negated, negated ? "and" : "or");
        }
        return label(scoped) + ": " + needed(scoped, negated);
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

    private String joined(ScopedCondition scoped, List<Condition> parts, boolean negated, String by) {
        return parts.stream()
                .map(part -> {
                    String text = of(scoped.with(part), negated);
                    return part instanceof AnyOf || part instanceof AllOf ? "(" + text + ")" : text;
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
            return counted(scoped, count);
        }
        throw new IllegalStateException("Not a condition on a single fact: " + condition.text());
    }

    private String label(ScopedCondition scoped, Operand operand) {
        Entity entity = scoped.at(operand.place());
        String name = texts.label(entity.name(), operand.text());
        return operand.place() <= 0 ? name : name + " (" + texts.kind(entity.name()) + ")";
    }

    /** {@code orders (delivered: yes)}. */
    private String counted(ScopedCondition scoped, Count count) {
        String list = texts.label(scoped.at(count.owner()).name(), count.items().name());
        boolean all =
                count.filter() instanceof AllOf allOf && allOf.conditions().isEmpty();
        return all
                ? list
                : list + " (" + of(scoped.ofItems(count.filter(), count.items().element())) + ")";
    }

    private String needed(ScopedCondition scoped, boolean negated) {
        Condition condition = scoped.condition();
        if (condition instanceof Comparison comparison) {
            String value = comparison.right() instanceof Operand.Literal literal
                    ? amount(comparison.left(), String.valueOf(literal.text()).replace("\"", ""))
                    : label(scoped, comparison.right());
            return signed(comparison.comparator(), negated, value);
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
        return signed(count.comparator(), negated, String.valueOf(count.number()));
    }

    private String signed(Comparator comparator, boolean negated, String value) {
        return texts.format("sign." + (negated ? comparator.negate() : comparator), "value", value);
    }

    private String amount(Operand operand, String value) {
        return texts.amount(operand.text(), operand.type(), value, currency);
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
        return texts.format("sign." + need.test(), "value", value);
    }

    /** Returns the words for an argument of a message, such as {@code orderDaysLate}. */
    String argument(String name) {
        for (Entity entity : rules.vocabulary().entities()) {
            String variable = entity.name().substring(0, 1).toLowerCase(Locale.ROOT)
                    + entity.name().substring(1);
            if (name.startsWith(variable) && name.length() > variable.length()) {
                String rest = name.substring(variable.length());
                String field = rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
                if (entity.field(field) != null) {
                    return texts.label(entity.name(), field) + " (" + texts.kind(entity.name()) + ")";
                }
            }
        }
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
