package org.holdfast.rules.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.SourceLocation;
import org.holdfast.facts.declared.DeclaredFact;
import org.holdfast.facts.declared.DeclaredList;
import org.holdfast.facts.declared.FactOwner;
import org.holdfast.rules.declared.FactsDeclaration;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.ListField;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Writes the sentences that follow from the facts of a rule book, in all languages. The same facts in another language
 * give the same sentences in the same order.
 */
public final class Grammar {

    /** The place of sentences about facts that Holdfast knows, which no file of a rule book defines. */
    public static final String FILE = "grammar";

    /** Beginning of the meaning of a line above a group of conditions; what follows says how many must be true. */
    public static final String GROUP = "group ";

    /**
     * Part of the meaning of a line about every thing of a list, or most: what must be true of them is still to come.
     */
    public static final String REQUIRED = "percent( )";

    /** What things begin with, by which the newest one is found: the first of these that a thing has. */
    private static final List<String> BEGINNINGS = List.of("placed", "opened", "started", "happened");

    private static final SourceLocation KNOWN = SourceLocation.of(FILE);

    private final FactsDeclaration declaration;
    private final Vocabulary vocabulary;
    private final Wording wording;
    private final Lexicon lexicon;
    private final List<Definition> definitions = new ArrayList<>();

    private Grammar(FactsDeclaration declaration, Vocabulary vocabulary, Wording wording) {
        this.declaration = declaration;
        this.vocabulary = vocabulary;
        this.wording = wording;
        this.lexicon = Lexicon.of(wording.language());
    }

    /** Returns the sentences about the facts that Holdfast knows, in all languages. */
    public static List<Definition> known() {
        List<Definition> all = new ArrayList<>();
        for (Wording wording : wordings()) {
            Grammar grammar = new Grammar(FactsDeclaration.NONE, Vocabulary.KNOWN, wording);
            grammar.ofKnownFacts();
            all.addAll(grammar.definitions);
        }
        return all;
    }

    /** Returns the sentences about the facts that a rule book declares, in all languages. */
    public static List<Definition> declared(FactsDeclaration declaration, Vocabulary vocabulary) {
        List<Definition> all = new ArrayList<>();
        for (Wording wording : wordings()) {
            Grammar grammar = new Grammar(declaration, vocabulary, wording);
            grammar.ofDeclaredFacts();
            all.addAll(grammar.definitions);
        }
        return all;
    }

    private static List<Wording> wordings() {
        return List.of(new EnglishWording(), new RussianWording(), new RomanianWording());
    }

    private void ofDeclaredFacts() {
        for (FactOwner owner : FactOwner.values()) {
            for (DeclaredFact fact : declaration.schema().of(owner).all()) {
                SourceLocation origin = declaration.origin(owner.key(), fact.name());
                facts(owner.entity(), origin).declared(fact);
            }
        }
        for (DeclaredList list : declaration.schema().lists().values()) {
            SourceLocation origin = declaration.origin("lists", list.name());
            Thing thing = thing(list);
            things(null, origin).of("customer", list.name(), list.entity(), thing, true);
            for (DeclaredFact fact : list.fields().all()) {
                FactSentences facts = facts(list.entity(), declaration.origin(list.name(), fact.name()));
                facts.comparedWith(list.name(), thing).declared(fact);
            }
            figures(list, thing, origin);
        }
    }

    private void figures(DeclaredList list, Thing thing, SourceLocation origin) {
        Entity entity = vocabulary.entity(list.entity());
        ThingSentences sentences = things(null, origin);
        list.fields().all().forEach(fact -> {
            String label = fact.labels().in(wording.language());
            if (entity != null) {
                Field field = entity.field(fact.name());
                sentences.figures("customer", list.name(), list.entity(), thing, field, wording.noun(label));
            }
        });
    }

    private Thing thing(DeclaredList list) {
        List<String> forms = list.labels().all(wording.language());
        return new Thing(forms, wording.noun(forms.get(0)).gender(), true);
    }

    private void ofKnownFacts() {
        Set<String> done = new HashSet<>();
        for (Entity entity : Vocabulary.KNOWN.entities()) {
            ListField list = listOf(entity);
            Thing thing = list == null ? null : lexicon.thing("Customer", list.name());
            FactSentences facts = facts(entity.name(), KNOWN);
            if (list != null && thing != null) {
                facts.comparedWith(variable(entity.name()), thing);
            }
            facts.known(entity, lexicon);
            for (ListField each : entity.items()) {
                if (done.add(entity.name() + "." + each.name())) {
                    list(entity, each);
                }
            }
        }
        ThingSentences sentences = things(null, KNOWN);
        sentences.purchases();
        sentences.streaks();
        sentences.groups();
        PeriodSentences periods = new PeriodSentences(wording, KNOWN, definitions);
        Entity order = Vocabulary.KNOWN.entity("Order");
        if (order != null) {
            periods.orders(order);
        }
        periods.weekdays();
    }

    /** Returns the list of the customer that a thing is in, or {@code null} if it is in none. */
    private static @Nullable ListField listOf(Entity entity) {
        return Vocabulary.KNOWN.customer().items().stream()
                .filter(list -> list.element() == entity)
                .findFirst()
                .orElse(null);
    }

    /** Writes the sentences about the newest and the oldest thing of a list of the customer. */
    private void extremes(ListField list, Thing thing) {
        Entity element = list.element();
        for (String stem : BEGINNINGS) {
            String event = lexicon.event(element.name(), stem);
            EventFields time = EventFields.of(stem, element);
            if (event != null && time.daysAgo() != null) {
                new PeriodSentences(wording, KNOWN, definitions)
                        .extremes(list.name(), element.name(), thing, event, time);
                return;
            }
        }
    }

    private void list(Entity owner, ListField list) {
        Thing thing = lexicon.thing(owner.name(), list.name());
        String called = owner.isCustomer() ? null : lexicon.owner(owner.name());
        if (thing == null || !owner.isCustomer() && called == null) {
            return;
        }
        if (owner.isCustomer()) {
            extremes(list, thing);
        }
        ThingSentences sentences = things(called, KNOWN);
        String holder = owner.isCustomer() ? "customer" : variable(owner.name());
        Entity element = list.element();
        sentences.of(holder, list.name(), element.name(), thing, element.field("id") != null);
        element.fields().forEach(field -> {
            Noun noun = lexicon.noun(element.name(), field.name());
            if (noun != null) {
                sentences.figures(holder, list.name(), element.name(), thing, field, noun);
            }
        });
    }

    /** Returns the name by which rules know a thing that was found, such as {@code order}. */
    static String variable(String entity) {
        return Character.toLowerCase(entity.charAt(0)) + entity.substring(1);
    }

    private FactSentences facts(String entity, SourceLocation origin) {
        return new FactSentences(entity, wording, origin, definitions);
    }

    private ThingSentences things(@Nullable String owner, SourceLocation origin) {
        return new ThingSentences(owner, wording, origin, definitions);
    }
}
