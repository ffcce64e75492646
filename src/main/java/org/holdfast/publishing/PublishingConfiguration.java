package org.holdfast.publishing;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.decisions.Decider;
import org.holdfast.editor.LanguageService;
import org.holdfast.facts.declared.FactsSchema;
import org.holdfast.facts.intake.DeclaredFactsCheck;
import org.holdfast.history.ChurnModels;
import org.holdfast.history.rulebooks.ApprovalPeriods;
import org.holdfast.history.rulebooks.Commitments;
import org.holdfast.history.rulebooks.RuleBooks;
import org.holdfast.publishing.servers.RuleBookServers;
import org.holdfast.settings.HoldfastSettings;
import org.holdfast.simulation.RuleBookValidator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Spring wiring of the live rule book. */
@Configuration(proxyBeanMethods = false)
class PublishingConfiguration {

    private static final Duration FOLLOW = Duration.ofMillis(500);

    /** Returns another validator each time: each reuses what has not changed since its last rule book. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    RuleBookValidator ruleBookValidator(HoldfastSettings settings, Decider decider) {
        return new RuleBookValidator(
                settings.assumptions(), decider, settings.messages().unsubscribeLink());
    }

    @Bean
    PublishingPolicy publishingPolicy(
            HoldfastSettings settings,
            RuleBooks books,
            ApprovalPeriods periods,
            ObjectProvider<ApprovalRegister> register,
            TransactionTemplate transaction,
            Clock clock) {
        return new PublishingPolicy(
                settings.rules().approval(), books, periods, register::getObject, transaction, clock);
    }

    /** Only a server decides for all what is demanded; commands obey. */
    @Bean
    @ConditionalOnWebApplication
    EnforcedPolicy enforcedPolicy(PublishingPolicy policy, LiveRuleBookSync afterFirstPublication) {
        policy.enforce();
        return new EnforcedPolicy(policy);
    }

    /** The policy, once it is in force. */
    record EnforcedPolicy(PublishingPolicy policy) {}

    @Bean
    RuleBookPublisher publishing(
            HoldfastSettings settings,
            RuleBooks books,
            PublishingPolicy policy,
            Commitments commitments,
            AuditTrail trail,
            TransactionTemplate transaction,
            ObjectProvider<RuleBookValidator> validators,
            Clock clock) {
        return new RuleBookPublisher(
                new WorkingCopy(settings.rules().dir()),
                books,
                policy,
                commitments,
                trail,
                transaction,
                validators::getObject,
                clock);
    }

    /** Shares the results of checks with the publisher, which will want them when the text is published. */
    @Bean
    LanguageService languageService(RuleBookPublisher publisher, HoldfastSettings settings, Decider decider) {
        return new LanguageService(settings.assumptions(), decider, publisher::check);
    }

    @Bean
    RuleBookCheckout ruleBookCheckout(
            RuleBookPublisher publisher, RuleBooks books, AuditTrail trail, TransactionTemplate transaction) {
        return new RuleBookCheckout(publisher, books, trail, transaction);
    }

    @Bean
    VersionChanges versionChanges(RuleBookPublisher publisher) {
        return new VersionChanges(publisher);
    }

    @Bean
    FolderFollowing folderFollowing(RuleBookPublisher publisher, RuleBookCheckout checkout) {
        return new FolderFollowing(publisher, checkout);
    }

    @Bean
    LiveRuleBookSync liveRuleBookSync(
            RuleBookPublisher publisher,
            HoldfastSettings settings,
            ObjectProvider<FirstPublications> first,
            Clock clock) {
        if (publisher.live().isEmpty()) {
            first.forEach(each -> each.publish(publisher));
        }
        return new LiveRuleBookSync(
                publisher, settings.rules().publish() == HoldfastSettings.PublishMode.ON_SAVE, clock);
    }

    @Bean
    LiveRuleBook liveBook(LiveRuleBookSync sync, ChurnModels churnModels) {
        sync.live().use(churnModels);
        return sync.live();
    }

    /** The live rule book is asked for only when there is something to check. */
    @Bean
    DeclaredFactsCheck declaredFactsCheck(HoldfastSettings settings, ObjectProvider<LiveRuleBook> live) {
        return new DeclaredFactsCheck(
                () -> live.getObject()
                        .ifStarted()
                        .map(state -> state.book().rules().facts())
                        .orElse(FactsSchema.EMPTY),
                settings.facts().undeclared());
    }

    @Bean
    RuleBookArchive pastBooks(LiveRuleBook live, RuleBooks books, ChurnModels churnModels) {
        return new RuleBookArchive(live, books, churnModels);
    }

    /** Only a server watches the folder. */
    @Bean
    @ConditionalOnWebApplication
    RulesFolderWatch rulesFolderWatch(HoldfastSettings settings, LiveRuleBookSync sync, BackgroundJobs jobs) {
        return new RulesFolderWatch(settings.rules().dir(), sync::folderChanged, jobs.job("rules-folder-watch"));
    }

    /** Ensures that all nodes of one database have the same live rule book within two seconds. */
    @Bean
    @ConditionalOnWebApplication
    JobScheduler liveBookFollowing(BackgroundJobs jobs, LiveRuleBookSync sync, RuleBookServers servers) {
        sync.live().follows(sync);
        return jobs.timer("live-book-following").every(FOLLOW, "live-book-following", () -> {
            try {
                sync.follow();
            } finally {
                servers.report();
            }
        });
    }

    @Bean
    @ConditionalOnWebApplication
    RuleBookServers ruleBookServers(JdbcTemplate template, Environment environment, LiveRuleBook live) {
        return new RuleBookServers(
                template, environment, () -> live.state().publication().number());
    }
}
