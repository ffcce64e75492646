package org.holdfast.drafts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.holdfast.drafts.DraftFixture.ACTOR;
import static org.holdfast.drafts.DraftFixture.ANA;
import static org.holdfast.drafts.DraftFixture.BO;
import static org.holdfast.drafts.DraftFixture.LIMITS;
import static org.holdfast.drafts.DraftFixture.RULES;
import static org.holdfast.drafts.DraftFixture.bytes;
import static org.holdfast.drafts.DraftFixture.rule;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.holdfast.Database;
import org.holdfast.audit.AuditEntry;
import org.holdfast.drafts.DraftHistoryEntry.Kind;
import org.holdfast.drafts.FileSave.TextField;
import org.holdfast.drafts.SaveResult.Saved;
import org.holdfast.drafts.SaveResult.Stale;
import org.holdfast.drafts.merge.MergeConflict;
import org.holdfast.drafts.merge.Resolution;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is saved in a draft is kept, merged with what others save, and never overwritten. */
@ParameterizedClass
@EnumSource(Database.class)
class DraftsIT {

    @Parameter
    private Database database;

    private DraftFixture fixture;

    @BeforeEach
    void open() {
        fixture = new DraftFixture(database);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private static void assertConflict(Runnable act, DraftConflict.Reason reason) {
        assertThatThrownBy(act::run)
                .asInstanceOf(InstanceOfAssertFactories.type(DraftConflict.class))
                .extracting(DraftConflict::reason)
                .isEqualTo(reason);
    }

    private List<Kind> kinds(UUID draft) {
        return fixture.files.history(draft, null, null, 100).stream()
                .map(DraftHistoryEntry::kind)
                .toList();
    }

    @Test
    void aDraftIsTheLiveRuleBookWithItsChanges() {
        UUID id = fixture.open().id();
        assertThat(fixture.files.changed(id)).isEmpty();
        assertThat(fixture.drafts.source(id).version()).isEqualTo(fixture.live().version());

        fixture.save(id, LIMITS, "a: 7\n\nb: 2\n", fixture.hash(id, LIMITS), ANA);
        fixture.put(id, "areas/delivery/actions.yaml", "new", BO);
        fixture.files.delete(id, RULES, ExpectedFile.anyContent(), BO);

        assertThat(fixture.files.changed(id))
                .extracting(DraftFile::path, DraftFile::change, DraftFile::by)
                .containsExactly(
                        tuple("areas/delivery/actions.yaml", DraftFile.Change.NEW, BO),
                        tuple(RULES, DraftFile.Change.DELETED, BO),
                        tuple(LIMITS, DraftFile.Change.CHANGED, ANA));
        BookSource source = fixture.drafts.source(id);
        assertThat(source.version())
                .isEqualTo(BookSource.of(Map.of(LIMITS, "a: 7\n\nb: 2\n", "areas/delivery/actions.yaml", "new"))
                        .version());
        assertThat(fixture.drafts.contributors(id)).containsExactly(ANA, BO);
        assertThat(fixture.drafts.find(id).revision()).isEqualTo(4);
    }

    @Test
    void everyTextIsSavedAsItIs() {
        UUID id = fixture.open().id();
        for (byte[] content : List.of(
                new byte[] {(byte) 0xC3, 0x28},
                bytes("\uFEFFa: 1\r\nb: 2\r\n"),
                bytes("zero \0 inside"),
                bytes("rule \"half"),
                new byte[0])) {
            fixture.files.save(id, new FileSave(LIMITS, content, ExpectedFile.anyContent(), true, null), ANA);
            assertThat(fixture.files.read(id, LIMITS).bytes()).isEqualTo(content);
        }
    }

    @Test
    void changesOfDifferentRulesAreMerged() {
        UUID id = fixture.open().id();
        String base = fixture.hash(id, RULES);
        fixture.save(id, RULES, rule("late", 2) + "\n" + rule("very late", 3), base, ANA);

        SaveResult result = fixture.save(id, RULES, rule("late", 1) + "\n" + rule("very late", 5), base, BO);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Saved.class, saved -> assertThat(saved.merged()).isTrue());
        assertThat(fixture.text(id, RULES)).isEqualTo(rule("late", 2) + "\n" + rule("very late", 5));
        assertThat(kinds(id)).startsWith(Kind.MERGED);
    }

