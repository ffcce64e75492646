package org.holdfast.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** Access to the fields of a customer by name. */
final class CustomerProperties {

    private static final Map<String, Method> ALL = new LinkedHashMap<>();

    private static final Constructor<Customer> CONSTRUCTOR;

    static {
        for (RecordComponent component : Customer.class.getRecordComponents()) {
            ALL.put(component.getName(), component.getAccessor());
        }
        CONSTRUCTOR = canonicalConstructor();
    }

    private CustomerProperties() {}

    /** Returns the constructor whose parameters are the record components, in their order. */
    private static Constructor<Customer> canonicalConstructor() {
        Class<?>[] types = Arrays.stream(Customer.class.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return Customer.class.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a canonical constructor", e);
        }
    }

    static @Nullable Object value(Customer customer, String field) {
        Method accessor = ALL.get(field);
        if (accessor == null) {
            throw new IllegalArgumentException("A customer has no field " + field);
        }
        try {
            return accessor.invoke(customer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns a copy with other values for some fields.
     *
     * @throws InvalidInput if the resulting facts are contradictory
     */
    static Customer with(Customer customer, Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        for (String field : ALL.keySet()) {
            all.put(field, values.containsKey(field) ? values.get(field) : value(customer, field));
        }
        return of(all);
    }

    /**
     * Creates a customer with these facts; everything else is unknown.
     *
     * @throws InvalidInput if the facts are contradictory
     */
    static Customer of(Map<String, ? extends @Nullable Object> values) {
        for (String field : values.keySet()) {
            if (!ALL.containsKey(field)) {
                throw new IllegalArgumentException("A customer has no field " + field);
            }
        }
        @Nullable Object[] all = ALL.keySet().stream().map(values::get).toArray();
        try {
            return CONSTRUCTOR.newInstance(all);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
