package org.holdfast.cli.startup;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Starts the part of the application that a command needs: everything, everything but HTTP, or only the settings. */
public final class SpringLauncher {

    private final Class<?> main;
    private final List<String> settings;

    public SpringLauncher(Class<?> main, List<String> settings) {
        this.main = main;
        this.settings = settings;
    }

    /** Starts the whole application, including the web server. */
    public ConfigurableApplicationContext serve() {
        return builder().run(arguments());
    }

    /** Starts the services and the database without a web server, logging only warnings and errors. */
    public ConfigurableApplicationContext open() {
        List<String> quiet = new ArrayList<>(List.of("--logging.level.org.holdfast=warn"));
        quiet.addAll(settings);
        return builder().web(WebApplicationType.NONE).lazyInitialization(true).run(quiet.toArray(new String[0]));
    }

    private SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(main)
                .listeners(new StandardErrorLogging())
                .logStartupInfo(false);
    }

    /** Reads the settings alone, without a database or an application context. */
    public HoldfastSettings settings() {
        return Binder.get(environment()).bindOrCreate("holdfast", HoldfastSettings.class);
    }

    /** Returns whether the configured database exists; {@link #open()} would create a missing one. */
    public boolean hasDatabase() {
        return StoredCustomersCheck.exists(environment().getProperty("spring.datasource.url", ""));
    }

    private StandardEnvironment environment() {
        StandardEnvironment environment = new StandardEnvironment();
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments()));
        return environment;
    }

    private String[] arguments() {
        return settings.toArray(new String[0]);
    }
}
