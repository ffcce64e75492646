package org.holdfast.facts.retention;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.holdfast.facts.Customer;
import org.holdfast.facts.billing.Subscription;
import org.holdfast.facts.billing.SubscriptionStatus;
import org.holdfast.facts.validation.DateOrInstant;
import org.jspecify.annotations.Nullable;

/** How old a record is: the latest date that it or one of its parts contains. */
final class RecordAge {

    private static final ClassValue<List<Method>> PARTS = new ClassValue<>() {

        @Override
        protected List<Method> computeValue(Class<?> type) {
            return !type.isRecord()
                    ? List.of()
                    : Arrays.stream(type.getRecordComponents())
                            .filter(part -> part.getType() == DateOrInstant.class
                                    || List.class.isAssignableFrom(part.getType()))
                            .map(RecordComponent::getAccessor)
                            .toList();
        }
    };

    private RecordAge() {}

    /** Returns the collections of a customer whose records contain dates, in declaration order. */
    static List<String> datedCollections() {
        return Arrays.stream(Customer.class.getRecordComponents())
                .filter(component -> component.getGenericType() instanceof ParameterizedType type
                        && type.getRawType() == List.class
                        && type.getActualTypeArguments()[0] instanceof Class<?> item
                        && item.isRecord()
                        && Arrays.stream(item.getRecordComponents())
                                .anyMatch(part -> part.getType() == DateOrInstant.class))
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * Returns the day of the latest date in a record; {@code null} if it has none, or if it is a subscription that goes
     * on.
     */
    static @Nullable LocalDate latest(Object record, ZoneId zone) {
        return record instanceof Subscription subscription && goesOn(subscription) ? null : latestDate(record, zone);
    }

    private static boolean goesOn(Subscription subscription) {
        if (subscription.status() == null) {
            return subscription.endsAt() == null && subscription.cancelledAt() == null;
        }
        return subscription.status() != SubscriptionStatus.ENDED
                && (subscription.status() != SubscriptionStatus.CANCELLED);
    }

    private static @Nullable LocalDate latestDate(Object record, ZoneId zone) {
        LocalDate latest = null;
        for (Method part : PARTS.get(record.getClass())) {
            Object value = value(part, record);
            if (value instanceof DateOrInstant date) {
                latest = later(latest, date.day(zone));
            } else if (value instanceof List<?> items) {
                for (Object item : items) {
                    latest = later(latest, latestDate(item, zone));
                }
            }
        }
        return latest;
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        return other == null || one != null && one.isAfter(other) ? one : other;
    }

    private static @Nullable Object value(Method part, Object record) {
        try {
            return part.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The components of a record are public", e);
        }
    }
}
