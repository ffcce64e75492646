package org.holdfast.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobTimer;
import org.holdfast.decisions.Decider;
import org.holdfast.delivery.Outbox;
import org.holdfast.explanation.Explainer;
import org.holdfast.facts.CustomerSource;
import org.holdfast.history.Budgets;
import org.holdfast.history.Commitments;
import org.holdfast.history.Decisions;
import org.holdfast.history.Fits;
import org.holdfast.history.Histories;
import org.holdfast.history.KeyedAnswers;
import org.holdfast.history.Outcomes;
import org.holdfast.history.ProgrammeLedger;
import org.holdfast.history.Promises;
import org.holdfast.history.Receipts;
import org.holdfast.history.RuleBooks;
import org.holdfast.history.Runs;
import org.holdfast.history.Secrets;
import org.holdfast.history.Standings;
import org.holdfast.policy.Guardrails;
import org.holdfast.retention.publishing.LiveBook;
import org.holdfast.retention.publishing.LiveBookKeeper;
import org.holdfast.retention.publishing.Publishing;
import org.holdfast.retention.publishing.RulesFolderWatch;
import org.holdfast.retention.publishing.WorkingCopy;
import org.holdfast.retention.surveys.SurveyLinks;
import org.holdfast.retention.surveys.SurveySettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the core together: the one place where its clock, its ids and its parts come from. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({HoldfastSettings.class, SurveySettings.class})
class RetentionConfiguration {

    private static final Duration FOLLOW = Duration.ofMillis(500);
    private static final Duration RUN_OUT = Duration.ofSeconds(60);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Decider decider() {
        return new Decider(Guardrails.all());
    }

    @Bean
    Publishing publishing(HoldfastSettings settings, RuleBooks books, Commitments commitments, TransactionTemplate transaction,
                          Decider decider, Clock clock) {
        return new Publishing(new WorkingCopy(settings.rules().dir()), books, commitments, transaction, decider, settings.assumptions(), clock);
    }

    @Bean
    LiveBookKeeper liveBookKeeper(Publishing publishing, HoldfastSettings settings, Clock clock) {
        return new LiveBookKeeper(publishing, settings.rules().publish() == HoldfastSettings.PublishMode.ON_SAVE, clock);
    }

    @Bean
    LiveBook liveBook(LiveBookKeeper keeper, Fits fits, DecisionMetrics metrics) {
        keeper.live().use(fits);
        metrics.watch(keeper.live());
        return keeper.live();
    }

    @Bean
    DecisionMetrics decisionMetrics(MeterRegistry registry) {
        return new DecisionMetrics(registry);
    }

    @Bean
    Recording recording(Standings standings, Decisions decisions, Receipts receipts, Outbox outbox, Budgets budgets, KeepingProgrammes programmes,
                        TransactionTemplate transaction, @Value("${info.engine}") String engine) {
        return new Recording(standings, decisions, receipts, outbox, budgets, programmes, transaction, engine);
    }

    @Bean
    KeepingProgrammes keepingProgrammes(ProgrammeLedger ledger) {
        return new KeepingProgrammes(ledger);
    }

    @Bean
    ProgrammeEffects programmeEffects(LiveBook live, Decisions decisions, Standings standings, ProgrammeLedger ledger, CustomerSource customers) {
        return new ProgrammeEffects(live, decisions, standings, ledger, customers);
    }

    @Bean
    ShowingProgrammes showingProgrammes(LiveBook live, CustomerSource customers, KeepingProgrammes keeping, ProgrammeLedger ledger, Clock clock) {
        return new ShowingProgrammes(live, customers, keeping, ledger, clock);
    }

    @Bean
    PastBooks pastBooks(LiveBook live, RuleBooks books, Fits fits) {
        return new PastBooks(live, books, fits);
    }

    @Bean
    Explaining explaining(LiveBook live, PastBooks books, Decisions decisions, Receipts receipts, Deciding deciding, Decider decider) {
        return new Explaining(live, books, decisions, receipts, deciding, new Explainer(decider));
    }

    @Bean
    Replaying replaying(PastBooks books, Decisions decisions, Receipts receipts, Decider decider, @Value("${info.engine}") String engine) {
        return new Replaying(books, decisions, receipts, decider, engine);
    }

    @Bean
    NightlyVerification nightlyVerification(Replaying replaying, MeterRegistry registry) {
        return new NightlyVerification(replaying, registry);
    }

    /** The secret is made at the first start; links stay good across nodes and restarts. */
    @Bean
    SurveyLinks surveyLinks(Secrets secrets, HoldfastSettings settings, SurveySettings surveys, Clock clock) {
        return new SurveyLinks(secrets.get("survey-links", clock.instant()), settings.publicUrl(), surveys.valid());
    }

