package org.holdfast.guardrails.incidents;

import java.util.Map;
import java.util.Set;
import org.holdfast.localization.LocalizedTexts;
import org.holdfast.localization.TextCatalogue;

/** Names of incidents for people, such as "late order 5512". Languages without texts get English. */
public final class IncidentNames {

    private static final LocalizedTexts TEXTS = LocalizedTexts.beside(IncidentNames.class, "incidents");

    private IncidentNames() {}

    /** @param id id of an incident, such as {@code late-order:5512} */
    public static String of(String language, String id) {
        int colon = id.indexOf(':');
        return colon < 0 ? of(language, id, "") : of(language, id.substring(0, colon), id.substring(colon + 1));
    }

    public static String of(String language, String type, String subject) {
        TextCatalogue texts = TEXTS.in(language);
        return texts.find(type) == null
                ? (type.replace('-', ' ') + " " + subject).strip()
                : texts.format(type, Map.of("subject", subject)).strip();
    }

    /** Returns the types that have a name in a language. */
    static Set<String> types(String language) {
        return TEXTS.in(language).keys();
    }
}
