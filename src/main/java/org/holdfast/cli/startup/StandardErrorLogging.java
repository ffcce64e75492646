package org.holdfast.cli.startup;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Redirects console logging to standard error, so that standard output carries only the output of the command. A custom
 * Logback configuration would do the same, but would disable Boot's settings for structured logs, files and thresholds.
 */
final class StandardErrorLogging implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final String CONSOLE = "CONSOLE";
    private static final String STANDARD_ERROR = "System.err";

    /** Runs right after Boot has configured logging. */
    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        // A custom logging configuration decides where logs go.
        if (event.getEnvironment().containsProperty(LoggingApplicationListener.CONFIG_PROPERTY)
                || !(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
            return;
        }
        if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(CONSOLE)
                instanceof ConsoleAppender<ILoggingEvent> console) {
            console.setTarget(STANDARD_ERROR);
            console.start();
        }
    }
}
