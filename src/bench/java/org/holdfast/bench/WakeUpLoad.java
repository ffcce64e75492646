package org.holdfast.bench;

import org.holdfast.decisioning.WakeUpRounds;

/** Measures how soon customers are decided for when time alone calls for it, among a million who are not due. */
public final class WakeUpLoad {

    private WakeUpLoad() {}

    public static void main(String[] args) throws InterruptedException {
        WakeUpRounds.main(args);
        // The database would keep the program running.
        System.exit(0);
    }
}
