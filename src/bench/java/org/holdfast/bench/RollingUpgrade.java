package org.holdfast.bench;

import org.holdfast.Database;
import org.holdfast.bench.nodes.Release;
import org.holdfast.bench.nodes.Upgrade;

/**
 * Upgrades servers from release 0.1.0, which it builds from its commit, one after the other under load, and goes back
 * again. Ends with 1 if a client got an error or a decision was lost or doubled.
 *
 * <p>Arguments, all of them optional: seconds of each phase, requests a second, customers. With
 * {@code -Drelease.folder=FOLDER} the release is built, or found, there.
 */
public final class RollingUpgrade {

    private RollingUpgrade() {}

    public static void main(String[] args) {
        int exit = 1;
        try {
            Upgrade upgrade = new Upgrade(
                    Release.built(),
                    Database.POSTGRESQL.emptyUrl(),
                    argument(args, 0, 60),
                    argument(args, 1, 50),
                    argument(args, 2, 2_000));
            exit = upgrade.run() ? 0 : 1;
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