    @Test
    void changesOfOneRuleAreNeitherMergedNorLost() {
        UUID id = fixture.open().id();
        String base = fixture.hash(id, RULES);
        fixture.save(id, RULES, rule("late", 2) + "\n" + rule("very late", 3), base, ANA);
        String typed = rule("late", 4) + "\n" + rule("very late", 3);

        SaveResult result = fixture.save(id, RULES, typed, base, BO);

        Stale stale = (Stale) result;
        assertThat(stale.by()).isEqualTo(ANA);
        assertThat(new String(stale.content(), StandardCharsets.UTF_8)).contains("at least 2 days");
        MergeConflict conflict = stale.conflicts().get(0);
        assertThat(stale.conflicts()).hasSize(1);
        assertThat(conflict.rule()).isEqualTo("late");
        assertThat(conflict.base()).contains("at least 1 days");
        assertThat(conflict.mine()).contains("at least 4 days");
        assertThat(conflict.theirs()).contains("at least 2 days");
        assertThat(fixture.text(id, RULES)).contains("at least 2 days");
        assertThat(new String(fixture.files.readAt(id, stale.kept()).bytes(), StandardCharsets.UTF_8))
                .isEqualTo(typed);

        fixture.files.restore(id, stale.kept(), BO);
        assertThat(fixture.text(id, RULES)).isEqualTo(typed);
    }

    @Test
    void aStaleSaveWithoutMergeIsRefusedWithWhatIsStored() {
        UUID id = fixture.open().id();
        String base = fixture.hash(id, LIMITS);
        fixture.save(id, LIMITS, "a: 2\n\nb: 2\n", base, ANA);

        SaveResult result = fixture.files.save(
                id, new FileSave(LIMITS, bytes("a: 1\n\nb: 3\n"), ExpectedFile.withHash(base), false, null), BO);

        assertThat(((Stale) result).hash()).isEqualTo(fixture.hash(id, LIMITS));
        assertThat(((Stale) result).conflicts()).isEmpty();
        assertThat(fixture.text(id, LIMITS)).isEqualTo("a: 2\n\nb: 2\n");
        assertThat(fixture.files.delete(id, LIMITS, ExpectedFile.withHash(base), BO))
                .isInstanceOf(Stale.class);
        assertThat(fixture.files.save(id, new FileSave(LIMITS, bytes("x"), ExpectedFile.absent(), false, null), BO))
                .isInstanceOf(Stale.class);
    }

    @Test
    void onesOwnTabsRaiseNoFalseAlarm() {
        UUID id = fixture.open().id();
        String base = fixture.hash(id, LIMITS);
        TextField tab = new TextField("tab-1", 1);
        fixture.save(id, LIMITS, "a: 2\n\nb: 2\n", base, ANA, tab);

        // The answer to the first save was lost, so that the tab still expects the base.
        assertThat(fixture.save(id, LIMITS, "a: 22\n\nb: 2\n", base, ANA, new TextField("tab-1", 2)))
                .isInstanceOf(Saved.class);
        // The first save arrives once more, late.
        assertThat(fixture.save(id, LIMITS, "a: 2\n\nb: 2\n", base, ANA, tab)).isInstanceOf(Saved.class);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("a: 22\n\nb: 2\n");
        // Another tab saves the same text, or changes another line.
        assertThat(fixture.save(id, LIMITS, "a: 22\n\nb: 2\n", base, ANA, new TextField("tab-2", 1)))
                .isInstanceOf(Saved.class);
        assertThat(fixture.save(id, LIMITS, "a: 1\n\nb: 5\n", base, ANA, new TextField("tab-2", 2)))
                .isInstanceOf(Saved.class);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("a: 22\n\nb: 5\n");
        // A tab of someone else does not continue it, whatever it claims to be.
        assertThat(fixture.save(id, LIMITS, "a: 3\n\nb: 2\n", base, BO, new TextField("tab-2", 3)))
                .isInstanceOf(Stale.class);
    }

