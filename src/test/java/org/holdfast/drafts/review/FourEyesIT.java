package org.holdfast.drafts.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.holdfast.Database;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Caller;
import org.holdfast.access.Role;
import org.holdfast.audit.Actor;
import org.holdfast.audit.AuditEntry;
import org.holdfast.audit.AuditTrail;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.drafts.Contributor;
import org.holdfast.drafts.Draft;
import org.holdfast.drafts.DraftFiles;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.ExpectedFile;
import org.holdfast.drafts.FileSave;
import org.holdfast.drafts.comments.LineComment;
import org.holdfast.drafts.comments.LineComments;
import org.holdfast.drafts.comments.LineComments.Line;
import org.holdfast.drafts.review.DraftReviews.Remark;
import org.holdfast.drafts.review.PublicationSchedule.Moment;
import org.holdfast.drafts.review.Review.Step;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.history.rulebooks.Publication;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PersonLinks;
import org.holdfast.publishing.ApprovalNeeded;
import org.holdfast.publishing.RuleBookPublisher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reviews of drafts, and how drafts go live, on a server that demands the approval of a second person. */
class FourEyesIT {

    private static final String LIMITS = "limits.yaml";
    private static final String TEXTS = "messages/en.yaml";
    private static final String NOTE = "Agreed with the care team";

    @TempDir
    private static Path folder;

    private static FourEyesServer server;

    private final UUID draft = open(ana());

    @BeforeAll
    static void start() throws IOException {
        server = new FourEyesServer(Database.H2, folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Caller ana() {
        return server.caller("ana");
    }

    private static Caller vera() {
        return server.caller("vera");
    }

    private static <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    private static Actor actor(Caller caller) {
        return caller.actor(PeopleFixture.ADDRESS);
    }

    private static UUID open(Caller by) {
        Draft draft = bean(DraftService.class).open("Warn later", Contributor.of(by), actor(by));
        append(draft.id(), by);
        return draft.id();
    }

    private static void append(UUID draft, Caller by) {
        String text = new String(bean(DraftFiles.class).read(draft, LIMITS).bytes(), StandardCharsets.UTF_8);
        byte[] bytes = (text + "# " + UUID.randomUUID() + "\n").getBytes(StandardCharsets.UTF_8);
        bean(DraftFiles.class)
                .save(draft, new FileSave(LIMITS, bytes, ExpectedFile.anyContent(), false, null), Contributor.of(by));
    }

    private static void approve(UUID draft, Caller by) {
        bean(DraftReviews.class).approve(new Remark(draft, null, ""), by, actor(by));
    }

    private static Publication publish(UUID draft, Caller by) {
        RuleBookPublisher.Result result = bean(DraftPublishing.class)
                .publish(draft, null, NOTE, actor(by))
                .result();
        return ((RuleBookPublisher.Published) result).publication();
    }

    private static Review review(UUID draft, Caller reader) {
        return bean(ReviewOverview.class).of(draft, reader);
    }

    private static List<String> acts() {
        return bean(AuditTrail.class).page(null, 20).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void aChangeIsReviewedApprovedAndPublished() {
        bean(DraftReviews.class).ask(new Remark(draft, null, "Please look"), "vera", ana(), actor(ana()));
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.WAITS_FOR_REVIEW);
        assertThat(bean(DraftReviews.class).waitingFor(vera()))
                .extracting(ReviewEntry::draft)
                .contains(draft);
        assertThat(bean(DraftReviews.class).waitingFor(ana()))
                .extracting(ReviewEntry::draft)
                .doesNotContain(draft);

        approve(draft, vera());
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.APPROVED);
        assertThat(review(draft, ana()).obstacle(Step.PUBLISH)).isNull();
        Publication live = publish(draft, ana());

        assertThat(live.approval())
                .isEqualTo(
                        new Publication.Approval(Publication.Approval.Kind.SECOND_PERSON, "Ms vera", draft.toString()));
        assertThat(live.author()).isEqualTo("Ms ana");
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.LIVE);
        assertThat(acts()).contains("review-asked", "draft-approved", "rule-book-published");
    }

