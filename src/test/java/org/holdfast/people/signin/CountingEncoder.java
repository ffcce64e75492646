package org.holdfast.people.signin;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.people.Passwords;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Notes which hashes were compared with, so that a test can compare the work instead of the time. */
final class CountingEncoder implements PasswordEncoder {

    private static final int COST = 5;

    private final PasswordEncoder real = Passwords.bcrypt(COST);
    private final List<Integer> costs = new ArrayList<>();

    /** Returns the costs of the comparisons since the last call. */
    List<Integer> takeCosts() {
        List<Integer> taken = List.copyOf(costs);
        costs.clear();
        return taken;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return real.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        assert hash != null && password != null && !password.isEmpty();
        costs.add(Integer.parseInt(hash.substring("{bcrypt}$2a$".length()).substring(0, 2)));
        return real.matches(password, hash);
    }

    @Override
    public boolean upgradeEncoding(@Nullable String hash) {
        return real.upgradeEncoding(hash);
    }

    static int cost() {
        return COST;
    }
}
