package org.holdfast.guardrails;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.rules.model.ActionKind;

/** A guardrail with its fixed properties, so that a subclass says no more than what it checks. */
abstract class AbstractGuardrail implements Guardrail {

    static final Set<ActionKind> ALL = Set.copyOf(EnumSet.allOf(ActionKind.class));
    /** What is owed by law or contract is exempt. */
    static final Set<ActionKind> NOT_OWED = Set.copyOf(EnumSet.complementOf(EnumSet.of(ActionKind.OBLIGATION)));
    /** What is for the customer's pleasure or ours. */
    static final Set<ActionKind> PLEASING = Set.of(ActionKind.REWARD, ActionKind.OFFER);

    /** What else the chain needs to know of a guardrail; each stands for one method of {@link Guardrail}. */
    enum Trait {
        /** {@link Guardrail#asksAboutChannel()}. */
        DEPENDS_ON_CHANNEL,
        /** {@link Guardrail#asksAboutChosen()}. */
        DEPENDS_ON_CHOSEN,
        /** {@link Guardrail#asksAgain()}. */
        CHECKS_REPEATED
    }

    private final String name;
    private final Set<ActionKind> kinds;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    AbstractGuardrail(String name, Set<ActionKind> kinds, Trait... traits) {
        this.name = name;
        this.kinds = kinds;
        this.traits.addAll(List.of(traits));
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Set<ActionKind> kinds() {
        return kinds;
    }

    @Override
    public final boolean asksAboutChannel() {
        return traits.contains(Trait.DEPENDS_ON_CHANNEL);
    }

    @Override
    public final boolean asksAboutChosen() {
        return traits.contains(Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public final boolean asksAgain() {
        return traits.contains(Trait.CHECKS_REPEATED);
    }
}
