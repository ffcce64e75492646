package org.holdfast.console.changes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.Server;
import org.holdfast.access.Caller;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.people.PeopleFixture;

/** A draft and its page, whose forms are sent as the page that was loaded last had them. */
final class ChangeOnPage {

    static final String LIMITS = "limits.yaml";

    private final Server server;
    private final UUID draft;

    private ChangeOnPage(Server server, UUID draft) {
        this.server = server;
        this.draft = draft;
    }

    /** Opens a draft that changes a comment in the limits. */
    static ChangeOnPage open(Server server, Caller author) {
        UUID id = server.bean(DraftService.class)
                .open("Warn later", Contributor.of(author), author.actor(PeopleFixture.ADDRESS))
                .id();
        ChangeOnPage opened = new ChangeOnPage(server, id);
        opened.edit("# " + UUID.randomUUID() + "\n", author);
        return opened;
    }

    /** Appends a text to the limits. */
    void edit(String text, Caller author) {
        write(text(LIMITS) + text, author);
    }

    /** Replaces the limits. */
    void write(String text, Caller author) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        server.bean(DraftFiles.class)
                .save(
                        draft,
                        new FileSave(LIMITS, bytes, ExpectedFile.anyContent(), false, null),
                        Contributor.of(author));
    }

    List<String> lines(String path) {
        return text(path).lines().toList();
    }

    private String text(String path) {
        return new String(server.bean(DraftFiles.class).read(draft, path).bytes(), StandardCharsets.UTF_8);
    }

    String path() {
        return "/changes/" + draft;
    }

    /** A page that a reader has open. */
    record Shown(ConsoleBrowser browser, String path, String text) {

        /** Sends a form of the page, whatever has happened since. */
        Page send(String step, String... fields) {
            List<String> all = new ArrayList<>(List.of(fields));
            for (String name : List.of("revision", "seen", "live")) {
                Matcher hidden = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                        .matcher(text);
                if (hidden.find()) {
                    all.addAll(List.of(name, hidden.group(1)));
                }
            }
            return browser.post(path + "/" + step, all);
        }
    }

    Shown shownTo(ConsoleBrowser browser) {
        return new Shown(browser, path(), browser.get(path()).text());
    }

    Shown conflictsShownTo(ConsoleBrowser browser) {
        return new Shown(browser, path(), browser.get(path() + "/conflicts").text());
    }
}
