package org.holdfast.people.signin;

import java.nio.file.Path;
import org.holdfast.facts.validation.EnumLabels;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings for people who use the console.
 *
 * @param localConsole whether the console needs no sign-in on the machine that Holdfast runs on
 * @param setupTokenFile file to which the token for adding the first admin is written
 */
@ConfigurationProperties("holdfast.access")
public record SignInSettings(
        @DefaultValue("auto") LocalConsoleMode localConsole,
        @DefaultValue("data/setup-token") Path setupTokenFile) {

    /** When the local operator may use the console. */
    public enum LocalConsoleMode {
        /** As long as no person was added. */
        AUTO,
        ON,
        OFF;

        @Override
        public String toString() {
            return EnumLabels.of(this);
        }
    }
}
