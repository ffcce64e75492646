package org.holdfast.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.holdfast.cli.startup.SpringLauncher;
import org.holdfast.customers.CustomerStore;
import org.holdfast.demo.DemoCustomers;
import org.holdfast.publishing.LiveRuleBook;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the HTTP server (the default command).",
        footer = {"", "Port and address: --server.port=8080 --server.address=127.0.0.1"})
final class ServeCommand implements Callable<Integer> {

    private final SpringLauncher springLauncher;

    @Spec
    private CommandSpec spec;

    ServeCommand(SpringLauncher springLauncher) {
        this.springLauncher = springLauncher;
    }

    @Override
    public Integer call() {
        ConfigurableApplicationContext context = springLauncher.serve();
        LiveRuleBook.State live = context.getBean(LiveRuleBook.class).state();
        CustomerStore customers = context.getBean(CustomerStore.class);
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        String base = "http://localhost:" + port;
        String customer = customers
                .find(DemoCustomers.SHOWCASE)
                .map(known -> known.facts().id())
                .orElseGet(() -> customers.page(null, 1).stream()
                        .map(known -> known.facts().id())
                        .findFirst()
                        .orElse("ID"));
        spec.commandLine()
                .getOut()
                .printf(
                        "%nHoldfast is listening on %s with %s and %s.%n%n"
                                + "  curl -s %s/v1/customers/%s/next-best-action%n%n",
                        base,
                        counted(customers.count(), "customer"),
                        counted(live.book().rules().rules().size(), "rule"),
                        base,
                        customer);
        return HoldfastCommand.KEEP_RUNNING;
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
