package org.holdfast.drafts;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.history.rulebooks.RuleBooks;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of drafts. */
@Configuration(proxyBeanMethods = false)
class DraftConfiguration {

    private static final Duration CLEANUP = Duration.ofHours(1);

    @Bean
    DraftSources draftSources(RuleBooks books, DraftContentTable contents) {
        return new DraftSources(books, contents);
    }

    @Bean
    DraftWriter draftWriter(
            DraftTable drafts,
            DraftFileTable files,
            DraftContentTable contents,
            DraftHistoryTable history,
            DraftSources sources,
            Clock clock) {
        return new DraftWriter(drafts, files, contents, history, sources, clock);
    }

    @Bean
    DraftFiles draftFiles(
            DraftTable drafts,
            DraftFileTable files,
            DraftHistoryTable history,
            DraftContentTable contents,
            DraftSources sources,
            DraftWriter writer,
            TransactionTemplate transaction) {
        return new DraftFiles(drafts, files, history, contents, sources, writer, transaction);
    }

    @Bean
    DraftService draftService(
            DraftTable drafts,
            DraftFileTable files,
            DraftContentTable contents,
            DraftHistoryTable history,
            DraftSources sources,
            DraftWriter writer,
            AuditTrail trail,
            TransactionTemplate transaction) {
        return new DraftService(drafts, files, contents, history, sources, writer, trail, transaction);
    }

    @Bean
    DraftUpdate draftUpdate(
            DraftTable drafts,
            DraftFileTable files,
            DraftHistoryTable history,
            DraftService service,
            DraftSources sources,
            DraftWriter writer,
            TransactionTemplate transaction) {
        return new DraftUpdate(drafts, files, history, service, sources, writer, transaction);
    }

    /** Only a server cleans up, not each command. */
    @Bean
    @ConditionalOnWebApplication
    JobScheduler draftsDeleted(BackgroundJobs jobs, DraftService service) {
        return jobs.timer("drafts-deleted").every(CLEANUP, "drafts-deleted", service::deleteExpired);
    }
}
