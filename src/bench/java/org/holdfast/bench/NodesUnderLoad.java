package org.holdfast.bench;

import java.util.Locale;
import org.holdfast.Database;
import org.holdfast.bench.nodes.Trial;

/**
 * Servers on one PostgreSQL database behind a balancer, disturbed in turn under load: killed, frozen for longer than
 * their leases, cut off from the database, and stalled. At the end an audit compares what clients got with what is
 * stored: nothing lost, nothing doubled, every limit exact. Ends with 1 if anything is not as it must be.
 *
 * <p>Arguments, all of them optional: seconds, requests a second, customers, servers.
 */
public final class NodesUnderLoad {

    private NodesUnderLoad() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            Trial trial = new Trial(
                    Database.POSTGRESQL.emptyUrl(),
                    Database.POSTGRESQL.emptyUrl(),
                    argument(args, 0, 600),
                    argument(args, 1, 100),
                    argument(args, 2, 4_000));
            System.out.printf(Locale.ROOT, "%s%n", trial);
            exit = trial.run(argument(args, 3, 3)) ? 0 : 1;
        } catch (Exception e) {
            e.printStackTrace();
        } finally {
            // The database would keep the program running.
            System.exit(exit);
        }
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
