package org.holdfast.api.preferences;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.holdfast.api.pages.CustomerPage;
import org.holdfast.preferences.ContactFrequency;
import org.holdfast.preferences.ContactPreferences;
import org.holdfast.preferences.ContactPreferences.ChannelChoice;
import org.holdfast.preferences.ContactPreferences.TopicChoice;
import org.jspecify.annotations.Nullable;

/** Renders the preference page in the customer's language, or the reason why there is nothing to choose. */
final class PreferencePage {

    private final ContactPreferences preferences;
    private final CustomerPage page;

    /** @param accepted the header {@code Accept-Language}, used if the customer's language is unknown */
    PreferencePage(ContactPreferences preferences, @Nullable String accepted) {
        this.preferences = preferences;
        this.page = new CustomerPage("org.holdfast.api.preferences.page", preferences.language(), accepted);
    }

    /** What the customer has just done. */
    enum Done {
        NOTHING,
        SAVED,
        UNSUBSCRIBED,
        UNSUBSCRIBED_FROM_ALL
    }

    String html(String token, Done done) {
        return switch (preferences.status()) {
            case OPEN -> page.html("title", done(done) + heading("title") + form(token) + leaving(token, false));
            case UNSUBSCRIBE_ONLY ->
                done == Done.NOTHING
                        ? page.html("leave.title", heading("leave.title") + leaving(token, true))
                        : page.html("gone.title", heading("gone.title") + done(done));
            case ERASED -> message("erased");
            case UNKNOWN -> message("unknown");
        };
    }

    private String message(String what) {
        return page.html(what + ".title", heading(what + ".title") + "<p>" + page.text(what + ".text") + "</p>");
    }

    private String heading(String key) {
        return "<h1>" + page.text(key) + "</h1>";
    }

    private String done(Done done) {
        return done == Done.NOTHING
                ? ""
                : "<p class=\"done\" role=\"status\">" + page.text("done." + label(done)) + "</p>";
    }

    private String form(String token) {
        StringBuilder html = new StringBuilder("<p>")
                .append(page.text("intro"))
                .append("</p>")
                .append(formStart(token));
        fieldset(html, "channels", () -> {
            StringBuilder boxes = new StringBuilder();
            for (ChannelChoice each : preferences.channels()) {
                box(boxes, "channel", each.channel().toString(), each.chosen(), page.text("channel." + each.channel()));
            }
            return boxes;
        });
        if (!preferences.topics().isEmpty()) {
            fieldset(html, "topics", () -> {
                StringBuilder boxes = new StringBuilder();
                for (TopicChoice each : preferences.topics()) {
                    box(boxes, "topic", each.topic(), each.chosen(), CustomerPage.escape(each.name()));
                }
                return boxes;
            });
        }
        fieldset(html, "frequency", this::frequencies);
        preferences
                .channels()
                .forEach(each -> offered(html, "channel", each.channel().toString()));
        preferences.topics().forEach(each -> offered(html, "topic", each.topic()));
        return html.append("<button name=\"do\" value=\"save\">")
                .append(page.text("save"))
                .append("</button></form>")
                .toString();
    }

    /** Says that there was a box, so that one that appears later does not count as left empty. */
    private static void offered(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"offered-")
                .append(name)
                .append("\" value=\"")
                .append(CustomerPage.escape(value))
                .append("\">");
    }

    private StringBuilder frequencies() {
        StringBuilder choices = new StringBuilder();
        if (preferences.ownCap() != null) {
            choice(
                    choices,
                    "",
                    true,
                    page.text(
                            "frequency.own",
                            Map.of(
                                    "times", String.valueOf(preferences.ownCap().times()),
                                    "days", String.valueOf(preferences.ownCap().days()))));
        }
        for (ContactFrequency each : ContactFrequency.values()) {
            choice(choices, each.toString(), each == preferences.frequency(), page.text("frequency." + each));
        }
        return choices;
    }

    private void fieldset(StringBuilder html, String legend, Supplier<StringBuilder> content) {
        html.append("<fieldset class=\"choices\"><legend>")
                .append(page.text(legend))
                .append("</legend>")
                .append(content.get())
                .append("</fieldset>");
    }

    /** @param label escaped */
    private static void box(StringBuilder html, String name, String value, boolean checked, String label) {
        input(html, "checkbox", name, value, checked, label);
    }

    /** @param label escaped */
    private static void choice(StringBuilder html, String value, boolean checked, String label) {
        input(html, "radio", "frequency", value, checked, label);
    }

    private static void input(
            StringBuilder html, String type, String name, String value, boolean checked, String label) {
        html.append("<label><input type=\"")
                .append(type)
                .append("\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(CustomerPage.escape(value))
                .append('"')
                .append(checked ? " checked" : "")
                .append("><span>")
                .append(label)
                .append("</span></label>");
    }

    /** @param main whether there is nothing else to choose */
    private String leaving(String token, boolean main) {
        return formStart(token) + "<button name=\"do\" value=\"leave\"" + (main ? "" : " class=\"quiet\"") + ">"
                + page.text("leave") + "</button></form><p class=\"note\">" + page.text("service") + "</p>";
    }

    private static String formStart(String token) {
        return "<form method=\"post\" action=\"" + CustomerPage.escape(token) + "\" accept-charset=\"utf-8\">";
    }

    private static String label(Done done) {
        return done.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
