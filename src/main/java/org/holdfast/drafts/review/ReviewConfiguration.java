package org.holdfast.drafts.review;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.access.ApiKeyService;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.drafts.DraftService;
import org.holdfast.drafts.comments.LineComments;
import org.holdfast.people.PeopleService;
import org.holdfast.publishing.ApprovalRegister;
import org.holdfast.publishing.FolderFollowing;
import org.holdfast.publishing.PublishingPolicy;
import org.holdfast.publishing.RuleBookPublisher;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of four eyes. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

    private static final Duration LOOK_FOR_DUE = Duration.ofSeconds(5);

    /** Only a server refuses to start: commands add the people that are missing. */
    @Bean
    @ConditionalOnWebApplication
    TwoPeople twoPeople(HoldfastSettings settings, PeopleService people) {
        return TwoPeople.require(settings.rules().approval(), people.all());
    }

    @Bean
    AccountActs accountActs(AuditTrail trail, ApiKeyService keys) {
        return new AccountActs(trail, keys);
    }

    @Bean
    ApprovalCheck approvalCheck(
            ReviewTable reviews,
            DraftService drafts,
            PeopleService people,
            AccountActs accounts,
            PublishingPolicy policy,
            Clock clock) {
        return new ApprovalCheck(reviews, drafts, people, accounts, policy, clock);
    }

    @Bean
    ApprovalRegister approvalRegister(DraftService drafts, ApprovalCheck check) {
        return new DraftApprovals(drafts, check);
    }

    @Bean
    DraftReviews draftReviews(
            ReviewTable reviews,
            DraftService drafts,
            ApprovalCheck check,
            PeopleService people,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        return new DraftReviews(reviews, drafts, check, people, trail, transaction, clock);
    }

    @Bean
    DraftPublishing draftPublishing(DraftService drafts, RuleBookPublisher publisher, FolderFollowing folder) {
        return new DraftPublishing(drafts, publisher, folder);
    }

    @Bean
    TakeBack takeBack(RuleBookPublisher publisher, DraftService drafts) {
        return new TakeBack(publisher, drafts);
    }

    @Bean
    ReviewOverview reviewOverview(
            DraftService drafts,
            ReviewTable reviews,
            ScheduleTable schedules,
            ApprovalCheck check,
            DraftReviews service,
            PublishingPolicy policy,
            LineComments comments) {
        return new ReviewOverview(drafts, reviews, schedules, check, service, policy, comments);
    }

    @Bean
    ScheduledBy scheduledBy(AccountActs accounts, ApiKeyService keys, PeopleService people) {
        return new ScheduledBy(accounts, keys, people);
    }

    @Bean
    PublicationSchedule publicationSchedule(
            ScheduleTable schedules,
            DraftService drafts,
            DraftPublishing publishing,
            ScheduledBy scheduledBy,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        return new PublicationSchedule(schedules, drafts, publishing, scheduledBy, trail, transaction, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler scheduledPublications(BackgroundJobs jobs, PublicationSchedule schedule) {
        return jobs.timer("scheduled-publications").every(LOOK_FOR_DUE, "scheduled-publications", schedule::publishDue);
    }
}
