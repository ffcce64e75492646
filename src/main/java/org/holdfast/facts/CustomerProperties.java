package org.holdfast.facts;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.facts.validation.InvalidInput;
import org.jspecify.annotations.Nullable;

/** The fields of a customer by their names, for those who go through all of them. */
final class CustomerProperties {

    private static final Map<String, Method> ALL = new LinkedHashMap<>();
    private static final Constructor<?> CONSTRUCTOR = Customer.class.getDeclaredConstructors()[0];

    static {
        for (RecordComponent component : Customer.class.getRecordComponents()) {
            ALL.put(component.getName(), component.getAccessor());
        }
    }

    private CustomerProperties() {}

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

    /** @throws InvalidInput when these values cannot be true together */
    static Customer with(Customer customer, Map<String, ? extends @Nullable Object> values) {
        @Nullable Object[] all = new Object[ALL.size()];
        int i = 0;
        for (String field : ALL.keySet()) {
            all[i++] = values.containsKey(field) ? values.get(field) : value(customer, field);
        }
        try {
            return (Customer) CONSTRUCTOR.newInstance(all);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
