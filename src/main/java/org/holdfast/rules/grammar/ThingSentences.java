package org.holdfast.rules.grammar;

import java.util.List;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Definition.Part;
import org.holdfast.rules.grammar.Wording.Bought;
import org.holdfast.rules.grammar.Wording.Counted;
import org.holdfast.rules.grammar.Wording.Figure;
import org.holdfast.rules.grammar.Wording.Group;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** The sentences about lists: whether there is a thing, how many, figures over all of them, what was bought. */
final class ThingSentences {

    /**
     * An article is known by what is said of it: only where neither its name nor its category is known, it is unknown
     * whether it is the one that is meant.
     */
    private static final String WHAT = "sku == \"{what}\" || called contains \"{what}\"";

    private final @Nullable String owner;
    private final Wording wording;
    private final SourceLocation origin;
    private final List<Definition> definitions;
    /** What the sentences that are being written speak about. */
    private String label = "";

    /** @param owner what the lists belong to; {@code null} for the customer */
    ThingSentences(@Nullable String owner, Wording wording, SourceLocation origin, List<Definition> definitions) {
        this.owner = owner;
        this.wording = wording;
        this.origin = origin;
        this.definitions = definitions;
    }

    /**
     * Writes the sentences about the things of a list.
     *
     * @param holder variable of what the list belongs to
     * @param numbered whether each thing has a number of its own, so that others can be told from it
     */
    void of(String holder, String list, String entity, Thing thing, boolean numbered) {
        String topic = holder + "." + list;
        label = thing.one();
        String pattern = entity + "() from $" + holder + "." + list;
        String variable = "$" + Grammar.variable(entity);
        condition(topic, wording.has(owner, thing), variable + " : " + pattern);
        condition(topic, wording.none(owner, thing), "not " + pattern);
        for (Counted counted : Counted.values()) {
            condition(
                    topic,
                    wording.counted(owner, thing, counted),
                    "accumulate( " + pattern + "; $n : count(1); $n " + counted.comparison() + " )");
        }
        if (owner == null) {
            shares(topic, pattern, thing);
            if (numbered) {
                condition(topic, wording.another(thing), another(variable, entity, holder + "." + list));
            }
        }
        if (numbered && owner == null) {
            add(Part.PROPOSAL, topic, wording.proposal(thing), "propose(\"{action}\").about(" + variable + ");");
        }
    }

    private static String another(String variable, String entity, String list) {
        return "$other" + entity + " : " + entity + "( id != " + variable + ".id ) from $" + list;
    }

    private void shares(String topic, String pattern, Thing thing) {
        condition(topic, wording.share(thing, true), share(pattern, ">= 100"));
        condition(topic, wording.share(thing, false), share(pattern, "> 50"));
    }

    private static String share(String pattern, String comparison) {
        return "accumulate( " + pattern + "; $n : " + Grammar.REQUIRED + "; $n " + comparison + " )";
    }

    /** Writes the sentences about the figures over a field of the things of a list. */
    void figures(String holder, String list, String entity, Thing thing, @Nullable Field field, Noun noun) {
        if (field == null) {
            return;
        }
        String topic = holder + "." + list + "." + field.name();
        label = noun.text();
        String beginning = "accumulate( " + entity + "() from $" + holder + "." + list + "; $n : ";
        if (field.type() == ValueType.TEXT) {
            different(topic, beginning, thing, field, noun);
        } else if (field.type().isNumber()) {
            for (Figure figure : Figure.values()) {
                String function = beginning + figure.function() + "(" + field.name() + "); ";
                String gap = gap(field.type(), figure);
                for (Clause clause : Clauses.ofFigure(function, "$n", " )", gap, wording)) {
                    condition(topic, wording.figure(owner, thing, figure, noun, clause), clause.meaning());
                }
            }
        }
    }

    private static String gap(ValueType type, Figure figure) {
        if (type == ValueType.MONEY) {
            return "amount";
        }
        return type == ValueType.INTEGER && figure != Figure.AVERAGE ? "number" : "decimal";
    }

    private void different(String topic, String beginning, Thing thing, Field field, Noun noun) {
        for (Counted counted : Counted.values()) {
            condition(
                    topic,
                    wording.different(owner, thing, noun, counted),
                    beginning + "countDistinct(" + field.name() + "); $n " + counted.comparison() + " )");
        }
    }

    /** Writes the sentences about what was bought, of an article or of a category. */
    void purchases() {
        bought(null, "");
        for (Unit unit : List.of(Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)) {
            String gap = "{" + unit.plural() + "}";
            String time = unit == Unit.DAY
                    ? ", daysAgo < " + gap
                    : ", happenedOn > $customer." + unit.plural() + "Ago(" + gap + ")";
            bought(new Clause(Say.IN_LAST, "", "{" + unit.plural() + ":number}", unit), time);
        }
    }

    private void bought(@Nullable Clause time, String filter) {
        String pattern = "Purchase( " + WHAT + filter + " ) from $customer.purchases";
        String counted = "accumulate( " + pattern + "; $n : ";
        bought(Bought.EVER, time, "exists " + pattern);
        bought(Bought.NEVER, time, "not " + pattern);
        bought(Bought.PIECES, time, counted + "sum(quantity); $n >= {count} )");
        bought(Bought.ORDERS, time, counted + "countDistinct(orderId); $n >= {count} )");
        bought(Bought.SPENT, time, counted + "sum(amount); $n >= {amount} )");
    }

    private void bought(Bought bought, @Nullable Clause time, String meaning) {
        label = "";
        condition("bought." + bought, wording.bought(bought, time), meaning);
    }

    void streaks() {
        for (Unit unit : List.of(Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR)) {
            condition(
                    "streak",
                    wording.streak(unit),
                    "Customer( orderedInEachOfTheLast" + unit.capital() + "s({count}) )");
        }
    }

    void groups() {
        for (Group group : Group.values()) {
            condition("group", wording.group(group), Grammar.GROUP + group.comparison());
        }
    }

    private void condition(String topic, String text, String meaning) {
        add(Part.CONDITION, topic, text, meaning);
    }

    private void add(Part part, String topic, String text, String meaning) {
        definitions.add(new Definition(wording.language(), part, null, topic, label, text, meaning, origin));
    }
}
