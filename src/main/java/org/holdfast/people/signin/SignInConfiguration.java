package org.holdfast.people.signin;

import java.time.Clock;
import java.time.Duration;
import org.holdfast.access.AccessSettings;
import org.holdfast.audit.AuditTrail;
import org.holdfast.coordination.BackgroundJobs;
import org.holdfast.coordination.JobScheduler;
import org.holdfast.people.PasswordChange;
import org.holdfast.people.Passwords;
import org.holdfast.people.PeopleService;
import org.holdfast.people.PersonCredentials;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.transaction.support.TransactionTemplate;

/** Configures signing in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInSettings.class)
class SignInConfiguration {

    private static final Duration PURGE_INTERVAL = Duration.ofHours(1);
    private static final Duration SESSION_PURGE_INTERVAL = Duration.ofMinutes(10);

    @Bean
    SignInThrottle signInThrottle(ThrottleRepository counts, TransactionTemplate transaction, Clock clock) {
        return new SignInThrottle(counts, transaction, clock);
    }

    @Bean
    SignIn signIn(
            PersonCredentials credentials,
            Passwords passwords,
            SignInThrottle throttle,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        return new SignIn(credentials, passwords, throttle, audit, transaction, clock);
    }

    @Bean
    LocalConsole localConsole(SignInSettings settings, PeopleService people) {
        return new LocalConsole(settings.localConsole(), people);
    }

    @Bean
    FirstAdmin firstAdmin(
            SetupTokenRepository tokens,
            SignInSettings settings,
            PeopleService people,
            PasswordChange passwordChange,
            Clock clock) {
        return new FirstAdmin(tokens, new SetupTokenFile(settings.setupTokenFile()), people, passwordChange, clock);
    }

    @Bean
    @ConditionalOnWebApplication
    SetupOffer setupOffer(
            FirstAdmin firstAdmin,
            SignInSettings settings,
            AccessSettings access,
            ServerProperties server,
            HoldfastSettings holdfast) {
        return new SetupOffer(firstAdmin, settings, access, server, holdfast.publicUrl());
    }

    @Bean
    @ConditionalOnWebApplication
    JobScheduler signInPurge(BackgroundJobs jobs, SignInThrottle throttle, JdbcIndexedSessionRepository sessions) {
        return jobs.timer("sign-in-purge")
                .every(PURGE_INTERVAL, "sign-in-purge", throttle::purge)
                .every(SESSION_PURGE_INTERVAL, "expired-sessions", sessions::cleanUpExpiredSessions);
    }

    /** The timer of the sessions would log a stack trace whenever the database is down, and health would not know. */
    @Bean
    @ConditionalOnWebApplication
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsWithoutTimer() {
        return sessions -> sessions.setCleanupCron(Scheduled.CRON_DISABLED);
    }
}
