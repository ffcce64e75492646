package org.holdfast.rules.grammar;

import java.util.Map;

/**
 * The names of the fields of an event, such as {@code placedDaysAgo} of {@code placed}.
 *
 * @param stem what the names begin with
 */
record EventStem(String stem) {

    /** Names that do not follow from the stem, because rules of earlier versions use them. */
    private static final Map<String, String> IRREGULAR = Map.ofEntries(
            Map.entry("happened ago", "daysAgo"),
            Map.entry("happened hours", "hoursAgo"),
            Map.entry("changed ago", "daysUntouched"),
            Map.entry("changed hours", "hoursUntouched"),
            Map.entry("joined ago", "memberForDays"),
            Map.entry("customerSince on", "customerSince"),
            Map.entry("customerSince ago", "customerForDays"),
            Map.entry("firstOrder ago", "daysSinceFirstOrder"),
            Map.entry("lastOrder ago", "daysSinceLastOrder"),
            Map.entry("promised in", "daysUntilPromised"),
            Map.entry("pickup on", "pickupUntil"),
            Map.entry("pointsCount in", "pointsPendingForDays"));

    String on() {
        return name("on", "On");
    }

    String daysAgo() {
        return name("ago", "DaysAgo");
    }

    String hoursAgo() {
        return name("hours", "HoursAgo");
    }

    String inDays() {
        return name("in", "InDays");
    }

    String inHours() {
        return name("inHours", "InHours");
    }

    private String name(String kind, String ending) {
        return IRREGULAR.getOrDefault(stem + " " + kind, stem + ending);
    }
}