    @Test
    void theHistoryHasAnEntryAMinuteAndAtEachChangeOfAuthor() {
        UUID id = fixture.open().id();
        fixture.put(id, LIMITS, "1", ANA);
        fixture.clock.move(Duration.ofSeconds(30));
        fixture.put(id, LIMITS, "2", ANA);
        fixture.clock.move(Duration.ofSeconds(40));
        fixture.put(id, LIMITS, "3", ANA);
        fixture.put(id, LIMITS, "4", BO);
        fixture.put(id, LIMITS, "5", ANA);

        List<DraftHistoryEntry> entries = fixture.files.history(id, LIMITS, null, 100);

        assertThat(entries).extracting(DraftHistoryEntry::by).containsExactly(ANA, BO, ANA, ANA);
        assertThat(entries.stream()
                        .map(each -> new String(
                                fixture.files.readAt(id, each.number()).bytes(), StandardCharsets.UTF_8)))
                .containsExactly("5", "4", "3", "2");
        assertThat(fixture.files.history(id, LIMITS, entries.get(1).number(), 1))
                .containsExactly(entries.get(2));
        fixture.files.restore(id, entries.get(3).number(), BO);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("2");
        assertThat(kinds(id)).startsWith(Kind.RESTORED).endsWith(Kind.OPENED);
    }

    @Test
    void aDeletedFileComesBack() {
        UUID id = fixture.open().id();
        String original = fixture.text(id, LIMITS);
        fixture.put(id, LIMITS, "mine", ANA);
        fixture.files.delete(id, LIMITS, ExpectedFile.anyContent(), BO);
        assertThatThrownBy(() -> fixture.files.read(id, LIMITS)).isInstanceOf(NotFound.class);

        int before = fixture.files.history(id, LIMITS, null, 2).get(1).number();
        fixture.files.restore(id, before, ANA);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("mine");
        fixture.files.revert(id, LIMITS, ANA);
        assertThat(fixture.text(id, LIMITS)).isEqualTo(original);
        assertThat(fixture.files.changed(id)).isEmpty();
        assertThat(fixture.drafts.contributors(id)).containsExactly(ANA, BO);
    }

    @Test
    void aFileIsMoved() {
        UUID id = fixture.open().id();
        String text = fixture.text(id, RULES);

        fixture.files.move(id, RULES, "areas/delivery/later.dslr", ExpectedFile.anyContent(), ANA);

        assertThat(fixture.text(id, "areas/delivery/later.dslr")).isEqualTo(text);
        assertThat(fixture.drafts.source(id).has(RULES)).isFalse();
        assertThatThrownBy(() ->
                        fixture.files.move(id, LIMITS, "areas/delivery/later.dslr", ExpectedFile.anyContent(), ANA))
                .isInstanceOf(InvalidInput.class);
        assertThat(fixture.text(id, LIMITS)).isNotEmpty();
        fixture.files.move(
                id, "areas/delivery/later.dslr", "areas/delivery/LATER.dslr", ExpectedFile.anyContent(), ANA);
        assertThat(fixture.text(id, "areas/delivery/LATER.dslr")).isEqualTo(text);
    }

    @Test
    void aDiscardedDraftIsReopenedWithEverythingInIt() {
        UUID id = fixture.open().id();
        fixture.put(id, LIMITS, "mine", ANA);
        fixture.drafts.discard(id, ANA, ACTOR);

        assertConflict(() -> fixture.put(id, LIMITS, "x", ANA), DraftConflict.Reason.DRAFT_CLOSED);
        assertThat(fixture.drafts.page(Draft.State.OPEN, null, 10)).isEmpty();
        assertThat(fixture.text(id, LIMITS)).isEqualTo("mine");
        fixture.drafts.reopen(id, BO, ACTOR);
        assertThat(fixture.drafts.page(Draft.State.OPEN, null, 10)).hasSize(1);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("mine");
        assertConflict(() -> fixture.drafts.reopen(id, BO, ACTOR), DraftConflict.Reason.NOT_REOPENABLE);
        assertThat(fixture.trail.page(null, 10))
                .extracting(AuditEntry::action)
                .containsExactly("draft-reopened", "draft-discarded", "draft-opened");
        assertThat(fixture.trail.page(null, 10))
                .noneMatch(entry -> entry.details().contains("Warn later"));
    }

