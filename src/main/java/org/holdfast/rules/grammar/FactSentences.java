package org.holdfast.rules.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.rules.grammar.Clause.Say;
import org.holdfast.rules.grammar.Definition.Part;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ParameterisedField;
import org.holdfast.rules.vocabulary.ValueType;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/** The sentences about the facts of one kind of thing: conditions about the customer, details about other things. */
final class FactSentences {

    /** The field with what the customer usually spends. */
    private static final String USUAL = "averageOrderValue";

    private static final String CUSTOMER = FactOwner.CUSTOMER.entity();

    private final String entity;
    private final Wording wording;
    private final SourceLocation origin;
    private final List<Definition> definitions;
    /** The variable and the words of the thing that was found first; {@code null} if there can be only one. */
    private @Nullable String first;

    private @Nullable Thing thing;

    FactSentences(String entity, Wording wording, SourceLocation origin, List<Definition> definitions) {
        this.entity = entity;
        this.wording = wording;
        this.origin = origin;
        this.definitions = definitions;
    }

    /** Lets two things of a list be compared. */
    FactSentences comparedWith(String variable, Thing words) {
        this.first = variable;
        this.thing = words;
        return this;
    }

    /** Writes the sentences about a declared fact. */
    void declared(DeclaredFact fact) {
        String name = fact.name();
        String label = fact.labels().in(wording.language());
        Noun noun = wording.noun(label);
        switch (fact.type()) {
            case TEXT -> noun(name, noun, Clauses.ofText(name, List.of(), wording));
            case CHOICE -> noun(name, noun, Clauses.ofText(name, fact.choices(), wording));
            case WORDS -> noun(name, noun, Clauses.ofWords(name));
            case FLAG -> flag(name, label, isCustomer() ? wording.customerFlag(label) : wording.flag(label));
            case NUMBER -> number(name, noun, "decimal", fact.unit());
            case MONEY -> number(Vocabulary.ownAmount(fact), noun, "amount", fact.unit());
            case DATE, INSTANT -> noun(name, noun, Clauses.ofTime(times(name)));
        }
        noun(name, noun, Clauses.ofKnowledge(name));
    }

    private static EventFields times(String name) {
        return new EventFields(
                name, new EventFields.Past(name + Vocabulary.DAYS_AGO, true), null, name + Vocabulary.IN_DAYS, null);
    }

    /** Writes the sentences about the facts that Holdfast knows. */
    void known(Entity kind, Lexicon lexicon) {
        Set<String> said = new HashSet<>();
        lexicon.names(entity).forEach(stem -> {
            EventFields time = EventFields.of(stem, kind);
            String event = lexicon.event(entity, stem);
            if (event != null && time.any()) {
                event(stem, event, time);
                time.names().forEach(said::add);
            }
        });
        for (Field field : kind.fields()) {
            if (!said.contains(field.name())) {
                known(field, lexicon);
            }
        }
        for (ParameterisedField measure : kind.measures()) {
            Noun noun = lexicon.noun(entity, measure.name());
            if (noun != null && measure.type().isNumber()) {
                number(measure.name() + "({n})", noun, gap(measure.type()), null);
            }
        }
    }

    private void known(Field field, Lexicon lexicon) {
        String name = field.name();
        if (field.type() == ValueType.FLAG) {
            Flag flag = lexicon.flag(entity, name);
            if (flag != null) {
                flag(
                        name,
                        flag.yes(),
                        isCustomer()
                                ? new Flag(wording.customer(flag.yes()), wording.customer(flag.no()))
                                : new Flag(anyForm(flag.yes()), anyForm(flag.no())));
            }
            return;
        }
        Noun noun = lexicon.noun(entity, name);
        if (noun == null) {
            return;
        }
        switch (field.type()) {
            case TEXT -> noun(name, noun, Clauses.ofText(name, field.choices(), wording));
            case WORDS -> noun(name, noun, Clauses.ofWords(name));
            case INTEGER, DECIMAL -> number(name, noun, gap(field.type()), null);
            case MONEY -> {
                number(name, noun, "amount", null);
                comparedWithUsual(name, noun, lexicon.noun(CUSTOMER, USUAL));
            }
            default -> {
                // Times are events.
            }
        }
        if (!field.always()) {
            noun(name, noun, Clauses.ofKnowledge(name));
        }
    }

