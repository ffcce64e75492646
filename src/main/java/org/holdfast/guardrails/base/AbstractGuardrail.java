package org.holdfast.guardrails.base;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.decisions.Guardrail;
import org.holdfast.rules.model.ActionKind;

/** Base class that holds the fixed properties of a guardrail; a subclass only implements the check. */
public abstract class AbstractGuardrail implements Guardrail {

    protected static final Set<ActionKind> ALL = Set.copyOf(EnumSet.allOf(ActionKind.class));
    /** All kinds except obligations, which are owed by law or contract. */
    protected static final Set<ActionKind> NOT_OWED =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(ActionKind.OBLIGATION)));
    /** Kinds that are neither owed nor a remedy. */
    protected static final Set<ActionKind> PLEASING = Set.of(ActionKind.REWARD, ActionKind.OFFER);

    /** Optional properties of a guardrail. Each corresponds to one method of {@link Guardrail}. */
    protected enum Trait {
        /** {@link Guardrail#dependsOnChannel()}. */
        DEPENDS_ON_CHANNEL,
        /** {@link Guardrail#dependsOnChosen()}. */
        DEPENDS_ON_CHOSEN,
        /** {@link Guardrail#checksRepeated()}. */
        CHECKS_REPEATED
    }

    private final String name;
    private final Set<ActionKind> kinds;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    protected AbstractGuardrail(String name, Set<ActionKind> kinds, Trait... traits) {
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
    public final boolean dependsOnChannel() {
        return traits.contains(Trait.DEPENDS_ON_CHANNEL);
    }

    @Override
    public final boolean dependsOnChosen() {
        return traits.contains(Trait.DEPENDS_ON_CHOSEN);
    }

    @Override
    public final boolean checksRepeated() {
        return traits.contains(Trait.CHECKS_REPEATED);
    }
}
