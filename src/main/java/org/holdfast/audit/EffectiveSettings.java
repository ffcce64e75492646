package org.holdfast.audit;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.ApplicationContext;

/**
 * The settings under {@code holdfast} as they are in effect, by name, including defaults, wherever they were set. Of a
 * secret only whether there is one is known, so that a trail that is read by many people gives nothing away.
 */
final class EffectiveSettings {

    private static final String PREFIX = "holdfast";
    private static final Pattern SECRET = Pattern.compile(".*(secret|password|token|credential|key)s?$");
    private static final String SET = "(set)";

    private final Map<String, String> values = new TreeMap<>();

    private EffectiveSettings() {}

    static Map<String, String> of(ApplicationContext context) {
        EffectiveSettings settings = new EffectiveSettings();
        ConfigurationPropertiesBean.getAll(context).values().forEach(bean -> {
            String prefix = bean.getAnnotation().prefix();
            if (prefix.equals(PREFIX) || prefix.startsWith(PREFIX + ".")) {
                settings.add(prefix, bean.getInstance());
            }
        });
        return settings.values;
    }

    /** Returns the settings of a record whose components are settings. */
    static Map<String, String> of(String prefix, Record bound) {
        EffectiveSettings settings = new EffectiveSettings();
        settings.add(prefix, bound);
        return settings.values;
    }

    private void add(String name, @Nullable Object value) {
        if (value instanceof Record settings) {
            for (RecordComponent component : settings.getClass().getRecordComponents()) {
                add(name + "." + DataObjectPropertyName.toDashedForm(component.getName()), get(settings, component));
            }
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, each) -> add(name + "." + key, each));
        } else if (value instanceof Collection<?> items) {
            int index = 0;
            for (Object item : items) {
                add(name + "[" + index++ + "]", item);
            }
        } else if (value != null && !value.toString().isEmpty()) {
            values.put(name, shown(name, value));
        }
    }

    private static @Nullable Object get(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read the setting " + component.getName(), e);
        }
    }

    private static String shown(String name, Object value) {
        if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return SET;
        }
        return value instanceof URI uri ? withoutSecrets(uri) : value.toString();
    }

    /** Leaves out user, password and query, which can contain keys. */
    private static String withoutSecrets(URI uri) {
        String text = uri.toString().replaceFirst("//[^/@]*@", "//(set)@");
        return uri.getRawQuery() == null ? text : text.substring(0, text.indexOf('?') + 1) + SET;
    }
}
