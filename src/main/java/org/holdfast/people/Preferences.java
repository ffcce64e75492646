package org.holdfast.people;

import java.time.DateTimeException;
import java.time.ZoneId;
import org.holdfast.localization.LocalizedTexts;

/**
 * How a person wants to see the console.
 *
 * @param language one of the languages of the console (ISO 639)
 * @param timeZone the zone in which times are shown
 */
public record Preferences(String language, ZoneId timeZone, Theme theme) {

    /** @throws PeopleRefusal if the console does not speak the language */
    public Preferences {
        if (!LocalizedTexts.LANGUAGES.contains(language)) {
            throw new PeopleRefusal("language", "language-unknown");
        }
    }

    /**
     * Returns preferences as typed.
     *
     * @throws PeopleRefusal if the console does not speak the language, or there is no such time zone
     */
    public static Preferences of(String language, String timeZone, Theme theme) {
        try {
            return new Preferences(language, ZoneId.of(timeZone), theme);
        } catch (DateTimeException e) {
            throw new PeopleRefusal("timeZone", "time-zone-unknown");
        }
    }
}
