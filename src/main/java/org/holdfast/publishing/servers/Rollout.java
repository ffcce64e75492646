package org.holdfast.publishing.servers;

import java.util.List;

/**
 * On how many servers a rule book, or a later one, is live.
 *
 * @param behind names of the servers on which an earlier one is live; they follow within two seconds
 */
public record Rollout(int live, int servers, List<String> behind) {

    public Rollout {
        behind = List.copyOf(behind);
    }

    static Rollout of(int number, List<RuleBookServer> servers) {
        List<String> behind = servers.stream()
                .filter(each -> each.live() < number)
                .map(RuleBookServer::name)
                .toList();
        return new Rollout(servers.size() - behind.size(), servers.size(), behind);
    }

    public boolean isComplete() {
        return behind.isEmpty();
    }
}