    @Test
    void anEditVoidsAnApprovalAndSoDoesAnotherPublication() {
        approve(draft, vera());
        append(draft, ana());
        assertThat(review(draft, ana()).approvals().voided()).isTrue();
        assertThatThrownBy(() -> publish(draft, ana()))
                .isInstanceOf(ApprovalNeeded.class)
                .hasMessageContaining("another rule book");

        UUID other = bean(DraftService.class)
                .open("Other", Contributor.of(ana()), actor(ana()))
                .id();
        byte[] withComment = ("# Texts\n" + new String(FourEyesServer.book().get(TEXTS), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
        bean(DraftFiles.class)
                .save(
                        other,
                        new FileSave(TEXTS, withComment, ExpectedFile.anyContent(), false, null),
                        Contributor.of(ana()));
        approve(draft, vera());
        approve(other, vera());
        publish(other, vera());
        assertThat(review(draft, ana()).approvals().voided()).isTrue();
        assertThatThrownBy(() -> publish(draft, ana())).isInstanceOf(ApprovalNeeded.class);
    }

    @Test
    void nobodyApprovesWhatTheyWroteEvenIfItWasOverwrittenOrByAKey() {
        append(draft, vera());
        append(draft, ana());
        assertThatThrownBy(() -> approve(draft, vera()))
                .isInstanceOf(ReviewRefusal.class)
                .hasMessage("You worked on this change; another approver must approve it.");
        assertThat(review(draft, vera()).obstacle(Step.APPROVE).text()).contains("You worked on this change");

        ApiKeyService keys = bean(ApiKeyService.class);
        ApiKeyService.Issued issued = keys.create(
                "vera's script " + UUID.randomUUID(),
                EnumSet.of(Role.APPROVER),
                AuthorityLevel.AUTOMATIC,
                vera().person(),
                null,
                PeopleFixture.OPERATOR);
        server.forward(Duration.ofDays(8));
        Caller key = ((ApiKeyService.Identity.Known) keys.identify(issued.text())).caller();
        assertThatThrownBy(() -> approve(draft, key)).hasMessageContaining("You worked on this change");
    }

    @Test
    void callersOfUnknownIdentityOnlyDraftAndTheirDraftsNeedTwoApprovals() {
        Caller operator = Caller.localOperator();
        UUID own = open(operator);
        assertThatThrownBy(() -> approve(draft, operator)).hasMessageContaining("Only a person can do this");

        approve(own, vera());
        assertThatThrownBy(() -> publish(own, operator)).hasMessageContaining("two approvers must approve it; 1 did");
        approve(own, ana());
        assertThat(publish(own, operator).approval().by()).isEqualTo("Ms vera, Ms ana");
    }

    @Test
    void aHandInAnAccountKeepsItFromApprovingForSevenDays() {
        Caller mallory = server.caller("mallory");
        UUID own = open(mallory);
        bean(PersonLinks.class).issue(vera().person(), actor(mallory));

        assertThatThrownBy(() -> approve(own, vera())).hasMessageContaining("are not independent");
        server.forward(Duration.ofDays(8));
        assertThatThrownBy(() -> approve(own, vera()))
                .as("the draft was opened before the account was taken over")
                .hasMessageContaining("are not independent");
        UUID later = open(mallory);
        approve(later, vera());
    }

    @Test
    void aRequestForChangesHoldsTheChangeUntilItIsWithdrawn() {
        approve(draft, vera());
        Caller mallory = server.caller("mallory");
        bean(DraftReviews.class).askForChanges(new Remark(draft, null, "One day is enough"), mallory, actor(mallory));
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.CHANGES_ASKED);
        assertThatThrownBy(() -> publish(draft, ana())).hasMessageContaining("Ms mallory asked for changes");

        bean(DraftReviews.class).withdraw(draft, mallory, actor(mallory));
        assertThat(acts()).contains("changes-asked", "verdict-withdrawn");
        publish(draft, ana());
    }

    @Test
    void whatIsEditedAfterItWasScheduledDoesNotGoLiveByItself() {
        PublicationSchedule schedule = bean(PublicationSchedule.class);
        int live = bean(RuleBookPublisher.class).live().orElseThrow().number();
        schedule.schedule(draft, inAnHour(), NOTE, ana(), actor(ana()));
        append(draft, ana());
        approve(draft, vera());

        server.forward(Duration.ofHours(2));
        schedule.publishDue();

        assertThat(review(draft, ana()).scheduled())
                .extracting(Schedule::failure)
                .asString()
                .contains("edited after it was scheduled");
        assertThat(bean(RuleBookPublisher.class).live().orElseThrow().number()).isEqualTo(live);
    }

    @Test
    void aScheduledDraftGoesLiveOnceAndIsCheckedAgainThen() {
        PublicationSchedule schedule = bean(PublicationSchedule.class);
        approve(draft, vera());
        schedule.schedule(draft, inAnHour(), NOTE, ana(), actor(ana()));
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.SCHEDULED);
        schedule.publishDue();
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.SCHEDULED);

        server.forward(Duration.ofHours(2));
        schedule.publishDue();
        assertThat(review(draft, ana()).state()).isEqualTo(ReviewState.LIVE);
        int live = bean(RuleBookPublisher.class).live().orElseThrow().number();
        schedule.publishDue();
        assertThat(bean(RuleBookPublisher.class).live().orElseThrow().number()).isEqualTo(live);

