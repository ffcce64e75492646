package org.holdfast.drafts;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.holdfast.Database;
import org.holdfast.access.MovingClock;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditTrail;
import org.holdfast.audit.AuditTrails;
import org.holdfast.drafts.FileSave.TextField;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.loyalty.Semantics;
import org.holdfast.rules.files.BookSource;

/** Drafts of a small rule book, with two people, without a server. */
public final class DraftFixture implements AutoCloseable {

    static final Contributor ANA = new Contributor("person:ana", "Ana");
    static final Contributor BO = new Contributor("person:bo", "Bo");
    static final Actor ACTOR = Actor.person("ana", "ana", null);
    static final String RULES = "areas/delivery/late.dslr";
    static final String LIMITS = "limits.yaml";

    final MovingClock clock = new MovingClock();
    final Database.Store store;
    final RuleBooks books;
    final AuditTrail trail;
    final DraftFiles files;
    final DraftService drafts;
    final DraftUpdate update;
    final DraftContentTable contents;
    final DraftTable table;

    DraftFixture(Database database) {
        store = database.open();
        books = new RuleBooks(store.jdbc());
        trail = AuditTrails.of(store, clock);
        table = new DraftTable(store.jdbc());
        DraftFileTable fileTable = new DraftFileTable(store.jdbc());
        contents = new DraftContentTable(store.jdbc());
        DraftHistoryTable history = new DraftHistoryTable(store.jdbc());
        DraftSources sources = new DraftSources(books, contents);
        DraftWriter writer = new DraftWriter(table, fileTable, contents, history, sources, clock);
        files = new DraftFiles(table, fileTable, history, contents, sources, writer, store.transaction());
        drafts = new DraftService(table, fileTable, contents, history, sources, writer, trail, store.transaction());
        update = new DraftUpdate(table, fileTable, history, drafts, sources, writer, store.transaction());
        publish(BookSource.of(Map.of(RULES, rule("late", 1) + "\n" + rule("very late", 3), LIMITS, "a: 1\n\nb: 2\n")));
    }

    static String rule(String name, int days) {
        return "rule \"" + name + "\"\nwhen\n    The customer has an order\n    - that is late by at least " + days
                + " days\nthen\n    Send \"sorry\"\nend\n";
    }

    /** Makes a rule book live as the publisher does, without its checks. */
    int publish(BookSource source) {
        Integer last = books.live().number();
        int number = last == null ? 1 : last + 1;
        store.transaction()
                .executeWithoutResult(status -> books.publish(
                        source,
                        new Publication(
                                number,
                                source.version(),
                                "test",
                                "",
                                clock.instant(),
                                Publication.From.DRAFT,
                                Semantics.CURRENT,
                                null,
                                new Publication.Checks(0, 0, List.of())),
                        false));
        return number;
    }

    /** Makes the live rule book with another text of a file live. */
    int publish(String path, String text) {
        Map<String, byte[]> all = new HashMap<>();
        BookSource live = live();
        live.paths().forEach(each -> all.put(each, live.bytes(each)));
        all.put(path, bytes(text));
        return publish(BookSource.ofBytes(all));
    }

    BookSource live() {
        return books.source(books.find(books.live().number()).orElseThrow().version())
                .orElseThrow();
    }

    Draft open() {
        return drafts.open("Warn later", ANA, ACTOR);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text(UUID draft, String path) {
        return new String(files.read(draft, path).bytes(), StandardCharsets.UTF_8);
    }

    String hash(UUID draft, String path) {
        return files.read(draft, path).hash();
    }

    SaveResult save(UUID draft, String path, String text, String expected, Contributor by) {
        return files.save(draft, new FileSave(path, bytes(text), ExpectedFile.withHash(expected), true, null), by);
    }

    SaveResult save(UUID draft, String path, String text, String expected, Contributor by, TextField field) {
        return files.save(draft, new FileSave(path, bytes(text), ExpectedFile.withHash(expected), true, field), by);
    }

    /** Saves whatever is stored. */
    SaveResult put(UUID draft, String path, String text, Contributor by) {
        return files.save(draft, new FileSave(path, bytes(text), ExpectedFile.anyContent(), false, null), by);
    }

    @Override
    public void close() {
        store.close();
    }
}
