package org.holdfast.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.holdfast.Database;
import org.holdfast.audit.Actor;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.ApprovalPeriods;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.history.rulebooks.Publication.Approval.Kind;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.rules.files.BookSource;
import org.holdfast.settings.HoldfastSettings.Approval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What may go live under which approval, on the tables that say what was live. */
@ParameterizedClass
@EnumSource(Database.class)
class PublishingPolicyIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-15T10:00:00Z"), ZoneOffset.UTC);
    private static final BookSource ONE = BookSource.of(Map.of("limits.yaml", "budgets: {}\n"));
    private static final BookSource TWO = BookSource.of(Map.of("limits.yaml", "budgets: {} # two\n"));
    private static final UUID DRAFT = UUID.fromString("5e1f0c0e-0000-4000-8000-000000000001");
    private static final String REASON = "Orders are promised for the wrong day";

    @Parameter
    private Database database;

    private Database.Store opened;
    private RuleBooks books;

    @BeforeEach
    void open() {
        opened = database.open();
        books = new RuleBooks(opened.jdbc());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private PublishingPolicy policy(Approval configured) {
        return new PublishingPolicy(
                configured,
                books,
                new ApprovalPeriods(opened.jdbc()),
                () -> new ApprovalOfOne(TWO),
                opened.transaction(),
                CLOCK);
    }

    /** One rule book is approved, by Ana. */
    private record ApprovalOfOne(BookSource approved) implements ApprovalRegister {

        @Override
        public String requireApproved(UUID draft, String version, int semantics) {
            String by = approvers(draft, version, semantics);
            if (by.isEmpty()) {
                throw new ApprovalNeeded("not approved");
            }
            return by;
        }

        @Override
        public void checkCurrent(UUID draft, String version, int semantics) {
            // The rule books of this test are made by no draft.
        }

        @Override
        public void wentLive(UUID draft, int publication, Actor by) {
            // The rule books of this test are made by no draft.
        }

        @Override
        public String approvers(UUID draft, String version, int semantics) {
            return version.equals(approved.version()) ? "Ana" : "";
        }
    }

    private Publication publish(PublishingPolicy policy, BookSource source, Warrant warrant, String note) {
        return Objects.requireNonNull(opened.transaction().execute(status -> {
            Integer number = books.lock().number();
            Publication live = number == null ? null : books.find(number).orElseThrow();
            Publication next = new Publication(
                    number == null ? 1 : number + 1,
                    source.version(),
                    "Vera",
                    note,
                    CLOCK.instant(),
                    Publication.From.DRAFT,
                    source.semantics(),
                    null,
                    new Publication.Checks(0, 0, List.of()),
                    policy.admit(live, source, warrant, note));
            books.publish(source, next, false);
            return next;
        }));
    }

    @Test
    void withoutTheSettingAnyDoorPublishes() {
        PublishingPolicy none = policy(Approval.NONE);

        assertThat(publish(none, ONE, new Warrant.None(), "").approval()).isEqualTo(Publication.Approval.NONE);
        assertThat(publish(none, TWO, new Warrant.OfDraft(DRAFT), "").approval())
                .isEqualTo(new Publication.Approval(Kind.NONE, "Ana", DRAFT.toString()));
        assertThat(publish(none, ONE, new Warrant.Earlier(), "").approval()).isEqualTo(Publication.Approval.NONE);
    }

    @Test
    void theFirstRuleBookOfADatabaseNeedsNoApprovalAndEachLaterOneDoes() {
        PublishingPolicy second = policy(Approval.SECOND_PERSON);

        assertThat(publish(second, ONE, new Warrant.None(), "").approval().kind())
                .isEqualTo(Kind.FIRST);
        assertThatThrownBy(() -> publish(second, TWO, new Warrant.None(), ""))
                .isInstanceOf(ApprovalNeeded.class)
                .hasMessageContaining("rules draft");
        assertThatThrownBy(() -> second.checkPossible(TWO, new Warrant.None(), ""))
                .isInstanceOf(ApprovalNeeded.class);
        assertThat(publish(second, TWO, new Warrant.OfDraft(DRAFT), "").approval())
                .isEqualTo(new Publication.Approval(Kind.SECOND_PERSON, "Ana", DRAFT.toString()));
    }

    @Test
    void anApprovalLetsOnlyTheRuleBookLiveThatItNames() {
        PublishingPolicy second = policy(Approval.SECOND_PERSON);
        publish(second, TWO, new Warrant.None(), "");

        assertThatThrownBy(() -> publish(second, ONE, new Warrant.OfDraft(DRAFT), ""))
                .isInstanceOf(ApprovalNeeded.class);
    }

    @Test
    void onlyWhatWasLiveUnderTheSettingIsRestoredWithoutApproval() {
        PublishingPolicy none = policy(Approval.NONE);
        publish(none, TWO, new Warrant.None(), "");
        publish(none, ONE, new Warrant.None(), "");
        PublishingPolicy second = policy(Approval.SECOND_PERSON);
        second.enforce();

        assertThatThrownBy(() -> publish(second, TWO, new Warrant.Earlier(), "why"))
                .isInstanceOf(ApprovalNeeded.class);
        publish(second, TWO, new Warrant.OfDraft(DRAFT), "");
        assertThatThrownBy(() -> publish(second, ONE, new Warrant.Earlier(), " "))
                .isInstanceOf(InvalidInput.class);
        assertThat(publish(second, ONE, new Warrant.Earlier(), "why").approval().kind())
                .as("it was live when the setting came into force")
                .isEqualTo(Kind.RESTORED);
        assertThat(publish(second, TWO, new Warrant.Earlier(), "why").approval().kind())
                .isEqualTo(Kind.RESTORED);
    }

    @Test
    void whatWasLiveWhileTheSettingWasLiftedNeedsAnApprovalAgain() {
        PublishingPolicy second = policy(Approval.SECOND_PERSON);
        second.enforce();
        publish(second, ONE, new Warrant.None(), "");
        PublishingPolicy none = policy(Approval.NONE);
        none.enforce();
        publish(none, TWO, new Warrant.None(), "");
        publish(none, ONE, new Warrant.Earlier(), "");
        second.enforce();

        assertThat(second.isRestorable(ONE.version(), ONE.semantics().number())).isTrue();
        assertThatThrownBy(() -> publish(second, TWO, new Warrant.Earlier(), "why"))
                .isInstanceOf(ApprovalNeeded.class);
    }

    @Test
    void aCommandObeysTheSettingOfTheServersEvenIfItsOwnIsLaxer() {
        publish(policy(Approval.NONE), ONE, new Warrant.None(), "");
        policy(Approval.SECOND_PERSON).enforce();

        assertThatThrownBy(() -> publish(policy(Approval.NONE), TWO, new Warrant.None(), ""))
                .isInstanceOf(ApprovalNeeded.class);
        assertThat(policy(Approval.NONE).secondPersonSince()).contains(CLOCK.instant());
    }

    @Test
    void anEmergencyNeedsAReasonOfTwentyCharacters() {
        PublishingPolicy second = policy(Approval.SECOND_PERSON);
        publish(second, ONE, new Warrant.None(), "");

        assertThatThrownBy(() -> publish(second, TWO, new Warrant.Emergency(DRAFT, "Vera"), "urgent"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has 6 characters; expected are at least 20");
        assertThat(publish(second, TWO, new Warrant.Emergency(DRAFT, "Vera"), REASON)
                        .approval())
                .isEqualTo(new Publication.Approval(Kind.EMERGENCY, "Vera", DRAFT.toString()));
    }
}