    @Test
    void aDiscardedDraftIsDeletedAfterThirtyDays() {
        UUID discarded = fixture.open().id();
        UUID open = fixture.open().id();
        fixture.put(discarded, LIMITS, "typed", ANA);
        fixture.put(open, LIMITS, "typed", ANA);
        fixture.put(open, LIMITS, "typed on", ANA);
        fixture.drafts.discard(discarded, ANA, ACTOR);

        fixture.clock.move(Duration.ofDays(29));
        fixture.drafts.deleteExpired();
        assertThat(fixture.text(discarded, LIMITS)).isEqualTo("typed");

        fixture.clock.move(Duration.ofDays(2));
        fixture.drafts.deleteExpired();
        assertThatThrownBy(() -> fixture.drafts.find(discarded)).isInstanceOf(NotFound.class);
        assertThat(fixture.text(open, LIMITS)).isEqualTo("typed on");
        assertThat(fixture.store.jdbc().queryForObject("select count(*) from rule_book_draft_content", Integer.class))
                .as("what neither a file nor the history refers to")
                .isEqualTo(1);
    }

    @Test
    void aTextThatWasOverwrittenInTheSameMinuteIsStillABaseForMerging() {
        UUID id = fixture.open().id();
        fixture.put(id, LIMITS, "a: 2\n\nb: 2\n", ANA);
        String seenByBo = fixture.hash(id, LIMITS);
        fixture.put(id, LIMITS, "a: 22\n\nb: 2\n", ANA);

        assertThat(fixture.save(id, LIMITS, "a: 2\n\nb: 3\n", seenByBo, BO)).isInstanceOf(Saved.class);
        assertThat(fixture.text(id, LIMITS)).isEqualTo("a: 22\n\nb: 3\n");
    }

    @Test
    void aDraftIsMergedOntoWhatWentLiveMeanwhile() {
        UUID id = fixture.open().id();
        fixture.put(id, RULES, rule("late", 2) + "\n" + rule("very late", 3), ANA);
        fixture.publish(RULES, rule("late", 1) + "\n" + rule("very late", 9));

        DraftPreview preview = fixture.drafts.preview(id);
        assertThat(preview.isUpToDate()).isFalse();
        assertThat(preview.sourceHash())
                .isEqualTo(BookSource.of(Map.of(
                                RULES, rule("late", 2) + "\n" + rule("very late", 9), LIMITS, fixture.text(id, LIMITS)))
                        .version());
        assertThat(fixture.text(id, RULES)).contains("at least 3 days");

        fixture.update.update(id, null, List.of(), BO);
        assertThat(fixture.drafts.find(id).base()).isEqualTo(2);
        assertThat(fixture.drafts.workingSource(id).version()).isEqualTo(preview.sourceHash());
        assertThat(fixture.drafts.contributors(id))
                .as("merging without a decision is not writing")
                .containsExactly(ANA);
    }

