package org.holdfast.rules.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The entities of the program, without declared facts. */
final class KnownEntities {

    private static final Map<String, Entity> ENTITIES = new LinkedHashMap<>();

    static final Entity LINE = add(OrderFields.line());
    static final Entity PARCEL = add(FulfilmentFields.parcel());
    static final Entity ORDER = add(OrderFields.order());
    static final Entity PURCHASE = add(OrderFields.purchase());
    static final Entity COMPLAINT = add(ServiceFields.complaint());
    static final Entity RETURN = add(OrderFields.goodsReturn());
    static final Entity SURVEY = add(ServiceFields.survey());
    static final Entity INTERACTION = add(ServiceFields.interaction());
    static final Entity OBSERVATION = add(ServiceFields.observation());
    static final Entity SUBSCRIPTION = add(BillingFields.subscription());
    static final Entity PAYMENT = add(BillingFields.payment());
    static final Entity CART_LINE = add(CartFields.line());
    static final Entity CART = add(CartFields.cart());
    static final Entity PROMISE = add(ServiceFields.promise());
    static final Entity PAST_ACTION = add(ServiceFields.pastAction());
    static final Entity PROGRAMME = add(LoyaltyFields.programme());
    static final Entity SIGN = add(LoyaltyFields.sign());
    static final Entity FACTOR = add(LoyaltyFields.factor());
    /** The root: each rule is evaluated for one customer. */
    static final Entity CUSTOMER = add(CustomerFields.entity());

    private KnownEntities() {}

    /** Returns all entities, each after those that its lists refer to. */
    static Collection<Entity> all() {
        return Collections.unmodifiableCollection(ENTITIES.values());
    }

    private static Entity add(Entity entity) {
        ENTITIES.put(entity.name(), entity);
        return entity;
    }
}
