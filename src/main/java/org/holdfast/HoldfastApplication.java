package org.holdfast;

import org.holdfast.cli.HoldfastCommand;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The program: every command and the server start here. */
// Callers show keys; there are no users with passwords, and none is invented.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class HoldfastApplication {

    static {
        // Read by Drools when its classes load; parallel building of rules has races on its error paths.
        System.setProperty("drools.parallelRulesBuildThreshold", "-1");
        // H2 lets commands in while a server holds the database, and listens for them on loopback only.
        System.setProperty("h2.bindAddress", System.getProperty("h2.bindAddress", "127.0.0.1"));
    }

    public static void main(String[] args) {
        int exit = HoldfastCommand.run(HoldfastApplication.class, args);
        // A server goes on after its command has returned.
        if (exit != HoldfastCommand.KEEP_RUNNING) {
            System.exit(exit);
        }
    }
}
