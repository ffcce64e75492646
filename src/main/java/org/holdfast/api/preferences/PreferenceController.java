package org.holdfast.api.preferences;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.holdfast.api.pages.CustomerPage;
import org.holdfast.api.preferences.PreferencePage.Done;
import org.holdfast.api.security.PublicEndpoint;
import org.holdfast.facts.Channel;
import org.holdfast.links.UnsubscribeLinks;
import org.holdfast.preferences.ContactFrequency;
import org.holdfast.preferences.ContactPreferences;
import org.holdfast.preferences.PreferenceChange;
import org.holdfast.preferences.PreferenceChange.Selection;
import org.holdfast.preferences.PreferenceService;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the page behind the link to unsubscribe. GET only shows it, because mail scanners follow links. A POST
 * unsubscribes at once if a mail program sends it (RFC 8058: {@code List-Unsubscribe=One-Click}, with no cookies and no
 * further question), or does what the form says.
 */
@RestController
@Hidden
class PreferenceController {

    private static final String WHY = "the signed token in the path identifies the customer";
    private static final String ONE_CLICK = "One-Click";
    /** The part of a multipart form: its header with the name, other headers, an empty line and the value. */
    private static final Pattern ONE_CLICK_PART = Pattern.compile(
            "(?i)name=\"?List-Unsubscribe\"?[^\\r\\n]{0,200}\\r?\\n(?:[^\\r\\n]{1,200}\\r?\\n){0,5}\\r?\\n" + ONE_CLICK
                    + "\\s");

    private final PreferenceService preferences;

    PreferenceController(PreferenceService preferences) {
        this.preferences = preferences;
    }

    @PublicEndpoint(because = WHY)
    @GetMapping(UnsubscribeLinks.PATH + "{token}")
    ResponseEntity<byte[]> show(
            @PathVariable String token,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        return page(preferences.read(token), token, Done.NOTHING, languages);
    }

    @PublicEndpoint(because = WHY)
    @PostMapping(path = UnsubscribeLinks.PATH + "{token}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<byte[]> choose(
            @PathVariable String token,
            @RequestParam(name = "List-Unsubscribe", required = false) @Nullable String oneClick,
            @RequestParam(name = "do", required = false) @Nullable String act,
            @RequestParam(name = "channel", required = false) @Nullable List<String> channels,
            @RequestParam(name = "topic", required = false) @Nullable List<String> topics,
            @RequestParam(name = "offered-channel", required = false) @Nullable List<String> offeredChannels,
            @RequestParam(name = "offered-topic", required = false) @Nullable List<String> offeredTopics,
            @RequestParam(name = "frequency", required = false) @Nullable String frequency,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        if ("leave".equals(act)) {
            return page(preferences.unsubscribeFromAll(token), token, Done.UNSUBSCRIBED_FROM_ALL, languages);
        }
        if ("save".equals(act)) {
            PreferenceChange change = new PreferenceChange(
                    selection(offeredChannels, offeredTopics), selection(channels, topics), frequency(frequency));
            return page(preferences.choose(token, change), token, Done.SAVED, languages);
        }
        return ONE_CLICK.equalsIgnoreCase(oneClick)
                ? page(preferences.unsubscribe(token), token, Done.UNSUBSCRIBED, languages)
                : page(preferences.read(token), token, Done.NOTHING, languages);
    }

    /** The other form of a mail program's request; it has one part, and nothing else can be meant. */
    @PublicEndpoint(because = WHY)
    @PostMapping(path = UnsubscribeLinks.PATH + "{token}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<byte[]> unsubscribe(
            @PathVariable String token,
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String languages) {
        String form = body == null ? "" : new String(body, StandardCharsets.ISO_8859_1);
        return ONE_CLICK_PART.matcher(form).find()
                ? page(preferences.unsubscribe(token), token, Done.UNSUBSCRIBED, languages)
                : page(preferences.read(token), token, Done.NOTHING, languages);
    }

    private static Selection selection(@Nullable List<String> channels, @Nullable List<String> topics) {
        return new Selection(channels(channels), Set.copyOf(topics == null ? List.of() : topics));
    }

    private static Set<Channel> channels(@Nullable List<String> names) {
        return names == null
                ? Set.of()
                : Arrays.stream(Channel.values())
                        .filter(channel -> names.contains(channel.toString()))
                        .collect(Collectors.toSet());
    }

    private static @Nullable ContactFrequency frequency(@Nullable String name) {
        return Arrays.stream(ContactFrequency.values())
                .filter(each -> Objects.equals(each.toString(), name))
                .findFirst()
                .orElse(null);
    }

    private static ResponseEntity<byte[]> page(
            ContactPreferences preferences, String token, Done done, @Nullable String languages) {
        HttpStatus status = switch (preferences.status()) {
            case OPEN, UNSUBSCRIBE_ONLY -> HttpStatus.OK;
            case ERASED -> HttpStatus.GONE;
            case UNKNOWN -> HttpStatus.NOT_FOUND;
        };
        return CustomerPage.answer(status, new PreferencePage(preferences, languages).html(token, done));
    }
}