    @Test
    void contradictionsWithWhatWentLiveAreResolved() {
        UUID id = fixture.open().id();
        fixture.put(id, RULES, rule("late", 2) + "\n" + rule("very late", 3), ANA);
        fixture.publish(RULES, rule("late", 7) + "\n" + rule("very late", 9));

        assertThat(fixture.drafts.preview(id).sourceHash()).isNull();
        assertConflict(() -> fixture.drafts.source(id), DraftConflict.Reason.UNRESOLVED);
        DraftUpdate.Conflicting conflicting = (DraftUpdate.Conflicting) fixture.update.update(id, null, List.of(), BO);
        MergeConflict conflict = conflicting.conflicts().get(0);
        assertThat(conflict.part()).isEqualTo("rule:late");
        assertThat(fixture.drafts.find(id).base()).isEqualTo(1);

        List<DraftUpdate.Resolved> mine =
                List.of(new DraftUpdate.Resolved(RULES, "rule:late", new Resolution(Resolution.Take.MINE, null)));
        fixture.publish(LIMITS, "a: 3");
        assertConflict(
                () -> fixture.update.update(id, conflicting.live(), mine, BO), DraftConflict.Reason.LIVE_CHANGED);
        fixture.update.update(id, 3, mine, BO);

        assertThat(fixture.text(id, RULES)).isEqualTo(rule("late", 2) + "\n" + rule("very late", 9));
        assertThat(fixture.text(id, LIMITS)).isEqualTo("a: 3");
        assertThat(fixture.drafts.contributors(id)).containsExactly(ANA, BO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../limits.yaml",
                "/etc/passwd",
                "areas/../../x.yaml",
                "LIMITS.yaml",
                "limits.yaml/x.yaml",
                "areas/a\u0000b.dslr",
                "areas/con/rule.dslr",
                "readme.md",
                "retired/old.dslr",
                ".git/config",
                "areas\\x.dslr",
                ""
            })
    void hostilePathsAreRefused(String path) {
        UUID id = fixture.open().id();

        assertThatThrownBy(() -> fixture.put(id, path, "x", ANA))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidInput.class))
                .extracting(InvalidInput::field)
                .isEqualTo("path");
        assertThat(fixture.files.changed(id)).isEmpty();
    }

    @Test
    void limitsHold() {
        assertThatThrownBy(() -> fixture.drafts.open("x".repeat(121), ANA, ACTOR))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixture.drafts.open(" ", ANA, ACTOR)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> fixture.drafts.open("a\nb", ANA, ACTOR)).isInstanceOf(InvalidInput.class);
        Draft draft = fixture.drafts.open("<script>alert(1)</script>", ANA, ACTOR);
        assertThat(fixture.drafts.find(draft.id()).title()).isEqualTo("<script>alert(1)</script>");
        UUID id = draft.id();
        byte[] large = new byte[DraftLimits.MAX_FILE_BYTES];
        assertThatThrownBy(() -> fixture.files.save(
                        id,
                        new FileSave(LIMITS, new byte[large.length + 1], ExpectedFile.anyContent(), true, null),
                        ANA))
                .isInstanceOf(InvalidInput.class);
        assertConflict(
                () -> {
                    for (int i = 0; i <= 16; i++) {
                        fixture.files.save(
                                id,
                                new FileSave("areas/a/" + i + ".dslr", large, ExpectedFile.absent(), true, null),
                                ANA);
                    }
                },
                DraftConflict.Reason.DRAFT_TOO_LARGE);
        assertThat(fixture.files.changed(id)).hasSize(16);
    }

    @Test
    void aThousandDraftsAreTheMost() {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 999; i++) {
            rows.add(new Object[] {UUID.randomUUID().toString(), i < 99 ? "person:ana" : "person:" + i});
        }
        fixture.store
                .jdbc()
                .batchUpdate(
                        "insert into rule_book_draft (id, title, base, author, author_name, state, revision, created_at, "
                                + "updated_at) values (?, 'x', 1, ?, 'x', 'open', 1, current_timestamp, "
                                + "current_timestamp)",
                        rows);
        fixture.open();
        assertConflict(fixture::open, DraftConflict.Reason.TOO_MANY_DRAFTS);
        assertConflict(() -> fixture.drafts.open("x", BO, ACTOR), DraftConflict.Reason.TOO_MANY_DRAFTS);
    }

    @Test
    void theHistoryNeverGrowsBeyondItsLimit() {
        UUID id = fixture.open().id();
        for (int i = 0; i < 80; i++) {
            byte[] content = new byte[DraftLimits.MAX_FILE_BYTES];
            content[0] = (byte) i;
            fixture.files.save(
                    id, new FileSave(LIMITS, content, ExpectedFile.anyContent(), true, null), i % 2 == 0 ? ANA : BO);
        }

        assertThat(fixture.contents.storedBytes(id)).isLessThanOrEqualTo(DraftLimits.MAX_STORED_BYTES);
        assertThat(fixture.files.read(id, LIMITS).bytes()[0]).isEqualTo((byte) 79);
        assertThat(fixture.files.history(id, LIMITS, null, 100)).isNotEmpty();
    }
}
