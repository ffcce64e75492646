package org.holdfast.console.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.console.ConsoleBrowser;
import org.holdfast.console.ConsoleBrowser.Page;
import org.holdfast.drafts.review.FourEyesServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comments on lines of a change, on its page, without scripts. */
class CommentPagesIT {

    private static final String FILE = ChangeOnPage.LIMITS;

    @TempDir
    private static Path folder;

    private static FourEyesServer server;
    private static ConsoleBrowser ana;
    private static ConsoleBrowser vera;

    private final ChangeOnPage change = ChangeOnPage.open(server.server(), server.caller("ana"));

    @BeforeAll
    static void start() throws IOException {
        server = new FourEyesServer(Database.H2, folder);
        ana = reader("ana");
        vera = reader("vera");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static ConsoleBrowser reader(String login) {
        ConsoleBrowser browser = new ConsoleBrowser(server.server());
        browser.signIn(login);
        return browser;
    }

    private int lastLine() {
        return change.lines(FILE).size();
    }

    private Page comment(int line, String text) {
        String lineText = change.lines(FILE).get(line - 1);
        return vera.post(
                change.path() + "/comments",
                List.of("path", FILE, "line", String.valueOf(line), "lineText", lineText, "text", text));
    }

    private Page answer(ConsoleBrowser reader, String step, String... fields) {
        return reader.post(change.path() + "/comments/1/" + step, List.of(fields));
    }

    @Test
    void aCommentIsWrittenBelowItsLineAnsweredResolvedAndOpenedAgain() {
        int line = lastLine();
        String begin = "/changes/" + change.path().substring(9) + "?path=" + FILE + "&line=" + line;
        assertThat(vera.get(change.path()).text()).contains("Comment on line " + line + " of " + FILE);
        assertThat(vera.get(begin).text()).contains("id=\"comment-form\"", "name=\"line\" value=\"" + line + "\"");

        assertThat(comment(line, "Why <b>now</b>?\nNot later?").location()).isEqualTo(change.path() + "#comment-1");
        assertThat(ana.get(change.path()).text())
                .contains("Ms vera", "Why &lt;b&gt;now&lt;/b&gt;?", "One open comment", "href=\"#comment-1\"");

        answer(ana, "replies", "text", "Because of the season");
        assertThat(vera.get(change.path()).text()).containsSubsequence("Not later?", "Ms ana", "Because of the season");

        answer(vera, "resolve");
        assertThat(ana.get(change.path()).text())
                .contains("Resolved by Ms vera")
                .doesNotContain("One open comment");
        answer(ana, "replies", "text", "One more thing");
        assertThat(ana.get(change.path()).text())
                .as("a reply opens it again")
                .contains("One open comment")
                .doesNotContain("Resolved by");
        answer(vera, "resolve");
        answer(ana, "reopen");
        assertThat(ana.get(change.path()).text()).contains("One open comment");
    }

    @Test
    void aCommentFollowsItsLineAndSaysWhenTheLineHasChanged() {
        List<String> lines = change.lines(FILE);
        int line = lastLine();
        String text = lines.get(line - 1);
        comment(line, "Why?");

        change.write("# above\n" + String.join("\n", lines) + "\n", server.caller("ana"));
        String moved = ana.get(change.path()).text();
        assertThat(moved).contains("Comment on line " + (line + 1)).doesNotContain("The line has changed since");

        change.write(String.join("\n", lines).replace(text, "# other"), server.caller("ana"));
        assertThat(ana.get(change.path()).text()).contains("outdated", "The line has changed since", text);
    }

    @Test
    void aLineThatWasMovedMeanwhileIsFoundByItsTextAndOneThatIsGoneIsRefused() {
        String seen = change.lines(FILE).get(lastLine() - 1);
        change.edit("# Typed since.\n", server.caller("ana"));
        Page sent = vera.post(
                change.path() + "/comments",
                List.of("path", FILE, "line", String.valueOf(lastLine()), "lineText", seen, "text", "Why?"));
        assertThat(sent.location()).isEqualTo(change.path() + "#comment-1");
        assertThat(vera.get(change.path()).text()).contains("aria-label=\"Comment on line " + (lastLine() - 1) + " of");

        Page gone = vera.post(
                change.path() + "/comments",
                List.of("path", FILE, "line", "1", "lineText", "# never there", "text", "Typed for long"));
        assertThat(gone.status()).isEqualTo(400);
        assertThat(gone.text()).contains("There is no such line", "Typed for long");
    }

    @Test
    void whatIsNotTakenIsStillThere() {
        comment(lastLine(), "Why?");
        Page tooLong = answer(ana, "replies", "text", "x".repeat(2_001));
        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text()).contains("A comment needs 1 to 2,000 characters", "x".repeat(2_001));

        change.shownTo(ana).send("discard");
        Page closed = answer(ana, "replies", "text", "Too late");
        assertThat(closed.status()).isEqualTo(409);
        assertThat(ana.get(change.path()).text()).contains("Why?").doesNotContain("Send the reply");
    }
}
