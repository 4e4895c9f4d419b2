package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.core.network.Links;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BodyRequestsTest {

    private static final Hash BLOCK = Hash.ofHex("0b".repeat(32));
    private static final NodeId SELF = new NodeId("N0");

    private final Links links = new Links(new NodeId("Z1"));
    private final BodyRequests requests = new BodyRequests(SELF, links);

    @Test
    void thoseWhoHaveVotedForABlockAreAskedTheNearestFirst() {
        List<NodeId> peers = new ArrayList<>(IntStream.rangeClosed(1, 9)
                .mapToObj(number -> new NodeId("N" + number))
                .toList());
        peers.forEach(peer -> requests.voted(BLOCK, peer));
        peers.forEach(peer -> requests.voted(BLOCK, peer));
        requests.voted(BLOCK, SELF);
        requests.voted(Hash.ofHex("0c".repeat(32)), new NodeId("another block's"));

        peers.sort(Comparator.comparingLong(peer -> links.between(SELF, peer)));
        assertThat(requests.begin(BLOCK)).contains(peers);
    }

    @Test
    void aBlockIsAskedForOnceAtATimeAndNoneBeyondItsHeight() {
        requests.voted(BLOCK, new NodeId("N1"));
        assertThat(requests.begin(BLOCK)).isPresent();
        assertThat(requests.begin(BLOCK)).isEmpty();
        requests.end(BLOCK);
        assertThat(requests.begin(BLOCK)).contains(List.of(new NodeId("N1")));
        requests.clear();
        assertThat(requests.begin(BLOCK)).contains(List.of());
    }
}