        UUID unapproved = open(ana());
        schedule.schedule(unapproved, inAnHour(), NOTE, ana(), actor(ana()));
        server.forward(Duration.ofHours(2));
        schedule.publishDue();
        assertThat(schedule.failed()).extracting(Schedule::draft).contains(unapproved);
        assertThat(review(unapproved, ana()).scheduled())
                .extracting(Schedule::failure)
                .asString()
                .contains("Ask for a review");
        assertThat(bean(RuleBookPublisher.class).live().orElseThrow().number()).isEqualTo(live);
    }

    @Test
    void aScheduleIsCancelledAndMomentsThatDoNotExistAreRefused() {
        PublicationSchedule schedule = bean(PublicationSchedule.class);
        schedule.schedule(draft, inAnHour(), NOTE, ana(), actor(ana()));
        schedule.cancel(draft, actor(ana()));
        assertThat(acts()).contains("publication-scheduled", "schedule-cancelled");
        assertThatThrownBy(() -> schedule.cancel(draft, actor(ana()))).hasMessageContaining("not scheduled");

        for (String refused : List.of("2026-03-29T03:30", "2026-10-25T03:30", "2026-03-01T09:00", "soon")) {
            assertThatThrownBy(() -> schedule.schedule(
                            draft, Moment.parse(refused, "Europe/Bucharest"), NOTE, ana(), actor(ana())))
                    .as(refused)
                    .isInstanceOf(InvalidInput.class);
        }
        assertThatThrownBy(() -> Moment.parse("2026-03-15T09:00", "Mars")).isInstanceOf(InvalidInput.class);
    }

    private static Moment inAnHour() {
        return new Moment(
                LocalDateTime.ofInstant(server.now().plus(Duration.ofHours(1)), ZoneOffset.UTC), ZoneOffset.UTC);
    }

    @Test
    void anEmergencyIsShownToEachApproverUntilTheyHaveTakenNote() {
        Caller mallory = server.caller("mallory");
        DraftPublishing publishing = bean(DraftPublishing.class);
        String reason = "Orders are promised for the wrong day";
        assertThatThrownBy(() -> publishing.publishInEmergency(draft, null, reason, ana(), actor(ana())))
                .hasMessageContaining("both roles, admin and approver");
        assertThatThrownBy(() -> publishing.publishInEmergency(draft, null, "quick", mallory, actor(mallory)))
                .isInstanceOf(InvalidInput.class);
        publishing.publishInEmergency(draft, null, reason, mallory, actor(mallory));

        Publication live = bean(RuleBookPublisher.class).live().orElseThrow();
        assertThat(live.approval().isEmergency()).isTrue();
        EmergencyNotices notices = bean(EmergencyNotices.class);
        assertThat(notices.unseen(vera())).extracting(Publication::number).contains(live.number());
        notices.takeNote(live.number(), vera(), actor(vera()));
        assertThat(acts()).contains("emergency-noted");
        assertThat(notices.unseen(vera())).extracting(Publication::number).doesNotContain(live.number());
        assertThat(notices.unseen(ana())).extracting(Publication::number).contains(live.number());
    }

    @Test
    void takingBackOneChangeLeavesLaterOnes() {
        approve(draft, vera());
        int number = publish(draft, ana()).number();
        TakeBack.Result result = bean(TakeBack.class).open(number, Contributor.of(ana()), actor(ana()));
        UUID back = ((TakeBack.Opened) result).draft().id();

        assertThat(publish(back, ana()).approval().kind())
                .as("the result was live before under this setting")
                .isEqualTo(Publication.Approval.Kind.RESTORED);
        assertThat(acts()).contains("draft-opened");
    }

    @Test
    void aCommentStaysOnItsLineOrSaysThatTheTextHasChanged() {
        LineComments comments = bean(LineComments.class);
        String text = new String(bean(DraftFiles.class).read(draft, LIMITS).bytes(), StandardCharsets.UTF_8);
        int last = (int) text.lines().count();
        comments.add(draft, new Line(LIMITS, last, null), "Why <b>now</b>?", Contributor.of(vera()));
        save("# above\n" + text);
        assertThat(comments.of(draft)).extracting(LineComment::line).containsExactly(last + 1);
        save(text.substring(0, text.lastIndexOf("# ")) + "# other\n");
        assertThat(comments.of(draft)).extracting(LineComment::changed).containsExactly(true);
        assertThatThrownBy(() -> comments.add(draft, new Line(LIMITS, 100_000, null), "Why?", Contributor.of(vera())))
                .isInstanceOf(InvalidInput.class);
    }

    private void save(String text) {
        bean(DraftFiles.class)
                .save(
                        draft,
                        new FileSave(
                                LIMITS, text.getBytes(StandardCharsets.UTF_8), ExpectedFile.anyContent(), false, null),
                        Contributor.of(ana()));
    }
}
