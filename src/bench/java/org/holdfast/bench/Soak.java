package org.holdfast.bench;

import org.holdfast.Database;
import org.holdfast.bench.nodes.Endurance;

/**
 * Keeps servers under a steady load and looks ten times at what they take: heap after a garbage collection, metaspace,
 * resident memory, threads, files, and the rows of tables that must not grow with the number of requests. Ends with 1
 * if something has grown.
 *
 * <p>Arguments, all of them optional: seconds, requests a second, customers, servers.
 */
public final class Soak {

    private Soak() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            Endurance endurance = new Endurance(
                    Database.POSTGRESQL.emptyUrl(),
                    Database.POSTGRESQL.emptyUrl(),
                    argument(args, 0, 3_600),
                    argument(args, 1, 100),
                    argument(args, 2, 4_000));
            exit = endurance.run(argument(args, 3, 2)) ? 0 : 1;
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
