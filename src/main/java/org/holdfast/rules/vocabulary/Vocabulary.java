package org.holdfast.rules.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The registry of all entities that rules can use. */
public final class Vocabulary {

    private static final Map<String, Entity> ENTITIES = new LinkedHashMap<>();

    static final Entity LINE = add(OrderFields.line());
    static final Entity ORDER = add(OrderFields.order());
    static final Entity COMPLAINT = add(ServiceFields.complaint());
    static final Entity RETURN = add(OrderFields.goodsReturn());
    static final Entity SURVEY = add(ServiceFields.survey());
    static final Entity INTERACTION = add(ServiceFields.interaction());
    static final Entity OBSERVATION = add(ServiceFields.observation());
    static final Entity PROMISE = add(ServiceFields.promise());
    static final Entity PROGRAMME = add(LoyaltyFields.programme());
    static final Entity SIGN = add(LoyaltyFields.sign());
    static final Entity FACTOR = add(LoyaltyFields.factor());
    /** The root: each rule is evaluated for one customer. */
    public static final Entity CUSTOMER = add(CustomerFields.entity());
    /** The current date where the customer lives. */
    public static final Field TODAY = Objects.requireNonNull(CUSTOMER.field("today"));

    private Vocabulary() {}

    /** Returns the entity with a name such as {@code Order}, or {@code null} if there is none. */
    public static @Nullable Entity entity(String name) {
        return ENTITIES.get(name);
    }

    public static Collection<Entity> entities() {
        return Collections.unmodifiableCollection(ENTITIES.values());
    }

    private static Entity add(Entity entity) {
        ENTITIES.put(entity.name(), entity);
        return entity;
    }
}
