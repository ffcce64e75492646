package org.holdfast.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

    private static final long FOLLOW_MILLIS = 500;
    private static final long RUN_OUT_SECONDS = 60;

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
    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService promisesDue(KeepingPromises promises) {
        ScheduledExecutorService timer = timer("promises-due");
        timer.scheduleWithFixedDelay(promises::settleDue, RUN_OUT_SECONDS, RUN_OUT_SECONDS, TimeUnit.SECONDS);
        return timer;
    }

    @Bean
    IncidentLedger incidentLedger(LiveBook live, CustomerSource customers, Standings standings, Histories histories, Clock clock) {
        return new IncidentLedger(live, customers, standings, histories, clock);
    }

    /** Only a server watches the folder; a command is over before anybody saves a file. */
    @Bean
    @ConditionalOnWebApplication
    RulesFolderWatch rulesFolderWatch(HoldfastSettings settings, LiveBookKeeper keeper) throws IOException {
        return new RulesFolderWatch(settings.rules().dir(), keeper::folderChanged);
    }

    /** What nobody claimed in time goes back into the pots. */
    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService reservationsRunningOut(TakingOutcomes outcomes) {
        ScheduledExecutorService timer = timer("reservations-running-out");
        timer.scheduleWithFixedDelay(outcomes::letRunOut, RUN_OUT_SECONDS, RUN_OUT_SECONDS, TimeUnit.SECONDS);
        return timer;
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService oldAnswersForgotten(AnsweringOnce answering) {
        ScheduledExecutorService timer = timer("old-answers-forgotten");
        timer.scheduleWithFixedDelay(answering::forgetOld, 0, 1, TimeUnit.HOURS);
        return timer;
    }

    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService verifyingHistory(NightlyVerification verification, HoldfastSettings settings, Clock clock) {
        ScheduledExecutorService timer = timer("verifying-history");
        verification.schedule(timer, clock, settings.timeZone());
        return timer;
    }

    /** All nodes of one database agree on the live rule book within two seconds. */
    @Bean(destroyMethod = "shutdownNow")
    @ConditionalOnWebApplication
    ScheduledExecutorService liveBookFollowing(LiveBookKeeper keeper) {
        ScheduledExecutorService timer = timer("live-book-following");
        timer.scheduleWithFixedDelay(keeper::follow, FOLLOW_MILLIS, FOLLOW_MILLIS, TimeUnit.MILLISECONDS);
        return timer;
    }

    /** One thread of its own, which ends with the program. */
    static ScheduledExecutorService timer(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }
}
