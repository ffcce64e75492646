package org.holdfast.facts.validation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates country codes, language codes and time zones. */
public final class IsoCodes {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private IsoCodes() {}

    /**
     * Returns the time zone with this name.
     *
     * @throws InvalidInput with an empty field if there is no such zone
     */
    public static ZoneId zone(String text) {
        // Offsets such as +02:00 are not accepted as zones: they ignore daylight saving time.
        if (!ZONES.contains(text) && !text.equals("Z")) {
            throw new InvalidInput(
                    "",
                    "\"" + FactConstraints.shorten(text)
                            + "\" is not a time zone; expected a name such as Europe/Chisinau");
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidInput(
                    "", "\"" + FactConstraints.shorten(text) + "\" is not a time zone known to this system");
        }
    }

    public static @Nullable String country(String field, @Nullable String code) {
        if (code != null && !COUNTRIES.contains(code)) {
            throw new InvalidInput(
                    field,
                    "\"" + FactConstraints.shorten(code) + "\" is not an ISO 3166 country of two letters such as MD");
        }
        return code;
    }

    public static void language(String field, @Nullable String code) {
        if (code != null && !LANGUAGES.contains(code)) {
            throw new InvalidInput(
                    field,
                    "\"" + FactConstraints.shorten(code) + "\" is not an ISO 639 language of two letters such as ro");
        }
    }
}
