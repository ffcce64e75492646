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

/** Starts as much of the application as a command needs: all of it, all but the web server, or only its settings. */
public final class SpringLauncher {

    private final Class<?> main;
    private final List<String> settings;

    public SpringLauncher(Class<?> main, List<String> settings) {
        this.main = main;
        this.settings = settings;
    }

    /** Everything, with the web server. */
    public ConfigurableApplicationContext serve() {
        return builder().run(arguments());
    }

    /** The use cases with their database, quietly. */
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

    /** Only what the operator has set; no database, no beans, a blink of an eye. */
    public HoldfastSettings settings() {
        return Binder.get(environment()).bindOrCreate("holdfast", HoldfastSettings.class);
    }

    /** Whether {@link #open()} would find customers; it would make a database that is not there. */
    public boolean hasDatabase() {
        return StoredCustomersCheck.areAt(environment().getProperty("spring.datasource.url", ""));
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