    private static String gap(ValueType type) {
        return switch (type) {
            case MONEY -> "amount";
            case INTEGER -> "number";
            default -> "decimal";
        };
    }

    private void number(String name, Noun noun, String gap, @Nullable String unit) {
        noun(name, noun, Clauses.ofNumber(name, gap, unit, wording));
        if (first != null && thing != null && unit == null) {
            String other = "$" + first + "." + name;
            compared(name, noun, Say.MORE_THAN_FIRST, name + " > " + other);
            compared(name, noun, Say.LESS_THAN_FIRST, name + " < " + other);
            compared(name, noun, Say.SAME_AS_FIRST, name + " == " + other);
        }
    }

    /** Compares an amount with what the customer usually spends on an order. */
    private void comparedWithUsual(String name, Noun noun, @Nullable Noun usual) {
        if (usual == null || isCustomer()) {
            return;
        }
        String figure = "$customer." + USUAL;
        for (Say say : List.of(Say.MORE, Say.LESS)) {
            String meaning = name + (say == Say.MORE ? " > " : " < ") + figure;
            add(name, noun.text(), wording.toCustomer(noun, new Clause(say, meaning, ""), usual), meaning);
        }
        for (Say say : List.of(Say.AT_LEAST, Say.AT_MOST)) {
            String meaning = name + (say == Say.AT_LEAST ? " >= " : " <= ") + "{times} * " + figure;
            Clause clause = new Clause(say, meaning, "{times:decimal}");
            add(name, noun.text(), wording.toCustomer(noun, clause, usual), meaning);
        }
    }

    private void compared(String topic, Noun noun, Say say, String meaning) {
        if (thing != null) {
            add(topic, noun.text(), wording.toFirst(noun, new Clause(say, meaning, ""), thing), meaning);
        }
    }

    private void noun(String topic, Noun noun, List<Clause> clauses) {
        for (Clause clause : clauses) {
            add(
                    topic,
                    noun.text(),
                    isCustomer() ? wording.ofCustomer(noun, clause) : wording.ofThing(noun, clause),
                    clause.meaning());
        }
    }

    private void flag(String name, String label, Flag flag) {
        Clauses.ofFlag(name)
                .forEach(
                        clause -> add(name, label, clause.say() == Say.YES ? flag.yes() : flag.no(), clause.meaning()));
    }

    /** Returns a choice among the forms of a detail. */
    private String anyForm(String words) {
        List<String> forms = wording.forms(words);
        return forms.size() == 1 ? words : "(" + String.join("|", forms) + ")";
    }

    private void event(String stem, String words, EventFields time) {
        for (Clause clause : Clauses.ofTime(time)) {
            String when = " " + wording.time(clause);
            String said = isCustomer() ? wording.customer(words) : anyForm(words);
            add(stem, words + " …", said + when, clause.meaning());
        }
        if (first != null && thing != null && time.on() != null) {
            for (Say say : List.of(Say.AFTER_FIRST, Say.BEFORE_FIRST)) {
                String sign = say == Say.AFTER_FIRST ? " > " : " < ";
                String meaning = time.on() + sign + "$" + first + "." + time.on();
                add(
                        stem,
                        words + " …",
                        wording.timeToFirst(anyForm(words), new Clause(say, meaning, ""), thing),
                        meaning);
            }
        }
    }

    private boolean isCustomer() {
        return entity.equals(CUSTOMER);
    }

    private void add(String topic, String label, String text, String meaning) {
        String name = (entity + "." + topic).toLowerCase(Locale.ROOT);
        definitions.add(
                isCustomer()
                        ? new Definition(
                                wording.language(),
                                Part.CONDITION,
                                null,
                                name,
                                label,
                                text,
                                "Customer( " + meaning + " )",
                                origin)
                        : new Definition(wording.language(), Part.DETAIL, entity, name, label, text, meaning, origin));
    }
}