    @Bean
    Naming naming(SurveyLinks links) {
        return new Naming(() -> UUID.randomUUID().toString(), links);
    }

    @Bean
    Deciding deciding(LiveBook live, Decider decider, CustomerSource customers, Recording recording, DecisionMetrics metrics, Clock clock, Naming naming) {
        return new Deciding(live, decider, customers, recording, metrics, clock, naming);
    }

    @Bean
    AnsweringOnce answeringOnce(Deciding deciding, KeyedAnswers answers, TransactionTemplate transaction, Clock clock) {
        return new AnsweringOnce(deciding, answers, transaction, clock);
    }

    @Bean
    DecidingForAll decidingForAll(LiveBook live, Decider decider, CustomerSource customers, Recording recording, Runs runs,
                                  DecisionMetrics metrics, Clock clock, Naming naming) {
        return new DecidingForAll(live, decider, customers, recording, runs, metrics, clock, naming);
    }

    @Bean
    Fitting fitting(LiveBook live, CustomerSource customers, Fits fits, Clock clock) {
        return new Fitting(live, customers, fits, clock);
    }

    @Bean
    ListingValues listingValues(CustomerSource customers, Clock clock) {
        return new ListingValues(customers, clock);
    }

    @Bean
    Simulating simulating(LiveBook live, Publishing publishing, Decider decider, CustomerSource customers, Clock clock, ListingValues values) {
        return new Simulating(live, publishing, decider, customers, clock, values);
    }

    @Bean
    Upgrading upgrading(Publishing publishing, Fits fits, Decider decider, CustomerSource customers, Clock clock) {
        return new Upgrading(publishing, fits, decider, customers, clock);
    }

    @Bean
    Measuring measuring(LiveBook live, CustomerSource customers, Clock clock) {
        return new Measuring(live, customers, clock);
    }

    @Bean
    TakingOutcomes takingOutcomes(Decisions decisions, Outcomes outcomes, Standings standings, Budgets budgets, ProgrammeEffects programmes,
                                  TransactionTemplate transaction, Clock clock) {
        return new TakingOutcomes(decisions, outcomes, standings, budgets, programmes, transaction, clock);
    }

    @Bean
    KeepingPromises keepingPromises(LiveBook live, CustomerSource customers, Promises promises, Clock clock) {
        return new KeepingPromises(live, customers, promises, clock);
    }

    /** What was promised is looked at again when its time is over. */
    @Bean
    @ConditionalOnWebApplication
    JobTimer promisesDue(BackgroundJobs jobs, KeepingPromises promises) {
        return jobs.timer("promises-due").every(RUN_OUT, "promises-due", promises::settleDue);
    }

    @Bean
    IncidentLedger incidentLedger(LiveBook live, CustomerSource customers, Standings standings, Histories histories, Clock clock) {
        return new IncidentLedger(live, customers, standings, histories, clock);
    }

    /** Only a server watches the folder; a command is over before anybody saves a file. */
    @Bean
    @ConditionalOnWebApplication
    RulesFolderWatch rulesFolderWatch(HoldfastSettings settings, LiveBookKeeper keeper, BackgroundJobs jobs) {
        return new RulesFolderWatch(settings.rules().dir(), keeper::folderChanged, jobs.job("rules-folder-watch"));
    }

    /** What nobody claimed in time goes back into the pots. */
    @Bean
    @ConditionalOnWebApplication
    JobTimer reservationsRunningOut(BackgroundJobs jobs, TakingOutcomes outcomes) {
        return jobs.timer("reservations-running-out").every(RUN_OUT, "reservations-running-out", outcomes::letRunOut);
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer oldAnswersForgotten(BackgroundJobs jobs, AnsweringOnce answering) {
        return jobs.timer("old-answers-forgotten").every(Duration.ZERO, Duration.ofHours(1), "old-answers-forgotten", answering::forgetOld);
    }

    @Bean
    @ConditionalOnWebApplication
    JobTimer verifyingHistory(BackgroundJobs jobs, NightlyVerification verification, HoldfastSettings settings, Clock clock) {
        return jobs.timer("verifying-history").at(() -> verification.untilNext(clock, settings.timeZone()), "verifying-history", verification::run);
    }

    /** All nodes of one database agree on the live rule book within two seconds. */
    @Bean
    @ConditionalOnWebApplication
    JobTimer liveBookFollowing(BackgroundJobs jobs, LiveBookKeeper keeper) {
        return jobs.timer("live-book-following").every(FOLLOW, "live-book-following", keeper::follow);
    }
}
