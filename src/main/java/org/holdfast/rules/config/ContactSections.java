package org.holdfast.rules.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.holdfast.diagnostics.yaml.NumberBounds;
import org.holdfast.diagnostics.yaml.YamlNode;
import org.holdfast.facts.Channel;
import org.holdfast.facts.Purpose;
import org.holdfast.rules.limits.ContactCap;
import org.holdfast.rules.limits.QuietHours;
import org.holdfast.rules.limits.Suppression;

/** Reads the sections about contacts: contact caps, quiet hours and suppression. */
final class ContactSections {

    private static final String END_OF_DAY = "24:00";
    private static final NumberBounds CONTACTS = new NumberBounds("A number of contacts", 0, 1_000, 0);
    private static final NumberBounds TIMES = new NumberBounds("A number of times", 1, 100, 0);

    private ContactSections() {}

    static List<ContactCap> caps(YamlFields item) {
        return item.items("caps", "- { channels: [email], most: 1, days: 7 }").stream()
                .map(ContactSections::cap)
                .toList();
    }

    private static ContactCap cap(YamlNode node) {
        YamlFields cap = YamlFields.of(node, "channels", "purpose", "most", "days");
        return new ContactCap(
                channels(cap),
                cap.one("purpose", Purpose.class),
                cap.whole("most", CONTACTS, "1"),
                cap.whole("days", NumberBounds.DAYS, "7"));
    }

    static List<QuietHours> hours(YamlFields item) {
        return item.items("hours", "- { channels: [call], from: \"21:00\", until: \"09:00\" }").stream()
                .map(ContactSections::quiet)
                .toList();
    }

    private static QuietHours quiet(YamlNode node) {
        YamlFields quiet = YamlFields.of(node, "channels", "from", "until", "days");
        Set<Channel> channels = channels(quiet);
        LocalTime from = time(quiet, "from", "\"21:00\"");
        LocalTime until = time(quiet, "until", "\"09:00\"");
        // Hours that end when they begin are ambiguous, except for 00:00 to 24:00, which is the whole day.
        boolean wholeDay = from.equals(LocalTime.MIDNIGHT)
                && quiet.has("until")
                && END_OF_DAY.equals(quiet.get("until").text());
        if (from.equals(until) && quiet.has("from") && quiet.has("until") && !wholeDay) {
            quiet.get("until")
                    .error(
                            "These hours end when they begin.",
                            "Maybe from \"00:00\" until \"24:00\", for the whole day.");
        }
        return new QuietHours(
                channels,
                from,
                until,
                quiet.has("days")
                        ? quiet.several("days", DayOfWeek.class, "[sunday]")
                        : EnumSet.allOf(DayOfWeek.class));
    }

    private static Set<Channel> channels(YamlFields fields) {
        Set<Channel> channels = fields.several("channels", Channel.class, "[email]");
        channels.stream()
                .filter(channel -> !channel.startedByUs())
                .forEach(channel -> fields.get("channels")
                        .warning(
                                "On the channel \"" + channel
                                        + "\" customers contact the company, so this has no effect there.",
                                "Maybe leave it out."));
        return channels;
    }

    private static LocalTime time(YamlFields fields, String key, String example) {
        YamlNode node = fields.required(key, example);
        LocalTime time = node == null ? null : time(node, key);
        return time == null ? LocalTime.MIDNIGHT : time;
    }

    private static LocalTime time(YamlNode node, String key) {
        String text = node.text();
        if (text == null || key.equals("until") && text.equals(END_OF_DAY)) {
            return LocalTime.MIDNIGHT;
        }
        if (!text.matches("([01]?[0-9]|2[0-3]):[0-5][0-9]")) {
            String hour = text.matches("[0-9]|1[0-9]|2[0-3]") ? text : "21";
            node.error("\"" + text + "\" is not a time of day.", "Maybe \"" + hour + ":00\", with hours and minutes.");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text.length() == 4 ? "0" + text : text);
    }

    static Suppression suppression(YamlFields item) {
        return new Suppression(
                item.whole("rejectedDays", NumberBounds.DAYS_OR_NONE, "30"),
                item.whole("ignoredTimes", TIMES, "2"),
                item.whole("ignoredWithinDays", NumberBounds.DAYS, "30"),
                item.whole("ignoredForDays", NumberBounds.DAYS_OR_NONE, "60"));
    }
}
